import { compileOnce } from '../sql/compile-once.ts';
import { insertRows } from '../sql/insert-rows.ts';
import { isListed, listParameter } from '../sql/list-parameter.ts';
import type { Db } from '../store.ts';
import type { MentionKeysTable } from '../tables/heard.ts';

/** A key that the post of a mention is known by. */
export type MentionKey = Readonly<MentionKeysTable>;

/** Which mentions go by these keys, by their first key or by a further one. One question; nearly always there is none. */
export async function findMentionKeys(db: Db, postKeys: readonly string[]): Promise<MentionKey[]> {
  if (postKeys.length === 0) return [];
  const list = listParameter(db, postKeys);
  return [...(await readByPostKeys(db, [list, list]))];
}

const readByPostKeys = compileOnce<MentionKey>((db) =>
  db
    .selectFrom('mentions')
    .select(['id as mentionId', 'brandId', 'postKey'])
    .where(isListed(db, 'postKey'))
    .unionAll(db.selectFrom('mentionKeys').select(['mentionId', 'brandId', 'postKey']).where(isListed(db, 'postKey'))),
);

/** The further keys of mentions; most have none. */
export async function listFurtherKeys(db: Db, mentionIds: readonly string[]): Promise<MentionKey[]> {
  if (mentionIds.length === 0) return [];
  return [...(await readFurtherKeys(db, [listParameter(db, mentionIds)]))];
}

const readFurtherKeys = compileOnce<MentionKey>((db) =>
  db.selectFrom('mentionKeys').select(['mentionId', 'brandId', 'postKey']).where(isListed(db, 'mentionId')),
);

/** Takes the further keys of mentions away, and says which they were. */
export async function takeFurtherKeys(trx: Db, mentionIds: readonly string[]): Promise<MentionKey[]> {
  if (mentionIds.length === 0) return [];
  return trx.deleteFrom('mentionKeys').where('mentionId', 'in', mentionIds).returningAll().execute();
}

/** Further keys for mentions. A key that another mention of the brand has stays there. */
export async function addMentionKeys(trx: Db, keys: readonly MentionKey[]): Promise<void> {
  await insertRows(
    trx,
    'mentionKeys',
    keys.map(({ postKey, brandId, mentionId }) => ({ postKey, brandId, mentionId })),
    'on conflict do nothing',
  );
}

/**
 * Whoever looks for the younger mention by a key finds the older one from now on, also by the name that the younger keeps (by
 * which `withJoined` finds it).
 */
export async function handOverKeys(
  trx: Db,
  {
    older,
    younger,
  }: {
    readonly older: string;
    readonly younger: { readonly id: string; readonly postKey: string; readonly brandId: string };
  },
): Promise<void> {
  const { id, postKey, brandId } = younger;
  await trx
    .updateTable('mentions')
    .set({ postKey: joinedName(id) })
    .where('id', '=', id)
    .execute();
  await trx.updateTable('mentionKeys').set({ mentionId: older }).where('mentionId', '=', id).execute();
  await addMentionKeys(trx, [
    { postKey, brandId, mentionId: older },
    { postKey: joinedName(id), brandId, mentionId: older },
  ]);
}

/** These mentions and all that were joined with them: they hold the words of the same posts. */
export async function withJoined(db: Db, mentionIds: readonly string[]): Promise<string[]> {
  const standing = await findMentionKeys(db, mentionIds.map(joinedName));
  const kept = [...new Set([...mentionIds, ...standing.map(({ mentionId }) => mentionId)])];
  const further = await listFurtherKeys(db, kept);
  const joined = further.filter(isJoined).map(({ postKey }) => postKey.slice(JOINED.length));
  return [...new Set([...kept, ...joined])];
}

/** Whether another mention stands for its post now. */
export function isJoined({ postKey }: { readonly postKey: string }): boolean {
  return postKey.startsWith(JOINED);
}

const JOINED = 'joined:';

function joinedName(mentionId: string): string {
  return JOINED + mentionId;
}
