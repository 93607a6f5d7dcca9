import { compileOnce } from './sql/compile-once.ts';
import { decodeJson, encodeJson } from './sql/json-column.ts';
import type { Db } from './store.ts';

/** A value kept under a name, null when there is none. The caller knows what it put there. */
export async function getSetting<T>(db: Db, key: string): Promise<T | null> {
  const [row] = await readValue(db, [key]);
  return row ? decodeJson<T>(row.value) : null;
}

const readValue = compileOnce((db) => db.selectFrom('settings').select('value').where('key', '=', ''));

/** Two values with one question: ticking clocks ask for what lies over each other at every turn. */
export async function getTwoSettings<A, B>(db: Db, first: string, second: string): Promise<[A | null, B | null]> {
  const rows = await readTwo(db, [first, second]);
  const find = <T>(key: string): T | null => {
    const row = rows.find((one) => one.key === key);
    return row ? decodeJson<T>(row.value) : null;
  };
  return [find<A>(first), find<B>(second)];
}

const readTwo = compileOnce((db) => db.selectFrom('settings').select(['key', 'value']).where('key', 'in', ['', '']));

export async function putSetting(db: Db, key: string, value: unknown, now: number): Promise<void> {
  const text = encodeJson(value);
  await db
    .insertInto('settings')
    .values({ key, value: text, updatedAt: now })
    .onConflict((oc) => oc.column('key').doUpdateSet({ value: text, updatedAt: now }))
    .execute();
}

/**
 * Puts a value where nobody has written since it was read: `version` is what the last writer got, null where there was none.
 * @returns the new version; null when somebody else was faster.
 */
export async function replaceSetting(
  db: Db,
  key: string,
  value: unknown,
  { version, now }: { readonly version: number | null; readonly now: number },
): Promise<number | null> {
  const text = encodeJson(value);
  // Two writers may share a millisecond.
  const updatedAt = Math.max(now, (version ?? 0) + 1);
  if (version === null) {
    const inserted = await db
      .insertInto('settings')
      .values({ key, value: text, updatedAt })
      .onConflict((oc) => oc.column('key').doNothing())
      .executeTakeFirst();
    return inserted.numInsertedOrUpdatedRows === 1n ? updatedAt : null;
  }
  const updated = await db
    .updateTable('settings')
    .set({ value: text, updatedAt })
    .where('key', '=', key)
    .where('updatedAt', '=', version)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n ? updatedAt : null;
}

/** A value with its version, for `replaceSetting`. */
export async function getVersionedSetting<T>(db: Db, key: string): Promise<{ value: T; version: number } | null> {
  const row = await db.selectFrom('settings').select(['value', 'updatedAt']).where('key', '=', key).executeTakeFirst();
  return row ? { value: decodeJson<T>(row.value), version: row.updatedAt } : null;
}
