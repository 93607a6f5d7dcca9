/**
 * Fields of a post whose selectors may be corrected from outside the extension's package. Not the author's address: the direct
 * message is addressed by it.
 */
export const CORRECTABLE_FIELDS = [
  'id',
  'author',
  'title',
  'text',
  'permalink',
  'publishedAt',
  'likes',
  'comments',
  'rating',
] as const;
export type CorrectableField = (typeof CORRECTABLE_FIELDS)[number];

/** A selector, or several to be followed one after the other through shadow roots. */
type CorrectedPath = string | readonly string[];

/** One way to read a field. No reader, no template and no address of the page: it can only read what stands in the post. */
export interface CorrectedCandidate {
  readonly at?: CorrectedPath;
  readonly get?: string;
  readonly match?: string;
  readonly prefix?: string;
  readonly divide?: number;
  readonly emptyMeans?: number;
}

/** What is corrected of one sort of post. */
export interface CorrectedKind {
  /** Where posts of this sort are found; absent: as shipped. */
  readonly path?: CorrectedPath;
  /** Candidates that are tried before those that ship. */
  readonly fields?: { readonly [name in CorrectableField]?: readonly CorrectedCandidate[] };
}

/**
 * Corrected selectors of a site that changed, as data. Composer, direct message, the mark of posts for chosen people and
 * the site's hosts are not in it: they come with the extension's package alone.
 */
export interface SiteCorrection {
  /** Adapter id. */
  readonly site: string;
  /** Grows with each correction of the site: an older one never takes the place of a newer. */
  readonly revision: number;
  /** By the name of the sort of post. */
  readonly kinds: Readonly<Record<string, CorrectedKind>>;
}

/** A correction as the configuration keeps it: with who gave it through the monitor, and when; by hand, it may have neither. */
export interface KeptCorrection extends SiteCorrection {
  readonly by?: string;
  /** ISO 8601, UTC: people read it in the file. */
  readonly at?: string;
}

/** Who gave the correction of a site that the workspace uses now; `by` null: it was written into the file by hand. */
export interface CorrectionGiver {
  readonly site: string;
  readonly revision: number;
  readonly by: string | null;
  readonly at: number | null;
}
