import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findMerklePath, followMerklePath, growMerkleTree, hashMerkleLeaf, readMerkleRoot } from './merkle-tree.ts';

const rootOf = (leaves: readonly string[]) => readMerkleRoot(growMerkleTree(leaves));
const texts = fc.array(fc.uuid(), { minLength: 1, maxLength: 70 });

/** MTH of RFC 6962 (2.1) word for word: split at the largest power of two that is smaller. */
function rootByDefinition(leaves: readonly string[]): string {
  const [only = ''] = leaves;
  if (leaves.length === 1) return only;
  const split = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  const parts = [leaves.slice(0, split), leaves.slice(split)].map((part) => Buffer.from(rootByDefinition(part), 'hex'));
  return createHash('sha256')
    .update(Buffer.concat([Buffer.from([1]), ...parts]))
    .digest('hex');
}

function flipBit(hex: string, bit: number): string {
  const bytes = Buffer.from(hex, 'hex');
  const at = Math.floor(bit / 8) % bytes.length;
  bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit % 8));
  return bytes.toString('hex');
}

describe('tree of hashes', () => {
  test('has the roots of the reference tests of certificate transparency', () => {
    const leaves = ['', '\0', '\x10', ' !', '01', '@ABC', 'PQRSTUVW', '`abcdefghijklmno'].map(hashMerkleLeaf);
    expect([0, 1, 2, 3, 5, 8].map((count) => rootOf(leaves.slice(0, count)))).toEqual([
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
      '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    ]);
  });

  test('has the root of the definition and a path from each leaf, for any number of leaves', () => {
    for (let count = 1; count <= 33; count += 1) {
      const leaves = Array.from({ length: count }, (_, i) => hashMerkleLeaf(String(i)));
      const tree = growMerkleTree(leaves);
      expect(readMerkleRoot(tree)).toBe(rootByDefinition(leaves));
      for (const [index, leaf] of leaves.entries()) {
        const path = findMerklePath(tree, index);
        expect(path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(count)));
        expect(followMerklePath(leaf, path)).toBe(readMerkleRoot(tree));
      }
    }
  });

  test('no path leads to the root once a bit of it or of its leaf is another, a step is on the other side, gone, or doubled', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (words, which, bit) => {
        const leaves = words.map(hashMerkleLeaf);
        const tree = growMerkleTree(leaves);
        const index = which % leaves.length;
        const leaf = leaves[index] ?? '';
        const path = findMerklePath(tree, index);
        const forged = path.flatMap((step, at) => [
          path.with(at, { ...step, hash: flipBit(step.hash, bit) }),
          path.with(at, { ...step, side: step.side === 'left' ? 'right' : 'left' }),
          path.toSpliced(at, 1),
          path.toSpliced(at, 0, step),
        ]);
        expect(followMerklePath(flipBit(leaf, bit), path)).not.toBe(readMerkleRoot(tree));
        // Two leaves that are the same may stand on either side of each other.
        if (new Set(leaves).size === leaves.length)
          for (const each of forged) expect(followMerklePath(leaf, each)).not.toBe(readMerkleRoot(tree));
      }),
    );
  });

  test('what is inside is no leaf, and a last leaf that is doubled makes another tree', () => {
    const leaves = ['a', 'b', 'c'].map(hashMerkleLeaf);
    const inner = growMerkleTree(leaves)[1] ?? [];
    const pair = Buffer.from(`${leaves[0]}${leaves[1]}`, 'hex').toString('latin1');
    expect(hashMerkleLeaf(pair)).not.toBe(inner[0]);
    expect(rootOf(inner)).toBe(rootOf(leaves));
    expect(rootOf([...leaves, leaves[2] ?? ''])).not.toBe(rootOf(leaves));
  });
});
