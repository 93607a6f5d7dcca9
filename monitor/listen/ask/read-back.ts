import type { HowFarBack } from './how-far-back.ts';

/** One page of a list whose newest items come first. */
export interface PageRead<T> {
  readonly items: readonly T[];
  /** Of what stands last, in the unit of `until`; infinite where the site itself leaves out what is known. */
  readonly oldest: number;
  /** The site has a further page. */
  readonly hasMore: boolean;
}

/** What was read. `isCut`: more has come since the last look than a look reads, so that posts were left out. */
export interface ReadBack<T> {
  readonly items: readonly T[];
  readonly isCut: boolean;
}

/** Reads a list page by page from its newest item until it meets what is known. */
export async function readBack<T>(
  { until, mostPages }: HowFarBack,
  readPage: () => Promise<PageRead<T>>,
): Promise<ReadBack<T>> {
  const items: T[] = [];
  for (let page = 0; page < mostPages; page += 1) {
    const read = await readPage();
    items.push(...read.items);
    const isEnd = !read.hasMore || read.items.length === 0;
    if (isEnd || until === null || read.oldest <= until) return { items, isCut: false };
  }
  return { items, isCut: true };
}

/** Several lists of one look; it is cut where one of them was. */
export function isAnyCut(lists: readonly ReadBack<unknown>[]): { readonly isCut?: true } {
  return lists.some(({ isCut }) => isCut) ? { isCut: true } : {};
}
