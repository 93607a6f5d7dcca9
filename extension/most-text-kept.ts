/** Longest text of an answer that is kept: what differs behind it does not make another reply. In a file of its own, so that the finder can carry it. */
export const MOST_TEXT_KEPT = 1000;
