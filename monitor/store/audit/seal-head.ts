import { createHash } from 'node:crypto';
import {
  findMerklePath,
  followMerklePath,
  growMerkleTree,
  hashMerkleLeaf,
  type MerkleStep,
  readMerkleRoot,
} from './merkle-tree.ts';

/** How far a chain had come when it was sealed. */
export interface ChainEnd {
  readonly chain: string;
  readonly position: number;
  /** Of the last line. */
  readonly hash: string;
}

/** The salt (hex) keeps whoever holds the proof of one chain from trying out what the hashes beside it stand for. */
export interface SaltedEnd extends ChainEnd {
  readonly salt: string;
}

/** The end of a chain with its way to the root: proves itself and tells nothing of any other chain. */
export interface ProvenEnd extends SaltedEnd {
  readonly path: readonly MerkleStep[];
}

/** What a seal says besides the ends under it. */
export interface SealFacts {
  readonly number: number;
  readonly day: string;
  readonly previousHead: string;
}

/** The hash that a seal signs: over the seal before and the root of a tree over the ends of chains. */
export function hashSeal(seal: SealFacts, ends: readonly SaltedEnd[]): string {
  return hashSealOver(seal, readMerkleRoot(growMerkleTree(orderLeaves(ends))));
}

/** The hash that a seal must have signed when one end stands under it. */
export function hashSealOfProof(seal: SealFacts, { path, ...end }: ProvenEnd): string {
  return hashSealOver(seal, followMerklePath(hashEnd(end), path));
}

/** The ends of some of the chains of a seal, each with its way to the root. */
export function proveEnds(ends: readonly SaltedEnd[], chains: ReadonlySet<string>): ProvenEnd[] {
  const leaves = orderLeaves(ends);
  const tree = growMerkleTree(leaves);
  return ends
    .filter(({ chain }) => chains.has(chain))
    .map((end) => ({ ...end, path: findMerklePath(tree, leaves.indexOf(hashEnd(end))) }));
}

/**
 * The hash of seals made before there was a tree: over every end in full, sorted, so that proving one chain shows all.
 * No tree's hash can be taken for one: the last line of what is hashed here is never a bare hash.
 */
export function hashListSeal({ number, day, previousHead }: SealFacts, ends: readonly ChainEnd[]): string {
  const lines = ends.map(({ chain, position, hash }) => JSON.stringify([chain, position, hash])).sort();
  const text = [previousHead, JSON.stringify([number, day]), ...lines].join('\n');
  return createHash('sha256').update(text).digest('hex');
}

function hashSealOver({ number, day, previousHead }: SealFacts, root: string): string {
  const text = [previousHead, JSON.stringify([number, day, 'tree']), root].join('\n');
  return createHash('sha256').update(text).digest('hex');
}

function hashEnd({ chain, position, hash, salt }: SaltedEnd): string {
  return hashMerkleLeaf(JSON.stringify([salt, chain, position, hash]));
}

/** By their hashes: where a leaf stands says nothing of when its chain was begun. */
function orderLeaves(ends: readonly SaltedEnd[]): string[] {
  return ends.map(hashEnd).sort();
}
