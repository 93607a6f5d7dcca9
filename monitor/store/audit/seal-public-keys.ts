import { putSetting } from '../settings.ts';
import { decodeJson } from '../sql/json-column.ts';
import type { Db } from '../store.ts';

const PREFIX = 'seal-key:';

/** Puts a public key where evidence packs find it, also those of other monitors. */
export async function putSealPublicKey(db: Db, key: { keyId: string; publicPem: string; now: number }): Promise<void> {
  await putSetting(db, `${PREFIX}${key.keyId}`, key.publicPem, key.now);
}

/** Every public key that ever sealed here, in PEM. */
export async function listSealPublicKeys(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('settings')
    .select('value')
    .where('key', '>=', PREFIX)
    .where('key', '<', `${PREFIX}~`)
    .orderBy('key')
    .execute();
  return rows.map(({ value }) => decodeJson<string>(value));
}
