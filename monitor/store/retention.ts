import type { Db } from './database.ts';
import { trimEvents } from './events.ts';
import { inTransaction } from './in-transaction.ts';

/** Before which instant each kind of record is forgotten; left out: kept for ever. Legal minimums are the caller's to keep. */
export interface RetentionPlan {
  /** Posts that named no brand or were no mention. */
  readonly entriesBefore?: number;
  readonly eventsBefore?: number;
  /** Delivered and dead alerts; what was not delivered is never forgotten. */
  readonly alertsBefore?: number;
  /** Marks by which near-duplicates meet. */
  readonly storyKeysBefore?: number;
  readonly pairingCodesBefore?: number;
}

/** Rows of one transaction: a few milliseconds, so that polling and alerts go on between. */
const PIECE = 500;

/** Forgets what is past its time, in small pieces. Returns how many rows of each kind went. */
export async function applyRetention(db: Db, plan: RetentionPlan): Promise<Readonly<Record<string, number>>> {
  const gone: Record<string, number> = {};
  const { entriesBefore, eventsBefore, alertsBefore, storyKeysBefore, pairingCodesBefore } = plan;
  if (entriesBefore !== undefined)
    gone.entries = await inPieces(db, async (trx) => {
      const old = trx
        .selectFrom('entries')
        .select('entries.id')
        .where('foundAt', '<', entriesBefore)
        .where((eb) =>
          eb.not(
            eb.exists(eb.selectFrom('mentions').select('mentions.id').whereRef('mentions.entryId', '=', 'entries.id')),
          ),
        )
        .limit(PIECE);
      return (await trx.deleteFrom('entries').where('id', 'in', old).executeTakeFirst()).numDeletedRows;
    });
  if (alertsBefore !== undefined)
    gone.alerts = await inPieces(db, async (trx) => {
      const old = trx
        .selectFrom('alerts')
        .select('id')
        .where('createdAt', '<', alertsBefore)
        .where('state', 'in', ['delivered', 'dead', 'withheld'])
        .limit(PIECE);
      return (await trx.deleteFrom('alerts').where('id', 'in', old).executeTakeFirst()).numDeletedRows;
    });
  if (storyKeysBefore !== undefined)
    gone.storyKeys = Number(
      (await db.deleteFrom('storyKeys').where('seenAt', '<', storyKeysBefore).executeTakeFirst()).numDeletedRows,
    );
  if (pairingCodesBefore !== undefined)
    gone.pairingCodes = Number(
      (await db.deleteFrom('pairingCodes').where('expiresAt', '<', pairingCodesBefore).executeTakeFirst())
        .numDeletedRows,
    );
  if (eventsBefore !== undefined) gone.events = await trimEvents(db, eventsBefore);
  return gone;
}

async function inPieces(db: Db, piece: (trx: Db) => Promise<bigint>): Promise<number> {
  let total = 0;
  for (;;) {
    const count = Number(await inTransaction(db, piece));
    total += count;
    if (count < PIECE) return total;
  }
}
