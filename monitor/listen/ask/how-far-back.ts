/** How far one poll of a paged list goes. */
export interface HowFarBack {
  /** Everything back to this instant is wanted; null: only what the first page shows. */
  readonly until: number | null;
  readonly mostPages: number;
}

/** A burst of some five hundred to a thousand posts between two polls is still read whole; of a larger one it is said (`isCut`). */
const PAGES = 10;
/** Back-fill was asked for by a person, who waits; beyond it lists end or repeat themselves. */
const BACKFILL_PAGES = 50;

/**
 * A first look takes one page; later ones go back until they meet what they know; a back-fill goes back to the instant that was asked for.
 * `knownAt`: the newest instant that the last look saw.
 */
export function howFarBack(knownAt: number | null, since: number | undefined): HowFarBack {
  if (since !== undefined) return { until: knownAt ?? since, mostPages: BACKFILL_PAGES };
  return { until: knownAt, mostPages: knownAt === null ? 1 : PAGES };
}
