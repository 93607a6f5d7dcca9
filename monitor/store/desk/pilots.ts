import type { PolicyChanges } from '../../../shared/service/policy-changes.ts';
import { compileOnce } from '../sql/compile-once.ts';
import { decodeJson, encodeJson } from '../sql/json-column.ts';
import { newId } from '../sql/new-id.ts';
import { StoreError } from '../sql/store-error.ts';
import type { Db } from '../store.ts';
import type { PilotsTable } from '../tables/improving.ts';

/** KPI-9: changed rules that hold for the tickets of one department for a time, to be compared with the rest. */
export interface Pilot {
  readonly id: string;
  readonly name: string;
  readonly department: string;
  readonly changes: PolicyChanges;
  readonly startAt: number;
  readonly endAt: number;
  readonly createdAt: number;
  readonly createdBy: string | null;
}

export async function insertPilot(trx: Db, draft: Omit<Pilot, 'id' | 'createdAt'>, now: number): Promise<Pilot> {
  const pilot: Pilot = { ...draft, id: newId(now), createdAt: now };
  await trx
    .insertInto('pilots')
    .values({ ...pilot, changes: encodeJson(pilot.changes) })
    .execute();
  return pilot;
}

/** Ends a pilot now. @throws StoreError `not-found`. */
export async function endPilot(trx: Db, id: string, now: number): Promise<Pilot> {
  const row = await trx
    .updateTable('pilots')
    .set((eb) => ({ endAt: eb.case().when('endAt', '<', now).then(eb.ref('endAt')).else(now).end() }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw new StoreError('not-found', `There is no pilot ${id}.`);
  return toPilot(row);
}

/** Pilots, the last first. */
export async function listPilots(db: Db): Promise<Pilot[]> {
  return (await db.selectFrom('pilots').selectAll().orderBy('id', 'desc').limit(200).execute()).map(toPilot);
}

/** @throws StoreError `not-found`. */
export async function getPilot(db: Db, id: string): Promise<Pilot> {
  const row = await db.selectFrom('pilots').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new StoreError('not-found', `There is no pilot ${id}.`);
  return toPilot(row);
}

/** The pilot that a department takes part in at an instant; the last begun, where there are two. */
export async function findPilot(db: Db, department: string | null, at: number): Promise<Pilot | null> {
  if (department === null) return null;
  const [row] = await readRunning(db, [department, at, at]);
  return row ? toPilot(row) : null;
}

const readRunning = compileOnce((db) =>
  db
    .selectFrom('pilots')
    .selectAll()
    .where('department', '=', '')
    .where('startAt', '<=', 0)
    .where('endAt', '>', 0)
    .orderBy('startAt', 'desc'),
);

/** Pilots that run at some time between two instants, the last begun first. */
export async function listPilotsDuring(db: Db, since: number, until: number): Promise<Pilot[]> {
  return (await readDuring(db, [until, since])).map(toPilot);
}

const readDuring = compileOnce((db) =>
  db.selectFrom('pilots').selectAll().where('startAt', '<=', 0).where('endAt', '>', 0).orderBy('startAt', 'desc'),
);

function toPilot(row: PilotsTable): Pilot {
  return { ...row, changes: decodeJson<PolicyChanges>(row.changes) };
}
