import { type Kysely, sql } from 'kysely';
import { columnTypes } from './column-types.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/**
 * Days and hours are kept with the numbers of their rows and the levels of their posts, so that the list behind a figure
 * is found without reading its rows one by one. What was kept without them is kept anew; a post whose level changes
 * throws its stretch away. Sources are read page by page, the worst heard first.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const steps = [
    `delete from "figureDays" where subject = 'mentions' and day = new."publishedAt" / ${DAY_MS};`,
    `delete from "figureHours" where subject = 'mentions' and hour = new."publishedAt" / ${HOUR_MS};`,
  ].join(' ');
  const forget =
    columnTypes(db).engine === 'postgres'
      ? [
          `create function "mentionsForgetLevel"() returns trigger language plpgsql as $$ begin ${steps} return null; end $$`,
          `create trigger "mentionsForgetLevel" after update of "levelRank" on mentions
            for each row execute function "mentionsForgetLevel"()`,
        ]
      : [`create trigger "mentionsForgetLevel" after update of "levelRank" on mentions begin ${steps} end`];
  const sources = 'create index "sourcesByState" on sources (state, id) where "removedAt" is null';
  for (const one of ['delete from "figureDays"', 'delete from "figureHours"', ...forget, sources])
    await sql.raw(one).execute(db);
}
