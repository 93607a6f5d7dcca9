import { type Kysely, sql } from 'kysely';
import { columnTypes } from './column-types.ts';

/** What is reported of a site with a correction of the workspace stands beside what is reported without: neither hides the other. */
export async function up(db: Kysely<never>): Promise<void> {
  const { int8, json } = columnTypes(db);
  // A key cannot be changed in place on SQLite.
  await db.schema
    .createTable('siteHealthByCorrection')
    .addColumn('site', 'text', (c) => c.notNull())
    // 0: none.
    .addColumn('correction', int8, (c) => c.notNull().defaultTo(0))
    .addColumn('version', 'text', (c) => c.notNull())
    .addColumn('broken', json, (c) => c.notNull())
    .addColumn('posts', int8, (c) => c.notNull())
    .addColumn('byLink', int8, (c) => c.notNull())
    .addColumn('tagHash', int8, (c) => c.notNull())
    .addColumn('firstAt', int8, (c) => c.notNull())
    .addColumn('lastAt', int8, (c) => c.notNull())
    .addColumn('reports', int8, (c) => c.notNull())
    .addPrimaryKeyConstraint('siteHealthKey', ['site', 'correction'])
    .execute();
  await sql`insert into "siteHealthByCorrection"
      (site, correction, version, broken, posts, "byLink", "tagHash", "firstAt", "lastAt", reports)
    select site, coalesce(correction, 0), version, broken, posts, "byLink", "tagHash", "firstAt", "lastAt", reports
    from "siteHealth"`.execute(db);
  await db.schema.dropTable('siteHealth').execute();
  await db.schema.alterTable('siteHealthByCorrection').renameTo('siteHealth').execute();
}
