import { MOST_TEAM_IMAGES } from '../../../shared/model/team-template.ts';
import type { ImageType, Template } from '../../../shared/model/template.ts';
import { decodeJson } from '../sql/json-column.ts';
import { StoreError } from '../sql/store-error.ts';
import type { Db } from '../store.ts';

/** A picture that no template names is kept this long: whoever put it there is about to save its template. */
const UNUSED_MS = 24 * 3_600_000;

/** The kind and the bytes of a picture. */
export interface StoredImage {
  readonly id: string;
  readonly mediaType: ImageType;
  readonly bytes: Uint8Array;
}

/** Keeps a picture; false: it was there. Those that no template names any more go first. @throws StoreError `conflict` with `details.most`. */
export async function putTemplateImage(trx: Db, image: StoredImage, now: number): Promise<boolean> {
  await dropUnusedImages(trx, now - UNUSED_MS);
  // Also one that is there is new again: its template may be the one that is being written now.
  const known = await trx
    .updateTable('templateImages')
    .set({ addedAt: now })
    .where('id', '=', image.id)
    .executeTakeFirst();
  if (known.numUpdatedRows > 0n) return false;
  const row = await trx
    .selectFrom('templateImages')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirst();
  if (Number(row?.n ?? 0) >= MOST_TEAM_IMAGES)
    throw new StoreError('conflict', 'There are as many pictures as fit.', { details: { most: MOST_TEAM_IMAGES } });
  const result = await trx
    .insertInto('templateImages')
    .values({ ...image, addedAt: now })
    .onConflict((oc) => oc.column('id').doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** @throws StoreError `not-found`. */
export async function readTemplateImage(db: Db, id: string): Promise<StoredImage> {
  const row = await db
    .selectFrom('templateImages')
    .select(['id', 'mediaType', 'bytes'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new StoreError('not-found', `There is no picture ${id}.`);
  return row;
}

/** Which of these pictures are there, with their kinds. */
export async function findImageTypes(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, ImageType>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('templateImages').select(['id', 'mediaType']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, mediaType }) => [id, mediaType]));
}

async function dropUnusedImages(trx: Db, before: number): Promise<void> {
  const old = await trx.selectFrom('templateImages').select('id').where('addedAt', '<', before).execute();
  if (old.length === 0) return;
  // Also of those that are out of use: they may come back.
  const rows = await trx.selectFrom('teamTemplates').select('template').execute();
  const used = new Set(
    rows.flatMap(({ template }) => (decodeJson<Template>(template).images ?? []).map(({ id }) => id)),
  );
  for (const { id } of old) if (!used.has(id)) await trx.deleteFrom('templateImages').where('id', '=', id).execute();
}
