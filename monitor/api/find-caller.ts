import { createHash } from 'node:crypto';
import type { Log } from '../log.ts';
import type { SetupKey } from '../setup/setup-key.ts';
import { listPeople } from '../store/people/people.ts';
import type { Db, Store } from '../store/store.ts';
import type { Caller } from './caller.ts';

/** The last use of a device is written at most this often. */
const TOUCH_EVERY_MS = 60_000;

/**
 * Who a token belongs to; null when it is unknown or revoked, or the person is switched off. The key of a start is one only for
 * requests of this machine (`isLoopback`).
 */
export type FindCaller = (token: string, isLoopback: boolean) => Promise<Caller | null>;

/** Looks tokens up without waiting for writers; that a device was used is written beside the answer, not before it. */
export function makeFindCaller(options: {
  readonly store: Store;
  readonly readDb: Db;
  readonly clock: { now(): number };
  readonly log: Log;
  readonly setupKey?: SetupKey | undefined;
}): FindCaller {
  const { store, readDb, clock, log, setupKey } = options;
  const touchedAt = new Map<string, number>();

  const touch = (deviceId: string, now: number): void => {
    if ((touchedAt.get(deviceId) ?? 0) > now - TOUCH_EVERY_MS) return;
    touchedAt.set(deviceId, now);
    store.db
      .updateTable('devices')
      .set({ lastUsedAt: now })
      .where('id', '=', deviceId)
      .execute()
      .catch((error: unknown) => log.warn('device-touch-failed', { deviceId, error: String(error) }));
  };

  return async (token, isLoopback) => {
    if (isLoopback && setupKey?.fits(token, clock.now())) return findStarter(readDb);
    const tokenHash = createHash('sha256').update(token).digest('hex');
    const row = await readDb
      .selectFrom('devices')
      .innerJoin('people', 'people.id', 'devices.personId')
      .select(['devices.id', 'devices.name', 'devices.origin', 'devices.createdAt', 'devices.lastUsedAt'])
      .select(['people.id as personId', 'people.name as personName', 'people.role'])
      .where('devices.tokenHash', '=', tokenHash)
      .where('devices.revokedAt', 'is', null)
      .where('people.active', '=', 1)
      .executeTakeFirst();
    if (row === undefined) return null;
    const { personId, personName, role, ...device } = row;
    touch(device.id, clock.now());
    return { person: { id: personId, name: personName, role, active: true }, device };
  };
}

/** Who started the monitor counts as its first administrator. */
async function findStarter(readDb: Db): Promise<Caller | null> {
  const admin = (await listPeople(readDb)).find(({ role, active }) => role === 'admin' && active);
  const device = { id: 'setup', name: 'setup page', origin: null, createdAt: 0, lastUsedAt: null };
  return admin === undefined ? null : { person: admin, device };
}
