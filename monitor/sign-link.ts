import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { getSetting, putSetting } from './store/settings.ts';
import { inTransaction } from './store/sql/in-transaction.ts';
import type { Db } from './store/store.ts';

const SETTING = 'link-secret';

/** The secret behind signed links of this workspace; made with the first question. */
export async function readLinkSecret(db: Db, now: number): Promise<Buffer> {
  const known = await getSetting<string>(db, SETTING);
  if (known !== null) return Buffer.from(known, 'base64url');
  return inTransaction(db, async (trx) => {
    const made = randomBytes(32).toString('base64url');
    const there = await getSetting<string>(trx, SETTING);
    if (there === null) await putSetting(trx, SETTING, made, now);
    return Buffer.from(there ?? made, 'base64url');
  });
}

/** Proof that the monitor itself wrote these words for this purpose; short enough for a link. */
export function sign(secret: Buffer, purpose: string, words: readonly (string | number)[]): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify([purpose, ...words]))
    .digest()
    .subarray(0, 18)
    .toString('base64url');
}

/** Compares in constant time. */
export function isSigned(
  secret: Buffer,
  purpose: string,
  words: readonly (string | number)[],
  signature: string,
): boolean {
  const right = Buffer.from(sign(secret, purpose, words));
  const given = Buffer.from(signature);
  return right.length === given.length && timingSafeEqual(right, given);
}
