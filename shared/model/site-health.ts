/** What a browser says of an adapter that no longer fits a site's pages. Counts and a hash of tag names; no text, no address, no name. */
export interface SiteHealthReport {
  /** Adapter id. */
  readonly site: string;
  /** Fields that most posts do not yield any more; `posts`: none was found. */
  readonly broken: readonly string[];
  /** Posts that the adapter found on the page. */
  readonly posts: number;
  /** Posts that only their permalink gave away. */
  readonly byLink: number;
  /** One number for the tag names of the page: tells one layout from the next. */
  readonly tagHash: number;
  /** Of the extension: a newer one may have mended it. */
  readonly version: string;
  /** Revision of the workspace's correction that pages read worse with, so that the browser took it out of use; null: none. */
  readonly correction: number | null;
}

/** What all browsers of the workspace said of one site. */
export interface SiteHealth extends SiteHealthReport {
  readonly firstAt: number;
  readonly lastAt: number;
  /** How often it was reported since `firstAt` for this version and this damage. */
  readonly reports: number;
}
