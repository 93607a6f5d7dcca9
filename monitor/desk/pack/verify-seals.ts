import { z } from 'zod';
import { type ChainEnd, hashListSeal, hashSealOfProof } from '../../store/audit/seal-head.ts';
import type { AuditTable } from '../../store/tables/audit.ts';

const text = z.string();
const hex = z.string().regex(/^[0-9a-f]*$/);
const end = z.object({ chain: text, position: z.int(), hash: text });
const seal = z.object({
  ...{ number: z.int(), day: text, previousHead: text, head: text, signature: text, keyId: text, stamped: z.boolean() },
});
const step = z.object({ side: z.enum(['left', 'right']), hash: hex.length(64) });

/** A seal as packs carry it: with a proof for each of their own chains. */
export const treeSealSchema = seal.extend({ ends: z.array(end.extend({ salt: text, path: z.array(step) })).min(1) });

/** A seal as packs of the first format carry it: with the ends of all chains of its day. */
export const listSealSchema = seal.extend({ heads: z.array(end) });

export type PackSeal = z.output<typeof treeSealSchema> | z.output<typeof listSealSchema>;

/** What of a seal does not fit the lines of a pack, in words that name the place; the signature is not looked at. */
export function findSealFaults(sealed: PackSeal, lines: readonly AuditTable[]): string[] {
  const where = `seal ${sealed.number}`;
  const hashes = new Map(lines.map((line) => [namePlace(line), line.hash]));
  const chains = new Set(lines.map(({ chain }) => chain));
  const isListed = 'heads' in sealed;
  const isMade = isListed
    ? hashListSeal(sealed, sealed.heads) === sealed.head
    : sealed.ends.every((proven) => hashSealOfProof(sealed, proven) === sealed.head);
  // A list has the other chains of its day too; a proof of a chain that is not here proves nothing.
  const ends: readonly ChainEnd[] = isListed ? sealed.heads.filter(({ chain }) => chains.has(chain)) : sealed.ends;
  const strayed = ends.filter((one) => hashes.get(namePlace(one)) !== one.hash);
  return [...(isMade ? [] : [where]), ...strayed.map((one) => `${where}: ${namePlace(one)}`)];
}

function namePlace({ chain, position }: { chain: string; position: number }): string {
  return `${chain} ${position}`;
}
