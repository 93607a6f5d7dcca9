import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { z } from 'zod';
import { CHAIN_START, hashAuditLine } from '../../store/audit/audit.ts';
import type { AuditTable } from '../../store/tables/audit.ts';
import { isSealSigned, readPublicKeys, type SealKeys } from '../audit/seal-key.ts';
import { readStampTime } from '../audit/verify-log.ts';
import { hashBytes, LISTING_PACK_FORMAT, PACK_FORMAT, PACK_PATHS, stampPath } from './pack-files.ts';
import { findSealFaults, listSealSchema, type PackSeal, treeSealSchema } from './verify-seals.ts';

/** Something in a pack that is not as it was made. */
export interface PackFault {
  readonly what:
    | 'archive'
    | 'manifest'
    | 'file'
    | 'extra-file'
    | 'chain'
    | 'commitment'
    | 'seal'
    | 'signature'
    | 'stamp';
  /** File, chain and position, item or seal. */
  readonly where: string;
}

export interface PackVerdict {
  readonly files: number;
  readonly items: number;
  readonly lines: number;
  readonly seals: number;
  /** True: every seal is signed by a key of the data folder, not only by one that the pack brings along. */
  readonly isKeyKnown: boolean;
  readonly stamps: readonly { readonly seal: number; readonly at: string }[];
  readonly faults: readonly PackFault[];
}

/** What a pack may unfold to. More is no pack of ours. */
const MOST_BYTES = 1024 * 1024 * 1024;

const text = z.string();
const manifestSchema = z.object({
  format: z.enum([PACK_FORMAT, LISTING_PACK_FORMAT]),
  files: z.array(z.object({ path: text, sizeBytes: z.int(), sha256: text })),
});
const lineSchema = z.object({
  ...{
    chain: text,
    position: z.int(),
    at: z.int(),
    actorId: text.nullable(),
    action: text,
    subjectId: text.nullable(),
  },
  ...{ details: text, previousHash: text, hash: text },
});
const commitmentSchema = z.object({
  ...{ id: text, kind: text, commitment: text, path: text.nullable(), salt: text.nullable() },
});

/**
 * Tells whether a pack is as it was made: each file against the manifest, each line of the log against the one before,
 * each item against the commitment in the log, each seal against the lines and its signature.
 * @param known keys that are trusted from elsewhere.
 */
export function verifyPack(zip: Uint8Array, known: SealKeys): PackVerdict {
  const faults: PackFault[] = [];
  const files = readFiles(zip, faults);
  const read = <T>(path: string, schema: z.ZodType<T>, otherwise: T): T => {
    try {
      return schema.parse(JSON.parse(new TextDecoder().decode(files[path] ?? new Uint8Array())));
    } catch {
      faults.push({ what: path === PACK_PATHS.manifest ? 'manifest' : 'file', where: path });
      return otherwise;
    }
  };
  const verdict = { files: Object.keys(files).length, items: 0, lines: 0, seals: 0, isKeyKnown: false, stamps: [] };
  if (faults.length > 0) return { ...verdict, faults };

  const manifest = read(PACK_PATHS.manifest, manifestSchema, { format: PACK_FORMAT, files: [] });
  checkFiles(files, manifest.files, faults);
  const lines = read(PACK_PATHS.chain, z.array(lineSchema), []);
  checkLines(lines, faults);
  const items = read(PACK_PATHS.commitments, z.array(commitmentSchema), []);
  checkItems(items, lines, files, faults);
  const sealSchema: z.ZodType<PackSeal> = manifest.format === PACK_FORMAT ? treeSealSchema : listSealSchema;
  const seals = read(PACK_PATHS.seals, z.array(sealSchema), []);
  const brought = readKeys(read(PACK_PATHS.keys, z.array(text), []), faults);
  const stamps: PackVerdict['stamps'][number][] = [];
  for (const seal of seals) {
    const where = `seal ${seal.number}`;
    if (!isSealSigned(known, seal) && !isSealSigned(brought, seal)) faults.push({ what: 'signature', where });
    for (const place of findSealFaults(seal, lines)) faults.push({ what: 'seal', where: place });
    if (!seal.stamped) continue;
    const at = readStampTime(files[stampPath(seal.number)] ?? new Uint8Array(), seal.head);
    if (at === null) faults.push({ what: 'stamp', where });
    else stamps.push({ seal: seal.number, at });
  }
  return {
    files: Object.keys(files).length,
    items: items.length,
    lines: lines.length,
    seals: seals.length,
    isKeyKnown: seals.length > 0 && seals.every((seal) => isSealSigned(known, seal)),
    stamps,
    faults,
  };
}

function readFiles(zip: Uint8Array, faults: PackFault[]): Readonly<Record<string, Uint8Array>> {
  let total = 0;
  try {
    const files = unzipSync(zip, {
      filter: ({ originalSize }) => {
        total += originalSize;
        if (total > MOST_BYTES) throw new RangeError('too large');
        return true;
      },
    });
    return Object.assign(Object.create(null) as Record<string, Uint8Array>, files);
  } catch {
    faults.push({ what: 'archive', where: 'the file is no ZIP archive, is cut off, or unfolds to more than 1 GiB' });
    return {};
  }
}

function checkFiles(
  files: Readonly<Record<string, Uint8Array>>,
  listed: readonly { path: string; sizeBytes: number; sha256: string }[],
  faults: PackFault[],
): void {
  for (const { path, sha256 } of listed)
    if (files[path] === undefined || hashBytes(files[path]) !== sha256) faults.push({ what: 'file', where: path });
  const expected = new Set([PACK_PATHS.manifest as string, ...listed.map(({ path }) => path)]);
  for (const path of Object.keys(files)) if (!expected.has(path)) faults.push({ what: 'extra-file', where: path });
}

function checkLines(lines: readonly AuditTable[], faults: PackFault[]): void {
  let before = { chain: '', position: 0, hash: CHAIN_START };
  for (const { hash, ...line } of lines) {
    if (line.chain !== before.chain) before = { chain: line.chain, position: 0, hash: CHAIN_START };
    const fits =
      line.position === before.position + 1 && line.previousHash === before.hash && hashAuditLine(line) === hash;
    if (!fits) faults.push({ what: 'chain', where: `${line.chain} ${line.position}` });
    before = { chain: line.chain, position: line.position, hash };
  }
}

/** Every commitment that the log knows must be here, with the bytes that it was made of, unless they were erased. */
function checkItems(
  items: readonly z.output<typeof commitmentSchema>[],
  lines: readonly AuditTable[],
  files: Readonly<Record<string, Uint8Array>>,
  faults: PackFault[],
): void {
  const promised = new Map(lines.flatMap(readCommitments));
  for (const { id, commitment, path, salt } of items) {
    const isPromised = promised.get(id) === commitment;
    const bytes = path === null ? null : (files[path] ?? new Uint8Array());
    const fits = bytes === null || salt === null || commitTo(salt, bytes) === commitment;
    if (!isPromised || !fits) faults.push({ what: 'commitment', where: path ?? id });
  }
  const there = new Set(items.map(({ id }) => id));
  for (const id of promised.keys()) if (!there.has(id)) faults.push({ what: 'commitment', where: id });
}

const promiseSchema = z.object({ evidence: z.array(z.object({ id: text, commitment: text })) });

function readCommitments({ details }: AuditTable): [string, string][] {
  try {
    const { evidence } = promiseSchema.parse(JSON.parse(details));
    return evidence.map(({ id, commitment }) => [id, commitment]);
  } catch {
    // Most lines promise nothing; a forged one may hold anything.
    return [];
  }
}

function commitTo(salt: string, bytes: Uint8Array): string {
  return createHash('sha256').update(Buffer.from(salt, 'hex')).update(bytes).digest('hex');
}

function readKeys(pems: readonly string[], faults: PackFault[]): SealKeys {
  try {
    return readPublicKeys(pems);
  } catch {
    faults.push({ what: 'file', where: PACK_PATHS.keys });
    return new Map();
  }
}
