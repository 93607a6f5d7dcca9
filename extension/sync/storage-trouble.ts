import { browser } from 'wxt/browser';
import { changeStored } from './change-stored.ts';
import { type EarshotDatabase, openDatabase } from './database.ts';
import { countWaiting } from './outbox.ts';
import { expirePairing, readPairing } from './pairing-store.ts';

/** What the browser's storage did to us. It stands in the other storage, which a browser does not clear with the database. */
export interface StorageTrouble {
  /** When the database was made, by this computer; the database holds the same. Null: before this was kept. */
  readonly bornAt: number | null;
  /** Tickets that waited to be handed over when last counted. */
  readonly waiting: number;
  /** When the browser was found to have removed the database; null: it has not, or the person has read it. */
  readonly lostAt: number | null;
  /** Tickets that waited then. */
  readonly lostTickets: number;
  /** There was no room for what came last. */
  readonly full: boolean;
}

/** Nothing happened. */
export const NO_TROUBLE: StorageTrouble = { bornAt: null, waiting: 0, lostAt: null, lostTickets: 0, full: false };

const KEY = 'storageTrouble';

export async function readStorageTrouble(): Promise<StorageTrouble> {
  const stored: { [KEY]?: StorageTrouble } = await browser.storage.local.get(KEY);
  return stored[KEY] ?? NO_TROUBLE;
}

/**
 * Finds out whether the browser removed the database since it was made (a full disk, a cleaner, "delete site data"), and notes it for the
 * person. The token was in it: the device counts as signed out, which the panel says with its way out. The rest comes anew by itself.
 */
export async function noticeLostDatabase(now: number): Promise<void> {
  const database = await openDatabase();
  const born = await database.get('cursors', 'born');
  const known = await readStorageTrouble();
  if (born !== undefined && born === known.bornAt) return;
  const lost = known.bornAt !== null;
  const bornAt = born ?? now;
  if (born === undefined) await database.put('cursors', bornAt, 'born');
  await change((before) =>
    lost ? { ...before, bornAt, lostAt: now, lostTickets: before.waiting, waiting: 0 } : { ...before, bornAt },
  );
  const pairing = lost ? await readPairing() : null;
  if (pairing?.expired) await expirePairing(pairing); // tells every page that is open
}

/** Keeps the number of waiting tickets, so that a loss can be told in figures. */
export async function noteWaiting(database: EarshotDatabase): Promise<void> {
  const waiting = await countWaiting(database);
  if (waiting !== (await readStorageTrouble()).waiting) await change((before) => ({ ...before, waiting }));
}

/** Notes whether there was room for what came last. */
export async function noteRoom(full: boolean): Promise<void> {
  if (full !== (await readStorageTrouble()).full) await change((before) => ({ ...before, full }));
}

/** The person has read that the database was lost. */
export async function settleLoss(): Promise<void> {
  await change((before) => ({ ...before, lostAt: null, lostTickets: 0 }));
}

/** Hears every later change. Returns how to stop. */
export function watchStorageTrouble(hear: (trouble: StorageTrouble) => void): () => void {
  const listen = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'local' && KEY in changes) hear((changes[KEY]?.newValue as StorageTrouble | undefined) ?? NO_TROUBLE);
  };
  browser.storage.onChanged.addListener(listen);
  return () => browser.storage.onChanged.removeListener(listen);
}

function change(work: (before: StorageTrouble) => StorageTrouble): Promise<StorageTrouble> {
  return changeStored<StorageTrouble>(KEY, (before) => work(before ?? NO_TROUBLE));
}
