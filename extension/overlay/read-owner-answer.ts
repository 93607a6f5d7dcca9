import type { Brand } from '../../shared/model/brand.ts';
import { isOwnAccount } from '../own-account.ts';
import type { PostReading } from '../reading/post-reading.ts';
import { readPost } from '../reading/read-post.ts';
import type { SiteAdapter } from '../reading/site-adapter.ts';
import { findFirst } from '../reading/walk-path.ts';
import type { TrackedPost } from './page-handle.ts';

const FIELDS = ['author', 'text', 'publishedAt'] as const;

/** The brand's answer inside a review; null when there is none, or when it may be another business's. `now`: epoch milliseconds. */
export function readOwnerAnswer(
  { element, kind }: TrackedPost,
  adapter: SiteAdapter,
  brand: Brand,
  document: Document,
  now: number,
): PostReading | null {
  const { ownerAnswer } = kind;
  const answer = ownerAnswer && findFirst(element, ownerAnswer.at);
  if (!answer) return null;
  const asKind = { name: 'owner-answer', path: ownerAnswer.at, fields: ownerAnswer.fields, chip: kind.chip };
  const { reading } = readPost(answer, adapter, asKind, { url: new URL(document.location.href), now }, FIELDS);
  const { author } = reading;
  const isOwn =
    author === null ? names(document.title, brand) : isOwnAccount(author, null, brand) || names(author, brand);
  return isOwn ? reading : null;
}

/** The business that is reviewed is named where the page says whose reviews these are. */
function names(text: string, { name, aliases, ownAccounts }: Brand): boolean {
  const said = text.normalize('NFKC').toLowerCase();
  return [name, ...aliases, ...ownAccounts].some(
    (one) => one.length > 1 && said.includes(one.normalize('NFKC').toLowerCase()),
  );
}
