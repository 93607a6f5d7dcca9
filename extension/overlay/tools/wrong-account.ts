import type { Brand } from '../../../shared/model/brand.ts';
import type { PostMark } from '../../messages.ts';
import { isOwnAccount } from '../../own-account.ts';
import { readField } from '../../reading/read-field.ts';
import type { PostKind, SiteAdapter } from '../../reading/site-adapter.ts';
import type { PageHandle } from '../page-handle.ts';

const PAGE_KIND: PostKind = { name: 'page', path: 'html', fields: {}, chip: { side: 'corner' } };
const MAX_NAME_LENGTH = 60;

/**
 * The account that is signed in on the page, when it is none of the brand's: an answer would go out under it. Null: it is the
 * brand's, or the page does not say who is signed in, or nobody said which accounts are the brand's.
 *
 * @param brandId Of the post that is answered; null: any brand's account will do.
 */
export function findWrongAccount(
  document: Document,
  adapter: SiteAdapter,
  brands: readonly Brand[],
  brandId: string | null,
): string | null {
  const meant = brands.filter(({ id }) => brandId === null || id === brandId);
  if (!meant.some(({ ownAccounts }) => ownAccounts.length > 0)) return null;
  const said = readSignedIn(document, adapter);
  const [name] = said;
  if (name === undefined) return null;
  return said.some((one) => meant.some((brand) => isOwnAccount(one, null, brand))) ? null : name;
}

/** The same, as long as nobody said on this page to go on under that name: then it is not spoken of again. */
export function findAccountInTheWay(page: PageHandle, mark: PostMark | null): string | null {
  const found = findWrongAccount(document, page.adapter, page.setup().brands, mark?.mention?.brandId ?? null);
  return found !== null && page.accounts.has(found) ? null : found;
}

/** Every name that the page gives to the account that is signed in, the plainest first. */
function readSignedIn(document: Document, adapter: SiteAdapter): readonly string[] {
  const page = { url: new URL(document.location.href), now: 0 };
  const accept = (raw: string): string | null => raw.trim().slice(0, MAX_NAME_LENGTH) || null;
  const names = (adapter.signedIn ?? []).flatMap(
    (candidate) =>
      readField(document.documentElement, adapter, PAGE_KIND, [candidate], page, accept, new Map())?.value ?? [],
  );
  return [...new Set(names)];
}
