import { expect, it } from 'vitest';
import { addDangerCues, listDangerCues } from './danger-cues.ts';
import { type Head, scoreOne } from './heads.ts';
import { scoreDanger } from './judge-danger.ts';
import { createTextReader } from './read-text.ts';
import { buildVocabulary } from './vocabulary.ts';

const vocabulary = buildVocabulary([], []);
const read = createTextReader(vocabulary);
const BITS = 10;
/** A head in which every bucket weighs something else. */
const head: Head = {
  ...{ id: 'safety', bits: BITS, classes: 1, short: true, scale: 0.01 },
  levels: Int8Array.from({ length: 1 << BITS }, (_, bucket) => ((bucket * 37) % 99) - 49),
  bias: Float64Array.of(-0.3),
};

it.each(['', '发货快', '脚背被热油烫了，孩子送急诊', 'my hand was burnt by the kettle', '汤里有玻璃'.repeat(800)])(
  'a text is judged by what the head was taught on: %.20s',
  (text) => {
    const reading = read(text);
    const taught = scoreOne(head, addDangerCues(reading, vocabulary));
    expect(scoreDanger(head, listDangerCues(reading, vocabulary), reading.features)).toBeCloseTo(taught, 12);
  },
);
