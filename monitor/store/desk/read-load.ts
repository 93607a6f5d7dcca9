import type { Db } from '../store.ts';

/** What somebody has at hand. */
export interface Load {
  readonly openCount: number;
  /** When the youngest of them was made; epoch milliseconds. */
  readonly lastAssignedAt: number;
}

/** How many unsettled tickets each of these people has; who has none is not in it. */
export async function readLoad(db: Db, personIds: readonly string[]): Promise<ReadonlyMap<string, Load>> {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('tickets')
    .select((eb) => ['handlerId', eb.fn.countAll<number>().as('count'), eb.fn.max('createdAt').as('last')])
    .where('handlerId', 'in', personIds)
    .where('settled', '=', 0)
    .where('withdrawnAt', 'is', null)
    .groupBy('handlerId')
    .execute();
  return new Map(
    rows.map((row) => [row.handlerId ?? '', { openCount: Number(row.count), lastAssignedAt: Number(row.last) }]),
  );
}
