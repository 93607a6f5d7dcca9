import type { Analysis } from '../../shared/model/analysis.ts';
import type { Brand } from '../../shared/model/brand.ts';
import type { PostOnPage } from '../../shared/model/post-on-page.ts';
import { isOwnAccount } from '../own-account.ts';
import { mayListen } from '../reading/listen-page.ts';
import { SITES } from '../sites/registry.ts';
import { openDatabase } from '../sync/database.ts';
import { changeListeningChoice, readListeningChoice } from '../sync/listening-store.ts';
import { readListening } from '../sync/page-setup.ts';
import { readPairing } from '../sync/pairing-store.ts';
import { keepSeenPosts } from '../sync/seen-posts.ts';
import { noteLook } from '../sync/watched-searches.ts';
import { analyzePosts } from './analyze-posts.ts';

/**
 * In-browser listening: posts of a page that a person opened are matched here, in this browser, and only matches wait for the
 * monitor's inbox. Asks for the consent itself, whatever the page says. Returns how many new matches there are.
 */
export async function listenToPage(
  site: string,
  address: string,
  posts: readonly PostOnPage[],
  now: number,
): Promise<number> {
  const adapter = SITES.find(({ id }) => id === site);
  const { consent } = await readListeningChoice();
  if (!adapter || !mayListen(adapter, new URL(address), consent)) return 0;
  await changeListeningChoice((choice) => noteLook(choice, address, now));
  const read = posts.filter(({ postKey, title, text }) => postKey !== null && (text !== '' || title !== null));
  if (read.length === 0 || (await readPairing()) === null) return 0;
  const listening = await readListening();
  const analyses = await analyzePosts(read, listening);
  const matched = read.filter((post, at) => namesBrand(post, analyses[at], listening.brands));
  return keepSeenPosts(await openDatabase(), adapter.id, read.length, matched, now);
}

/** Whether a post names a brand and does not come from that brand. What of it is a complaint, the monitor says. */
export function namesBrand({ author }: PostOnPage, analysis: Analysis | undefined, brands: readonly Brand[]): boolean {
  const named = new Set(analysis?.matches.flatMap(({ type, brandId }) => (type === 'brand' ? [brandId] : [])));
  return brands.some((brand) => named.has(brand.id) && !isOwnAccount(author?.name ?? null, author?.url ?? null, brand));
}
