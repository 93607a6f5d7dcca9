import type { Kysely } from 'kysely';
import { columnTypes } from './column-types.ts';

/** KPI-4: sums of a day that other systems know: sales, costs after the sale, coupons. */
export async function up(db: Kysely<never>): Promise<void> {
  const { int8 } = columnTypes(db);
  await db.schema
    .createTable('daySums')
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('brandId', 'text', (c) => c.notNull())
    .addColumn('amountFen', int8, (c) => c.notNull())
    .addColumn('count', 'integer', (c) => c.notNull())
    .addColumn('updatedAt', int8, (c) => c.notNull())
    .addColumn('updatedBy', 'text')
    .addPrimaryKeyConstraint('daySumsKey', ['day', 'kind', 'brandId'])
    .execute();
}
