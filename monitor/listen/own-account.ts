import type { Brand } from '../../shared/model/brand.ts';
import type { Author } from '../../shared/model/entry.ts';

/** Whether a brand itself wrote the post: by the name, the id, or the last part of the address of its account. */
export function isOwnAccount(author: Author | null, brands: readonly Brand[]): boolean {
  if (!author) return false;
  const names = [author.name, author.id ?? null, lastPart(author.url)].map(plain).filter((name) => name !== '');
  return brands.some((brand) => brand.ownAccounts.some((account) => names.includes(plain(account))));
}

function plain(name: string | null): string {
  return (name ?? '').normalize('NFKC').trim().replace(/^@/, '').toLowerCase();
}

function lastPart(url: string | null): string | null {
  if (!url || !URL.canParse(url)) return null;
  return decodeURI(new URL(url).pathname).split('/').filter(Boolean).at(-1) ?? null;
}
