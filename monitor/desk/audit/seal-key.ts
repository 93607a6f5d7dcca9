import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SealSigner } from '../../store/audit/audit-seals.ts';

/** The private key that signs the daily head of the audit log; its owner only may read it. */
const PRIVATE_FILE = 'seal-key.pem';
/** Public keys of this and of other monitors of the workspace, one file each; whoever verifies needs them. */
const PUBLIC_FOLDER = 'seal-keys';

/** A signer whose public half can be handed on. */
export interface SealKey extends SealSigner {
  readonly publicPem: string;
}

/** Public keys by id. */
export type SealKeys = ReadonlyMap<string, KeyObject>;

/**
 * The key of this monitor, made with the first call, in the data folder. It is worth more kept away from the
 * database: who holds both can write a new history. A lost one is replaced; what it signed is still proven by its
 * public half.
 * @throws Error that names the file when it is no Ed25519 key.
 */
export async function openSealKey(home: string): Promise<SealKey> {
  const privateKey = await readOrMakeKey(join(home, PRIVATE_FILE));
  const publicKey = createPublicKey(privateKey);
  const keyId = nameKey(publicKey);
  const publicPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  await mkdir(join(home, PUBLIC_FOLDER), { recursive: true, mode: 0o700 });
  await writeFile(join(home, PUBLIC_FOLDER, `${keyId}.pem`), publicPem);
  return { keyId, publicPem, sign: (head) => sign(null, Buffer.from(head), privateKey).toString('hex') };
}

async function readOrMakeKey(file: string): Promise<KeyObject> {
  const made = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const isNew = await writeFile(file, made, { flag: 'wx', mode: 0o600 }).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );
  try {
    const key = createPrivateKey(isNew ? made : await readFile(file));
    if (key.asymmetricKeyType === 'ed25519') return key;
    throw new Error(`it is of the type ${key.asymmetricKeyType}`);
  } catch (cause) {
    throw new Error(
      `${file} is not the Ed25519 key that seals the audit log. Put the right one there, or move it away: a new one is made, and old seals stay provable.`,
      {
        cause,
      },
    );
  }
}

/** The public keys of the data folder; empty when there are none. */
export async function readSealKeys(home: string): Promise<SealKeys> {
  const folder = join(home, PUBLIC_FOLDER);
  const files = await readdir(folder).catch(() => []);
  const pems = await Promise.all(
    files.filter((file) => file.endsWith('.pem')).map((file) => readFile(join(folder, file), 'utf8')),
  );
  return readPublicKeys(pems);
}

/** Keys by their id. @throws Error when one is no public key. */
export function readPublicKeys(pems: readonly string[]): SealKeys {
  return new Map(pems.map((pem) => createPublicKey(pem)).map((key) => [nameKey(key), key]));
}

/** False also for a key that is not known. */
export function isSealSigned(keys: SealKeys, seal: { head: string; signature: string; keyId: string }): boolean {
  const key = keys.get(seal.keyId);
  return key !== undefined && verify(null, Buffer.from(seal.head), key, Buffer.from(seal.signature, 'hex'));
}

/** A key's name says what it is: nobody can put another key under it. */
function nameKey(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 32);
}
