import { createHash } from 'node:crypto';
import { listAuditSeals, readAuditStamp } from '../../store/audit/audit-seals.ts';
import { type AuditFault, verifyAudit } from '../../store/audit/audit-verify.ts';
import type { Db } from '../../store/store.ts';
import { isSealSigned, type SealKeys } from './seal-key.ts';
import { readStampReply } from './time-stamp.ts';

/** What is proven of the audit log, and what does not fit. */
export interface LogVerdict {
  readonly lines: number;
  readonly chains: number;
  readonly seals: number;
  /** When an authority saw the heads of days, by its own clock; its signature is not checked here. */
  readonly stamps: readonly { readonly seal: number; readonly day: string; readonly at: string }[];
  readonly faults: readonly (AuditFault | { readonly seal: number; readonly what: 'stamp' })[];
}

/** Reads the whole log, its seals, their signatures and stamps. */
export async function verifyLog(db: Db, keys: SealKeys): Promise<LogVerdict> {
  const verdict = await verifyAudit(db, { isSigned: (seal) => isSealSigned(keys, seal) });
  const stamps: LogVerdict['stamps'][number][] = [];
  const badStamps: { seal: number; what: 'stamp' }[] = [];
  for (const { number, day, head, stamped } of await listAuditSeals(db, 0, 1_000_000)) {
    if (!stamped) continue;
    const at = readStampTime((await readAuditStamp(db, number)) ?? new Uint8Array(), head);
    if (at === null) badStamps.push({ seal: number, what: 'stamp' });
    else stamps.push({ seal: number, day, at });
  }
  return { ...verdict, stamps, faults: [...verdict.faults, ...badStamps] };
}

/** ISO time of a stamp over a head; null when it is about something else or is no stamp. */
export function readStampTime(stamp: Uint8Array, head: string): string | null {
  try {
    const { at, sha256 } = readStampReply(stamp);
    return sha256 === createHash('sha256').update(head).digest('hex') ? new Date(at).toISOString() : null;
  } catch {
    return null;
  }
}
