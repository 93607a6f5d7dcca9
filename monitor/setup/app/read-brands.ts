import { type Fields, readList } from '../../../shared/config-draft.ts';
import { readText, readWords } from './draft.ts';
import type { Option } from './field.ts';
import type { Setup } from './use-setup.ts';

/** Brands that an item is for; none named means all. */
export function brandsOf(setup: Setup, item: Fields): readonly Fields[] {
  const wanted = readWords(item, 'brands');
  return readList(setup.draft, 'brands').filter(({ id }) => wanted.length === 0 || wanted.includes(String(id)));
}

/** Every brand of the draft, to choose from. */
export function brandOptions(setup: Setup): readonly Option[] {
  return readList(setup.draft, 'brands').map((brand) => {
    const value = readText(brand, 'id');
    return { value, label: readText(brand, 'name') || value };
  });
}
