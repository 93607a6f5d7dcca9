/** When a post became public, as far as it can be believed. */
export interface Publication {
  /** Epoch milliseconds; the time we first saw it where the source gave no believable one (section 1 of the service rules). */
  readonly publishedAt: number;
  readonly publishedTrusted: boolean;
}

/** A clock that runs ahead by no more than this is only unprecise. */
const AHEAD_MS = 10 * 60_000;
/** No post on any site is older; smaller numbers are unset fields or seconds taken for milliseconds. */
const EARLIEST_AT = Date.UTC(1995, 0, 1);

/** Judges a source's claim of the time of publication. Never hides an entry: an unbelievable time becomes the time it was found. */
export function believePublication(claimedAt: number | null, foundAt: number): Publication {
  if (claimedAt === null || !Number.isFinite(claimedAt) || claimedAt < EARLIEST_AT || claimedAt > foundAt + AHEAD_MS) {
    return { publishedAt: foundAt, publishedTrusted: false };
  }
  return { publishedAt: Math.min(claimedAt, foundAt), publishedTrusted: true };
}
