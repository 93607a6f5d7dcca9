/** A token that an interface lent us. */
export interface LentToken {
  readonly token: string;
  /** For how long it is good. */
  readonly seconds: number;
}

/** Lent tokens stay in memory: they are secrets, and a new one is a request away. */
const tokens = new Map<string, { readonly token: string; readonly expiresAt: number }>();
/** A token that would end during the poll is no use. */
const MARGIN_MS = 60_000;

/** The token kept under the key, or a new one where there is none or its time is nearly over. */
export async function borrowToken(key: string, now: number, ask: () => Promise<LentToken>): Promise<string> {
  const known = tokens.get(key);
  if (known !== undefined && known.expiresAt > now + MARGIN_MS) return known.token;
  const { token, seconds } = await ask();
  tokens.set(key, { token, expiresAt: now + seconds * 1000 });
  return token;
}

/** Forgets a token that the interface did not take, so that the next poll asks for a new one. */
export function forgetToken(key: string): void {
  tokens.delete(key);
}
