import { describe, expect, it } from 'vitest';
import { addDangerCues } from './danger-cues.ts';
import { createTextReader } from './read-text.ts';
import { buildVocabulary } from './vocabulary.ts';

const vocabulary = buildVocabulary([], []);
const read = createTextReader(vocabulary);

/** The cues of a text: what stands before its short features. */
function listCues(text: string): number[] {
  const reading = read(text);
  const { hashes, count } = addDangerCues(reading, vocabulary);
  return [...hashes.subarray(0, count - reading.features.short)];
}

const shared = (one: string, other: string): number => {
  const cues = new Set(listCues(other));
  return listCues(one).filter((cue) => cues.has(cue)).length;
};

describe('cues of danger', () => {
  it('are the same for words of the same classes, in either script and language', () => {
    expect(listCues('滚水浇我脚背')).toEqual(listCues('热油溅她手腕'));
    expect(listCues('煞車，刹車')).toEqual(listCues('煞车，刹车'));
    expect(listCues('my hand was burnt')).toEqual(listCues('his leg got scorched'));
  });

  it('tell two classes near each other from two that stand apart', () => {
    const near = listCues('脚背被烫');
    const apart = listCues(`脚背很好看${'，这家店的衣服款式又多又新'.repeat(3)}，羊毛卷也烫`);
    expect(apart.length).toBe(near.length - 1);
    expect(near).toEqual(expect.arrayContaining(apart));
  });

  it('keep nothing of the text before', () => {
    const alone = listCues('发货快');
    listCues(`${'孩子的手被开水烫'.repeat(2000)}`);
    expect(listCues('发货快')).toEqual(alone);
    expect(shared('发货快', '孩子的手被开水烫')).toBe(0);
  });

  it('hold for a text of any length, also an empty one', () => {
    expect(listCues('')).toHaveLength(1);
    expect(listCues('烫'.repeat(20_000)).length).toBeGreaterThan(1);
  });
});
