import { randomBytes } from 'node:crypto';
import { StoreError } from '../sql/store-error.ts';
import type { Db } from '../store.ts';
import type { AuditSealHeadsTable, AuditSealsTable } from '../tables/audit.ts';
import { CHAIN_START } from './audit.ts';
import { hashListSeal, hashSeal, type SaltedEnd } from './seal-head.ts';

export interface AuditSeal {
  readonly number: number;
  readonly day: string;
  readonly sealedAt: number;
  readonly previousHead: string;
  readonly head: string;
  readonly chains: number;
  readonly form: AuditSealsTable['form'];
  readonly signature: string;
  readonly keyId: string;
  readonly stamped: boolean;
}

/** Signs the hex head. The key belongs to the monitor; the store never sees it. */
export interface SealSigner {
  readonly keyId: string;
  sign(head: string): string;
}

/**
 * Seals everything written since the seal before: from then on the end of a chain cannot be cut off unseen either.
 * It needs no lock over the chains: what is written meanwhile belongs to the next seal.
 */
export async function sealAudit(trx: Db, seal: { day: string; now: number; signer: SealSigner }): Promise<AuditSeal> {
  const last = await trx.selectFrom('auditSeals').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  const grown = await trx
    .selectFrom('auditHeads')
    .select(['chain', 'position', 'hash'])
    .whereRef('position', '>', 'sealedPosition')
    .execute();
  const ends = grown.map((end) => ({ ...end, salt: randomBytes(SALT_BYTES).toString('hex') }));
  const previousHead = last?.head ?? CHAIN_START;
  const head = hashSeal({ number, day: seal.day, previousHead }, ends);
  await trx
    .insertInto('auditSeals')
    .values({
      number,
      day: seal.day,
      sealedAt: seal.now,
      previousHead,
      head,
      chains: ends.length,
      form: 'tree',
      signature: seal.signer.sign(head),
      keyId: seal.signer.keyId,
      stamp: null,
    })
    .execute();
  for (let at = 0; at < ends.length; at += PIECE) {
    const heads = ends.slice(at, at + PIECE).map((end) => ({ sealNumber: number, ...end }));
    await trx.insertInto('auditSealHeads').values(heads).execute();
  }
  await trx
    .updateTable('auditHeads')
    .set((eb) => ({
      sealedPosition: eb
        .selectFrom('auditSealHeads')
        .select('auditSealHeads.position')
        .where('auditSealHeads.sealNumber', '=', number)
        .whereRef('auditSealHeads.chain', '=', 'auditHeads.chain'),
    }))
    .where('chain', 'in', trx.selectFrom('auditSealHeads').select('chain').where('sealNumber', '=', number))
    .execute();
  return getAuditSeal(trx, number);
}

/** Rows of one statement; five values each, well below what a database takes. */
const PIECE = 200;
const SALT_BYTES = 16;

/** Whether a seal's head is made of the ends that are kept under it, in the form of its time. */
export function fitsSeal(seal: AuditSeal, heads: readonly AuditSealHeadsTable[]): boolean {
  return seal.head === (seal.form === 'list' ? hashListSeal(seal, heads) : hashSeal(seal, heads.map(readSalted)));
}

/** The ends under a seal that is a tree. */
export async function listSealedEnds(db: Db, number: number): Promise<SaltedEnd[]> {
  const heads = await db.selectFrom('auditSealHeads').selectAll().where('sealNumber', '=', number).execute();
  return heads.map(readSalted);
}

/** A salt that somebody took away makes another leaf, which does not fit. */
function readSalted({ chain, position, hash, salt }: AuditSealHeadsTable): SaltedEnd {
  return { chain, position, hash, salt: salt ?? '' };
}

/** @throws StoreError `not-found`. */
async function getAuditSeal(db: Db, number: number): Promise<AuditSeal> {
  const row = await db.selectFrom('auditSeals').selectAll().where('number', '=', number).executeTakeFirst();
  if (!row) throw new StoreError('not-found', `There is no seal ${number}.`);
  const { stamp, ...seal } = row;
  return { ...seal, stamped: stamp !== null };
}

/** Seals in order, after a number. */
export async function listAuditSeals(db: Db, after = 0, limit = 1000): Promise<AuditSeal[]> {
  const rows = await db
    .selectFrom('auditSeals')
    .selectAll()
    .where('number', '>', after)
    .orderBy('number')
    .limit(limit)
    .execute();
  return rows.map(({ stamp, ...seal }) => ({ ...seal, stamped: stamp !== null }));
}

/** Keeps the time stamp that an authority gave for a seal. */
export async function stampAuditSeal(db: Db, number: number, stamp: Uint8Array): Promise<void> {
  await db.updateTable('auditSeals').set({ stamp }).where('number', '=', number).where('stamp', 'is', null).execute();
}

/** The time stamp of a seal; null when there is none. */
export async function readAuditStamp(db: Db, number: number): Promise<Uint8Array | null> {
  const row = await db.selectFrom('auditSeals').select('stamp').where('number', '=', number).executeTakeFirst();
  return row?.stamp ?? null;
}

/** The newest seal; null while there is none. */
export async function readLastSeal(db: Db): Promise<{ readonly number: number; readonly day: string } | null> {
  const row = await db
    .selectFrom('auditSeals')
    .select(['number', 'day'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** The newest seals that no authority has stamped; few, so that a long outage is made up for in pieces. */
export async function listUnstampedSeals(
  db: Db,
  limit = 10,
): Promise<{ readonly number: number; readonly head: string }[]> {
  return db
    .selectFrom('auditSeals')
    .select(['number', 'head'])
    .where('stamp', 'is', null)
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();
}
