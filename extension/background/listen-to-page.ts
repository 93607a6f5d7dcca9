import type { PostOnPage } from '../../shared/model/post-on-page.ts';
import { mayListen } from '../reading/listen-page.ts';
import { SITES } from '../sites/registry.ts';
import { openDatabase } from '../sync/database.ts';
import { changeListeningChoice, readListeningChoice } from '../sync/listening-store.ts';
import { readListening } from '../sync/page-setup.ts';
import { readPairing } from '../sync/pairing-store.ts';
import { keepSeenPosts } from '../sync/seen-posts.ts';
import { noteLook } from '../sync/watched-searches.ts';
import { findNamedBrand } from './find-named-brand.ts';

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
  const read = posts.filter(({ postKey, text }) => postKey !== null && text !== '');
  if (read.length === 0 || (await readPairing()) === null) return 0;
  const { brands } = await readListening();
  const matched = read.filter(findNamedBrand(brands));
  return keepSeenPosts(await openDatabase(), adapter.id, read.length, matched, now);
}
