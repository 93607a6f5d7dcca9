import { type Fields, readList, readWords } from './draft.ts';
import type { Setup } from './use-setup.ts';

/** Names of an item's brands for a trial; none means all. */
export function brandsOf(setup: Setup, item: Fields): readonly Fields[] {
  const wanted = readWords(item, 'brands');
  return readList(setup.draft, 'brands').filter(({ id }) => wanted.length === 0 || wanted.includes(String(id)));
}
