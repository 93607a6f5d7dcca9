import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { PackContent } from './gather-pack.ts';
import { nameItem } from './name-item.ts';
import { writePackIndex } from './pack-index.ts';
import type { PackReader } from './pack-reader.ts';

/** One file of a pack. */
export interface PackFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Where `verify-pack.ts` finds things. */
export const PACK_PATHS = {
  manifest: 'manifest.json',
  chain: 'proof/chain.json',
  commitments: 'proof/commitments.json',
  seals: 'proof/seals.json',
  keys: 'proof/keys.json',
} as const;

/** The format that is written. */
export const PACK_FORMAT = 'earshot-evidence-pack/2';
/** Packs made before seals were trees: with the ends of all chains of a day. They still verify. */
export const LISTING_PACK_FORMAT = 'earshot-evidence-pack/1';

/** All files of a pack, the manifest last; its hash goes into the audit log. */
export async function writePackFiles(
  content: PackContent,
  reader: PackReader,
  made: { readonly at: number; readonly by: string },
): Promise<{ readonly files: readonly PackFile[]; readonly manifestSha256: string }> {
  const { ticket, mention, clocks, contacts, survey, items, lines, seals, publicKeys } = content;
  const mails = content.mails.map(({ at, direction, address, subject, text, messageId }) => ({
    ...{ at, direction, address, subject, text, messageId },
  }));
  const css = await readFile(new URL('./pack.css', import.meta.url), 'utf8');
  const files: PackFile[] = [
    { path: 'index.html', bytes: Buffer.from(writePackIndex(content, reader, made, css)) },
    toJson('record.json', { ticket, mention, clocks, contacts, mails, survey }),
    ...items.flatMap((one, index) =>
      one.content === null ? [] : [{ path: nameItem(one, index), bytes: one.content.bytes }],
    ),
    toJson(PACK_PATHS.chain, lines),
    toJson(
      PACK_PATHS.commitments,
      items.map((one, index) => ({
        id: one.item.id,
        kind: one.item.kind,
        commitment: one.item.commitment,
        path: one.content === null ? null : nameItem(one, index),
        salt: one.content?.salt ?? null,
      })),
    ),
    toJson(
      PACK_PATHS.seals,
      seals.map(({ seal, ends, stamp }) => ({ ...seal, stamped: stamp !== null, ends })),
    ),
    toJson(PACK_PATHS.keys, publicKeys),
    ...seals.flatMap(({ seal, stamp }) =>
      stamp === null
        ? []
        : [
            { path: stampPath(seal.number), bytes: stamp },
            { path: `proof/seal-${seal.number}.head.txt`, bytes: Buffer.from(seal.head) },
          ],
    ),
  ];
  const manifest = toJson(PACK_PATHS.manifest, {
    format: PACK_FORMAT,
    ticket: ticket.number,
    madeAt: new Date(made.at).toISOString(),
    madeBy: made.by,
    files: files.map(({ path, bytes }) => ({ path, sizeBytes: bytes.length, sha256: hashBytes(bytes) })),
  });
  return { files: [...files, manifest], manifestSha256: hashBytes(manifest.bytes) };
}

export function stampPath(sealNumber: number): string {
  return `proof/seal-${sealNumber}.tsr`;
}

export function hashBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function toJson(path: string, value: unknown): PackFile {
  return { path, bytes: Buffer.from(`${JSON.stringify(value, null, 1)}\n`) };
}
