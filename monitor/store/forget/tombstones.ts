import { hash } from 'node:crypto';
import { sql } from 'kysely';
import { compileOnce } from '../sql/compile-once.ts';
import { isListed, listParameter } from '../sql/list-parameter.ts';
import type { Db } from '../store.ts';
import type { TombstonesTable } from '../tables/forget.ts';

export interface Tombstone {
  readonly kind: TombstonesTable['kind'];
  readonly id: string;
  readonly erasedAt: number;
}

/** Rows of one statement; far below what an engine takes as parameters. */
const PIECE = 500;

/** Notes what was erased; what is noted already keeps its instant. */
export async function insertTombstones(trx: Db, tombstones: readonly Tombstone[]): Promise<void> {
  for (let at = 0; at < tombstones.length; at += PIECE)
    await trx
      .insertInto('tombstones')
      .values(tombstones.slice(at, at + PIECE))
      .onConflict((oc) => oc.columns(['kind', 'id']).doNothing())
      .execute();
}

/** Everything that was erased, to be kept beside the backups. */
export async function listTombstones(db: Db): Promise<Tombstone[]> {
  return db.selectFrom('tombstones').selectAll().orderBy('erasedAt').orderBy('id').execute();
}

/** The tombstone of a post: its key is hashed, for it may name who wrote it. */
export function tombstoneOfPost(postKey: string, erasedAt: number): Tombstone {
  return { kind: 'post', id: hashPostKey(postKey), erasedAt };
}

/** Which of these posts were erased on request and must not be taken in again. */
export async function findErasedPosts(db: Db, postKeys: readonly string[]): Promise<ReadonlySet<string>> {
  const byHash = new Map(postKeys.map((postKey) => [hashPostKey(postKey), postKey]));
  const stones = await readErased(db, [listParameter(db, [...byHash.keys()])]);
  return new Set(stones.flatMap(({ id }) => byHash.get(id) ?? []));
}

const readErased = compileOnce((db) =>
  db.selectFrom('tombstones').select('id').where(isListed(db, 'id')).where('kind', '=', sql.lit('post')),
);

function hashPostKey(postKey: string): string {
  return hash('sha256', `erased post\n${postKey}`, 'hex');
}
