import { type Kysely, sql } from 'kysely';
import { columnTypes } from './column-types.ts';

/** Who wrote a mention as a column, so that "complained before" is a look into an index; and the posts that were put aside as not ours. */
export async function up(db: Kysely<never>): Promise<void> {
  const { engine } = columnTypes(db);
  await db.schema.alterTable('mentions').addColumn('authorKey', 'text').execute();
  const field = (name: string) =>
    engine === 'postgres' ? sql.raw(`author->>'${name}'`) : sql.raw(`json_extract(author, '$.${name}')`);
  await sql`update mentions set "authorKey" = site || ':' || coalesce(${field('id')}, ${field('url')})
    where author is not null and coalesce(${field('id')}, ${field('url')}) is not null`.execute(db);
  await db.schema.createIndex('mentionsAuthor').on('mentions').columns(['authorKey', 'brandId', 'complaint']).execute();
  await sql`create index "mentionsNotOurs" on mentions ("brandId", number) where "dismissReason" = 'not-ours'`.execute(
    db,
  );
}
