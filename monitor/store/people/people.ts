import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Person, Role } from '../../../shared/model/person.ts';
import { inTransaction } from '../sql/in-transaction.ts';
import { newId } from '../sql/new-id.ts';
import { StoreError } from '../sql/store-error.ts';
import type { Db } from '../store.ts';
import type { DevicesTable, PeopleTable } from '../tables/people.ts';

/** A paired browser or program of a person. */
export interface Device {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly origin: string | null;
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
  readonly revokedAt: number | null;
}

/**
 * A pairing code lives this long and survives this many wrong guesses. Its first half says which code is meant, so a guess counts
 * against that one alone: five of ten thousand second halves, from however many addresses they come.
 */
export const PAIRING_MINUTES = 5;
export const PAIRING_TRIES = 5;
const SELECTOR_DIGITS = 4;
/** `lastUsedAt` is written at most this often. */
const TOUCH_EVERY_MS = 60_000;

/** Adds a person. @throws StoreError `constraint` when the name is taken. */
export async function insertPerson(trx: Db, draft: { name: string; role: Role; now: number }): Promise<Person> {
  const row: PeopleTable = {
    id: newId(draft.now),
    name: draft.name,
    role: draft.role,
    active: 1,
    createdAt: draft.now,
  };
  await trx.insertInto('people').values(row).execute();
  return toPerson(row);
}

/** Changes the role of a person or switches them off; their devices stop working with them. @throws `not-found`. */
export async function changePerson(
  trx: Db,
  change: { id: string; name?: string; role?: Role; active?: boolean },
): Promise<Person> {
  const columns = {
    ...(change.name === undefined ? {} : { name: change.name }),
    ...(change.role === undefined ? {} : { role: change.role }),
    ...(change.active === undefined ? {} : { active: change.active ? 1 : 0 }),
  };
  if (Object.keys(columns).length > 0)
    await trx.updateTable('people').set(columns).where('id', '=', change.id).execute();
  return getPerson(trx, change.id);
}

/** @throws StoreError `not-found`. */
export async function getPerson(db: Db, id: string): Promise<Person> {
  const row = await db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new StoreError('not-found', `There is no person ${id}.`);
  return toPerson(row);
}

/** The person of a name, as the configuration calls people. */
export async function findPersonByName(db: Db, name: string): Promise<Person | null> {
  const row = await db.selectFrom('people').selectAll().where('name', '=', name).executeTakeFirst();
  return row ? toPerson(row) : null;
}

export async function listPeople(db: Db): Promise<Person[]> {
  return (await db.selectFrom('people').selectAll().orderBy('name').execute()).map(toPerson);
}

/** Makes a code of eight digits that pairs one device with a person. It is shown once. */
export async function insertPairingCode(
  trx: Db,
  draft: { personId: string; now: number },
): Promise<{ code: string; expiresAt: number }> {
  await trx.deleteFrom('pairingCodes').where('expiresAt', '<', draft.now).execute();
  const code = String(randomInt(100_000_000)).padStart(8, '0');
  const expiresAt = draft.now + PAIRING_MINUTES * 60_000;
  await trx
    .insertInto('pairingCodes')
    .values({
      id: newId(draft.now),
      personId: draft.personId,
      codeHash: hashSecret(code),
      selector: code.slice(0, SELECTOR_DIGITS),
      createdAt: draft.now,
      expiresAt,
      tries: 0,
      usedAt: null,
    })
    .execute();
  return { code, expiresAt };
}

/** A paired device with its token, which is shown this once; or null: the code is wrong, used, too old or tried too often. */
export async function redeemPairingCode(
  db: Db,
  request: { code: string; deviceName: string; origin: string | null; now: number },
): Promise<{ person: Person; device: Device; token: string } | null> {
  const code = request.code.replaceAll(/\s/g, '');
  return inTransaction(db, async (trx) => {
    const live = () =>
      trx
        .updateTable('pairingCodes')
        .where('usedAt', 'is', null)
        .where('expiresAt', '>', request.now)
        .where('tries', '<', PAIRING_TRIES);
    const used = await live()
      .set({ usedAt: request.now })
      .where('codeHash', '=', hashSecret(code))
      .returning('personId')
      .executeTakeFirst();
    if (!used) {
      await live()
        .set((eb) => ({ tries: eb('tries', '+', 1) }))
        .where('selector', '=', code.slice(0, SELECTOR_DIGITS))
        .execute();
      return null;
    }
    const person = await getPerson(trx, used.personId);
    if (!person.active) return null;
    const { device, token } = await insertDevice(trx, {
      personId: person.id,
      name: request.deviceName,
      origin: request.origin,
      now: request.now,
    });
    return { person, device, token };
  });
}

/** Gives a person a device without pairing (first start, command line). The token is shown this once. */
export async function insertDevice(
  trx: Db,
  draft: { personId: string; name: string; origin: string | null; now: number },
): Promise<{ device: Device; token: string }> {
  const token = randomBytes(32).toString('base64url');
  const row: DevicesTable = {
    id: newId(draft.now),
    personId: draft.personId,
    name: draft.name,
    tokenHash: hashSecret(token),
    origin: draft.origin,
    createdAt: draft.now,
    lastUsedAt: null,
    revokedAt: null,
  };
  await trx.insertInto('devices').values(row).execute();
  return { device: toDevice(row), token };
}

/** Who a token belongs to; null when it is unknown or revoked, or the person is switched off. */
export async function findDeviceByToken(
  db: Db,
  token: string,
  now: number,
): Promise<{ person: Person; device: Device } | null> {
  const row = await db
    .selectFrom('devices')
    .selectAll()
    .where('tokenHash', '=', hashSecret(token))
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  const person = await getPerson(db, row.personId);
  if (!person.active) return null;
  if ((row.lastUsedAt ?? 0) < now - TOUCH_EVERY_MS)
    await db.updateTable('devices').set({ lastUsedAt: now }).where('id', '=', row.id).execute();
  return { person, device: toDevice(row) };
}

/** Notes that devices are there, though they ask for nothing: their stream is open. */
export async function touchDevices(db: Db, ids: readonly string[], now: number): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('devices')
    .set({ lastUsedAt: now })
    .where('id', 'in', ids)
    .where(({ eb, or }) => or([eb('lastUsedAt', 'is', null), eb('lastUsedAt', '<', now - TOUCH_EVERY_MS)]))
    .execute();
}

/** Devices of one person or of all, also revoked ones. */
export async function listDevices(db: Db, personId?: string): Promise<Device[]> {
  let query = db.selectFrom('devices').selectAll();
  if (personId !== undefined) query = query.where('personId', '=', personId);
  return (await query.orderBy('createdAt').execute()).map(toDevice);
}

/** Makes a token worthless. False: it was already. */
export async function revokeDevice(trx: Db, id: string, now: number): Promise<boolean> {
  const result = await trx
    .updateTable('devices')
    .set({ revokedAt: now })
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function toPerson(row: PeopleTable): Person {
  return { id: row.id, name: row.name, role: row.role, active: row.active === 1 };
}

function toDevice(row: DevicesTable): Device {
  return {
    id: row.id,
    personId: row.personId,
    name: row.name,
    origin: row.origin,
    createdAt: row.createdAt,
    lastUsedAt: row.lastUsedAt,
    revokedAt: row.revokedAt,
  };
}
