import type { Db } from './database.ts';
import { decodeJson, encodeJson, type JsonText } from './json-column.ts';

export interface SettingsTable {
  key: string;
  value: JsonText;
  updatedAt: number;
}

/** A value kept under a name, null when there is none. The caller knows what it put there. */
export async function getSetting<T>(db: Db, key: string): Promise<T | null> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst();
  return row ? decodeJson<T>(row.value) : null;
}

export async function putSetting(db: Db, key: string, value: unknown, now: number): Promise<void> {
  const text = encodeJson(value);
  await db
    .insertInto('settings')
    .values({ key, value: text, updatedAt: now })
    .onConflict((oc) => oc.column('key').doUpdateSet({ value: text, updatedAt: now }))
    .execute();
}
