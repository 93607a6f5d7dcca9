import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { splitOfId, splitTenth, tenthOfId, textId } from './held-out.ts';
import { readTable } from './labelled-table.ts';
import { CORPUS_LABELS, labelsOf, readCorpusLabels } from './read-corpus-labels.ts';

const SENTIMENT = 'neg|neu|pos';
const KIND = 'inquiry|fault|complaint|suggestion|praise|other';
const TOPIC = 'presales|quality|delivery|returns|attitude|system|rules|price|invoice|account|safety|other';
describe('the labels of corpus texts', () => {
  const [head, ...lines] = readFileSync(CORPUS_LABELS, 'utf8').trimEnd().split('\n');

  it('name texts and hold none', () => {
    const line = new RegExp(`^[0-9a-f]{12}\\t[1-4]\\t[01]\\t(${SENTIMENT})\\t(${KIND})\\t(${TOPIC})\\t[01]\\t[01]$`);
    expect(head).toBe('id\treader\tcomplaint\tsentiment\tkind\ttopic\tsafety\temotional');
    expect(lines.length).toBeGreaterThan(1000);
    expect(lines.filter((text) => !line.test(text))).toEqual([]);
  });

  it('are of no held-out text; two readers read what is measured, one what teaches', () => {
    const readers = new Map<string, Set<string>>();
    for (const { id = '', reader = '' } of readTable(CORPUS_LABELS)) {
      const own = readers.get(id) ?? new Set();
      if (own.has(reader)) throw new Error(`${id} twice by reader ${reader}`);
      readers.set(id, own.add(reader));
    }
    const ids = [...readers.keys()];
    expect(ids.filter((id) => splitOfId(id) === 'held-out')).toEqual([]);
    expect(ids.filter((id) => readers.get(id)?.size !== (splitOfId(id) === 'dev' ? 2 : 1))).toEqual([]);
  });

  it('leave out what two readings saw differently', () => {
    const merged = readCorpusLabels(CORPUS_LABELS);
    const first = new Map<string, string>();
    const differing = readTable(CORPUS_LABELS).filter(({ id = '', topic = '' }) => {
      const before = first.get(id);
      first.set(id, topic);
      return before !== undefined && before !== topic;
    });
    expect(differing.length).toBeGreaterThan(0);
    expect(differing.map(({ id = '' }) => merged.get(id)?.['topic']).filter((topic) => topic !== '-')).toEqual([]);
  });

  it('go to the text that they name, whatever its commas', () => {
    expect(textId('房间很干净，前台也热情！')).toBe(textId('房间很干净 前台也热情'));
    expect(textId('房间很干净')).not.toBe(textId('房间很脏'));
    expect(tenthOfId(textId('房间很干净'))).toBe(splitTenth('房间很干净'));
    const record = { complaint: '0', sentiment: 'pos', kind: 'praise', topic: '-', safety: '0', emotional: '-' };
    expect(labelsOf(record)).toEqual({ gold: { complaint: false, sentiment: 'pos', kind: 'praise' }, safety: false });
    expect(labelsOf(undefined)).toBeUndefined();
  });
});
