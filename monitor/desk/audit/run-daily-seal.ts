import { DAY_MS } from '../../../shared/service/local-day.ts';
import type { Log } from '../../log.ts';
import { type Repeated, repeat } from '../../repeat.ts';
import {
  type AuditSeal,
  listUnstampedSeals,
  readLastSeal,
  sealAudit,
  stampAuditSeal,
} from '../../store/audit/audit-seals.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import { StoreError } from '../../store/sql/store-error.ts';
import type { Db } from '../../store/store.ts';
import type { RequestStamp } from './request-stamp.ts';
import type { SealKey } from './seal-key.ts';

export interface DailySealOptions {
  readonly db: Db;
  readonly log: Log;
  readonly clock: { now(): number };
  readonly key: SealKey;
  /** IANA name of the zone whose midnight ends a day. */
  readonly timeZone: string;
  /** Absent: no authority is configured. */
  readonly requestStamp?: RequestStamp;
}

/** A day is sealed no later than this after its end, and a stamp that failed is asked for again. */
const LOOK_EVERY_MS = 10 * 60_000;

/** Seals each day once it is over, until it is stopped. */
export function startDailySeal(options: DailySealOptions): Repeated {
  const onFault = (error: unknown) => options.log.error('seal.fault', { error: String(error) });
  return repeat(() => sealIfDue(options), { everyMs: LOOK_EVERY_MS, isFirstNow: true, onFault });
}

/**
 * Seals what was written up to now under yesterday's date, unless that is done; then asks for missing time stamps.
 * Days on which no monitor ran have no seal of their own: the next one covers them.
 */
export async function sealIfDue(options: DailySealOptions): Promise<AuditSeal | null> {
  const now = options.clock.now();
  const yesterday = new Date(now - DAY_MS).toLocaleDateString('sv-SE', { timeZone: options.timeZone });
  const last = await readLastSeal(options.db);
  const isDue = last === null || last.day < yesterday;
  const seal = isDue ? await sealOnce(options, yesterday, now) : null;
  if (seal !== null) options.log.info('seal.made', { number: seal.number, day: seal.day, chains: seal.chains });
  if (options.requestStamp !== undefined) await stampMissing(options.db, options.requestStamp);
  return seal;
}

/** Null when another monitor was faster: a day has one seal. */
async function sealOnce({ db, key }: DailySealOptions, day: string, now: number): Promise<AuditSeal | null> {
  try {
    return await inTransaction(db, (trx) => sealAudit(trx, { day, now, signer: key }));
  } catch (error) {
    if (error instanceof StoreError && error.code === 'constraint') return null;
    throw error;
  }
}

async function stampMissing(db: Db, requestStamp: RequestStamp): Promise<void> {
  for (const { number, head } of await listUnstampedSeals(db))
    await stampAuditSeal(db, number, await requestStamp(head));
}
