import type { Brand } from '../../shared/model/brand.ts';
import type { PostOnPage } from '../../shared/model/post-on-page.ts';
import { createFoldedText, foldInto } from '../../shared/text/fold.ts';
import { findBrands } from '../../shared/understanding/find-brands.ts';
import { buildVocabulary } from '../../shared/understanding/vocabulary.ts';

/** Says whether a post names a brand that is listened for and does not come from the brand itself. */
export type BrandFinder = (post: PostOnPage) => boolean;

let last: { readonly of: string; readonly find: BrandFinder } | null = null;

/** The finder for a list of brands; made once a list, in some milliseconds. The monitor judges what is a complaint. */
export function findNamedBrand(brands: readonly Brand[]): BrandFinder {
  const of = JSON.stringify(brands);
  if (last?.of === of) return last.find;
  const vocabulary = buildVocabulary(brands, [], new Map());
  const folded = createFoldedText();
  const find: BrandFinder = (post) => {
    if (post.text.trim() === '') return false;
    foldInto(post.title === null ? post.text : `${post.title}\n${post.text}`, folded);
    const named = new Set(
      findBrands(vocabulary.matcher.scan(folded), vocabulary, brands).map(({ brandId }) => brandId),
    );
    return brands.some((brand) => named.has(brand.id) && !isOwn(post, brand));
  };
  last = { of, find };
  return find;
}

function isOwn({ author }: PostOnPage, brand: Brand): boolean {
  const names = [author?.name, author?.url?.split(/[/=]/u).filter(Boolean).at(-1), author?.url]
    .filter((name) => typeof name === 'string')
    .map(reduceName);
  return brand.ownAccounts.some((account) => names.includes(reduceName(account)));
}

function reduceName(name: string): string {
  return name.normalize('NFKC').trim().replace(/^@/u, '').replace(/\/$/u, '').toLowerCase();
}
