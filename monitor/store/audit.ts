import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from './database.ts';
import { engineOf } from './engine.ts';

export interface AuditTable {
  /** `ticket:<id>`, `mention:<id>` or `system`: each is a chain of its own, so that no writer waits for another's. */
  chain: string;
  position: number;
  at: number;
  actorId: string | null;
  action: string;
  subjectId: string | null;
  /** Canonical JSON, kept as text: its bytes are hashed. */
  details: string;
  previousHash: string;
  hash: string;
}

/** A line of the audit log: who did what, when. Never personal data itself, only that it was seen or changed. */
export interface AuditLine {
  readonly chain: string;
  readonly at: number;
  /** Person id; null: the monitor itself. */
  readonly actorId: string | null;
  /** `ticket.viewed`, `evidence.added`, `person.disabled` … */
  readonly action: string;
  readonly subjectId: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface StoredAuditLine extends AuditLine {
  readonly position: number;
  readonly previousHash: string;
  readonly hash: string;
}

/** What the first line of a chain points at. */
export const CHAIN_START = '0'.repeat(64);

/** Adds a line to the end of its chain; lines are never changed or removed (the database refuses it). */
export async function appendAudit(trx: Db, line: AuditLine): Promise<StoredAuditLine> {
  if (engineOf(trx) === 'postgres')
    await sql`select pg_advisory_xact_lock(hashtextextended(${line.chain}, 0))`.execute(trx);
  const last = await trx
    .selectFrom('audit')
    .select(['position', 'hash'])
    .where('chain', '=', line.chain)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  const body = {
    chain: line.chain,
    position: (last?.position ?? 0) + 1,
    at: line.at,
    actorId: line.actorId,
    action: line.action,
    subjectId: line.subjectId,
    details: canonicalJson(line.details),
    previousHash: last?.hash ?? CHAIN_START,
  };
  const hash = hashAuditLine(body);
  await trx
    .insertInto('audit')
    .values({ ...body, hash })
    .execute();
  return { ...body, details: line.details, hash };
}

/** The lines of a chain in order. */
export async function readAudit(db: Db, chain: string, after = 0, limit = 1000): Promise<StoredAuditLine[]> {
  const rows = await db
    .selectFrom('audit')
    .selectAll()
    .where('chain', '=', chain)
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, details: JSON.parse(row.details) as Record<string, unknown> }));
}

/** Hex SHA-256 over everything a line says and the hash of the line before. */
export function hashAuditLine(line: Omit<AuditTable, 'hash'>): string {
  const fields = [line.chain, line.position, line.at, line.actorId, line.action, line.subjectId, line.details];
  return createHash('sha256')
    .update(`${line.previousHash}\n${JSON.stringify(fields)}`)
    .digest('hex');
}

/** JSON with sorted keys and without spaces, so that the same facts have the same bytes. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : part,
  );
}
