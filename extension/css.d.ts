/** Style sheets are imported for their effect; the builder makes files of them. */
declare module '*.css';
