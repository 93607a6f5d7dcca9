import { setImmediate as breathe } from 'node:timers/promises';
import type { SelectQueryBuilder } from 'kysely';
import type { RetentionId } from '../../../shared/service/retention-policies.ts';
import { countOldEvents, trimEvents } from '../events.ts';
import { inTransaction } from '../sql/in-transaction.ts';
import type { Db } from '../store.ts';
import type { Tables } from '../tables/tables.ts';

/** Data that nobody can put a hold on: machine's memory. */
interface TimedData {
  count(db: Db, before: number): Promise<number>;
  forget(db: Db, before: number): Promise<number>;
}

/** The rest of what is forgotten: nobody's case, so that no hold can stand on it. */
export const timedData = {
  posts: byTime(selectIdlePosts, (trx, ids) => trx.deleteFrom('entries').where('id', 'in', ids)),
  // Those that made no ticket: what a machine wrote, what we wrote ourselves.
  mails: byTime(
    (db, before) => db.selectFrom('mails').select('id').where('ticketId', 'is', null).where('at', '<', before),
    (trx, ids) => trx.deleteFrom('mails').where('id', 'in', ids),
  ),
  // Those of a mention are emptied with its words.
  'guard-decisions': byTime(
    (db, before) =>
      db.selectFrom('guardDecisions').select('id').where('mentionId', 'is', null).where('decidedAt', '<', before),
    (trx, ids) => trx.deleteFrom('guardDecisions').where('id', 'in', ids),
  ),
  events: { count: countOldEvents, forget: (db, before) => trimEvents(db, before) },
  'story-marks': byTime(
    (db, before) => db.selectFrom('storyKeys').select('key as id').where('seenAt', '<', before),
    (trx, keys, before) => trx.deleteFrom('storyKeys').where('key', 'in', keys).where('seenAt', '<', before),
  ),
  'pairing-codes': byTime(
    (db, before) => db.selectFrom('pairingCodes').select('id').where('expiresAt', '<', before),
    (trx, ids) => trx.deleteFrom('pairingCodes').where('id', 'in', ids),
  ),
} satisfies Partial<Record<RetentionId, TimedData>>;

const DELETE_PIECE = 500;

/** Rows that go whole, in pieces. */
function byTime(
  select: (db: Db, before: number) => SelectQueryBuilder<Tables, never, { id: string }>,
  remove: (
    trx: Db,
    ids: readonly string[],
    before: number,
  ) => { executeTakeFirst(): Promise<{ readonly numDeletedRows: bigint }> },
): TimedData {
  return {
    async count(db, before) {
      const rows = select(db, before).as('old');
      const counted = await db
        .selectFrom(rows)
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirst();
      return Number(counted?.n ?? 0);
    },
    async forget(db, before) {
      for (let total = 0; ; await breathe()) {
        const old = (await select(db, before).limit(DELETE_PIECE).execute()).map(({ id }) => id);
        if (old.length === 0) return total;
        total += Number((await inTransaction(db, (trx) => remove(trx, old, before).executeTakeFirst())).numDeletedRows);
      }
    },
  };
}

/** Posts that named no brand or were no mention. */
function selectIdlePosts(db: Db, before: number) {
  return db
    .selectFrom('entries')
    .select('entries.id')
    .where('foundAt', '<', before)
    .where((eb) =>
      eb.not(
        eb.exists(eb.selectFrom('mentions').select('mentions.id').whereRef('mentions.entryId', '=', 'entries.id')),
      ),
    );
}
