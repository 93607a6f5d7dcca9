import { hash } from 'node:crypto';

/** What is hashed beside on the way up, and on which side of ours it stands. */
export interface MerkleStep {
  readonly side: 'left' | 'right';
  /** Hex SHA-256. */
  readonly hash: string;
}

/** The rows of a tree, from its leaves up to the single root. */
export type MerkleTree = readonly (readonly string[])[];

/**
 * Hex hash of a leaf. It begins with another byte than the hash of a pair (RFC 6962, 2.1), so that no inner hash can
 * be passed off as something that was put into the tree.
 */
export function hashMerkleLeaf(text: string): string {
  return hash('sha256', `\0${text}`);
}

/**
 * The tree of RFC 6962 (2.1) over hashes of leaves: a hash that has none beside it moves up as it is, it is never
 * paired with itself. Without leaves the root is the hash of nothing.
 */
export function growMerkleTree(leaves: readonly string[]): MerkleTree {
  const rows: string[][] = [leaves.length === 0 ? [hash('sha256', '')] : [...leaves]];
  for (let row = rows[0] ?? []; row.length > 1; row = rows.at(-1) ?? []) {
    const above: string[] = [];
    for (let at = 0; at < row.length; at += 2) above.push(joinPair(row[at] ?? '', row[at + 1]));
    rows.push(above);
  }
  return rows;
}

export function readMerkleRoot(tree: MerkleTree): string {
  return tree.at(-1)?.[0] ?? '';
}

/** The way from a leaf to the root: as many steps as the tree has rows, whatever its size, and of nothing but hashes. */
export function findMerklePath(tree: MerkleTree, index: number): MerkleStep[] {
  const path: MerkleStep[] = [];
  let at = index;
  for (const row of tree.slice(0, -1)) {
    const isRight = at % 2 === 1;
    const beside = row[isRight ? at - 1 : at + 1];
    if (beside !== undefined) path.push({ side: isRight ? 'left' : 'right', hash: beside });
    at = Math.floor(at / 2);
  }
  return path;
}

/** The root that a path leads to from the hash of a leaf. */
export function followMerklePath(leaf: string, path: readonly MerkleStep[]): string {
  return path.reduce((at, step) => (step.side === 'left' ? joinPair(step.hash, at) : joinPair(at, step.hash)), leaf);
}

function joinPair(left: string, right: string | undefined): string {
  return right === undefined ? left : hash('sha256', Buffer.from(`01${left}${right}`, 'hex'));
}
