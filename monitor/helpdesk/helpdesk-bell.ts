import { randomBytes } from 'node:crypto';
import { getSetting, putSetting } from '../store/settings.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import type { Db } from '../store/store.ts';

const listeners = new WeakMap<Db, Map<string, () => void>>();
const ofHelpdesk = (id: string) => `helpdesk-hook:${id}`;
const ofToken = (token: string) => `helpdesk-token:${token}`;

/** A helpdesk said that something changed there. Only a hint: its states are asked for, as always. */
export function ringHelpdeskBell(db: Db, helpdeskId: string): void {
  listeners.get(db)?.get(helpdeskId)?.();
}

/** Calls back when the bell of a helpdesk rings. Returns how to stop. */
export function onHelpdeskBell(db: Db, helpdeskId: string, listener: () => void): () => void {
  const all = listeners.get(db) ?? new Map<string, () => void>();
  listeners.set(db, all);
  all.set(helpdeskId, listener);
  return () => void all.delete(helpdeskId);
}

/** The secret part of the address that a helpdesk calls, made once; every helpdesk can call an address, few can sign. */
export async function readHookToken(db: Db, helpdeskId: string, now: number): Promise<string> {
  return inTransaction(db, async (trx) => {
    const known = await getSetting<string>(trx, ofHelpdesk(helpdeskId));
    if (known !== null) return known;
    const token = randomBytes(24).toString('base64url');
    await putSetting(trx, ofHelpdesk(helpdeskId), token, now);
    await putSetting(trx, ofToken(token), helpdeskId, now);
    return token;
  });
}

/** Whose address it is; null: nobody's. */
export async function findHelpdeskOfToken(db: Db, token: string): Promise<string | null> {
  return getSetting<string>(db, ofToken(token));
}
