import type { Kysely } from 'kysely';
import { columnTypes } from './column-types.ts';

/** Alerts that are offered to the browsers of people, and which of them took one. */
export async function up(db: Kysely<never>): Promise<void> {
  const { int8, json } = columnTypes(db);
  await db.schema
    .createTable('browserOffers')
    // The message's own key: the same at each attempt.
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('alertIds', json, (c) => c.notNull())
    .addColumn('offeredAt', int8, (c) => c.notNull())
    .addColumn('takenAt', int8)
    .addColumn('takenBy', 'text', (c) => c.references('people.id'))
    .execute();
  await db.schema
    .createTable('browserOfferPeople')
    .addColumn('offerId', 'text', (c) => c.notNull().references('browserOffers.id').onDelete('cascade'))
    .addColumn('personId', 'text', (c) => c.notNull().references('people.id'))
    .addPrimaryKeyConstraint('browserOfferPeopleKey', ['offerId', 'personId'])
    .execute();
  await db.schema.createIndex('browserOffersOffered').on('browserOffers').columns(['offeredAt']).execute();
}
