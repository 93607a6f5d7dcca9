import type { Brand } from '../shared/model/brand.ts';

/** True when an author is one of the brand's own accounts: by name, by handle or by the end of the author's address. */
export function isOwnAccount(name: string | null, url: string | null, brand: Pick<Brand, 'ownAccounts'>): boolean {
  const names = [name, url?.split(/[/=]/u).filter(Boolean).at(-1) ?? null, url]
    .filter((one) => one !== null)
    .map(reduceName);
  return brand.ownAccounts.some((account) => names.includes(reduceName(account)));
}

function reduceName(name: string): string {
  return name.normalize('NFKC').trim().replace(/^@/u, '').replace(/\/$/u, '').toLowerCase();
}
