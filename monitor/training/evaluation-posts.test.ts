import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { KINDS, SENTIMENTS, TOPICS } from '../../shared/model/analysis.ts';
import { splitKey, splitOf } from './held-out.ts';
import { readTable } from './labelled-table.ts';

const readPosts = (file: string): Record<string, string>[] =>
  readTable(fileURLToPath(new URL(`../../test/eval/challenge/${file}.tsv`, import.meta.url)));
/** Shares of triples of characters that two texts have in common, above which one is a variation of the other. */
const TOO_CLOSE = 0.3;

describe('posts that only evaluate', () => {
  const teaching = ['lessons', 'posts', 'safety/train'].flatMap(readPosts).map(({ text = '' }) => text);
  const balanced = readPosts('balanced');

  it('teach nothing, word for word', () => {
    const taught = new Set(teaching.map(splitKey));
    const measured = [...balanced, ...readPosts('fresh')].map(({ text = '' }) => text);
    expect(measured.filter((text) => taught.has(splitKey(text)))).toEqual([]);
    expect(new Set(measured.map(splitKey)).size).toBe(measured.length);
  });

  it('vary no post that teaches, and none is held out', () => {
    const byTriple = new Map<string, number[]>();
    const sizes = teaching.map((text, at) => {
      const own = listTriples(text);
      for (const triple of own) byTriple.set(triple, [...(byTriple.get(triple) ?? []), at]);
      return own.size;
    });
    const near = balanced.filter(({ text = '' }) => {
      const own = listTriples(text);
      const shared = new Map<number, number>();
      for (const triple of own) for (const at of byTriple.get(triple) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
      return [...shared].some(([at, both]) => both / (own.size + (sizes[at] as number) - both) >= TOO_CLOSE);
    });
    expect(near).toEqual([]);
    expect(balanced.filter(({ text = '' }) => splitOf(text) === 'held-out')).toEqual([]);
  });

  it('are labelled in full, and no sentiment outweighs another', () => {
    const counts = SENTIMENTS.map((label) => balanced.filter(({ sentiment }) => sentiment === label).length);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(balanced.length);
    expect(balanced.length).toBeGreaterThanOrEqual(500);
    expect(Math.max(...counts) / Math.min(...counts)).toBeLessThan(1.2);
    const isLabelled = ({ complaint, kind, topic, safety }: Record<string, string>): boolean =>
      /^[01]$/.test(complaint ?? '') &&
      /^[01]$/.test(safety ?? '') &&
      KINDS.some((name) => name === kind) &&
      TOPICS.some((name) => name === topic);
    expect(balanced.filter((row) => !isLabelled(row))).toEqual([]);
  });
});

function listTriples(text: string): Set<string> {
  const key = splitKey(text);
  return new Set(Array.from({ length: Math.max(0, key.length - 2) }, (_, at) => key.slice(at, at + 3)));
}
