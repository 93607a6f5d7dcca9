import { createHash } from 'node:crypto';
import type { Db } from '../store.ts';
import type { AuditTable } from '../tables/audit.ts';
import { canonicalJson } from './canonical-json.ts';

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
  // The head is taken first and stays locked until the commit: two writers of one chain go one after the other.
  const { position } = await trx
    .insertInto('auditHeads')
    .values({ chain: line.chain, position: 1, hash: CHAIN_START, sealedPosition: 0 })
    .onConflict((oc) => oc.column('chain').doUpdateSet((eb) => ({ position: eb('auditHeads.position', '+', 1) })))
    .returning('position')
    .executeTakeFirstOrThrow();
  const { hash: previousHash } = await trx
    .selectFrom('auditHeads')
    .select('hash')
    .where('chain', '=', line.chain)
    .executeTakeFirstOrThrow();
  const details = canonicalJson(line.details);
  const { chain, at, actorId, action, subjectId } = line;
  const body = { chain, position, at, actorId, action, subjectId, details, previousHash };
  const hash = hashAuditLine(body);
  await trx
    .insertInto('audit')
    .values({ ...body, hash })
    .execute();
  await trx.updateTable('auditHeads').set({ hash }).where('chain', '=', chain).execute();
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
