import { type Dialect, HandleEmptyInListsPlugin, Kysely, replaceWithNoncontingentExpression } from 'kysely';
import type { Tables } from '../tables/tables.ts';

/** The query builder over one engine. `in ()` with an empty list is a syntax error in PostgreSQL: here it finds nothing. */
export function createKysely(dialect: Dialect): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect,
    plugins: [new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression })],
  });
}
