import { expect, it } from 'vitest';
import { isRingsNote, writeRingsNote } from './rings-note.ts';

it('SLA-PHONE: the note of a taken call is known again, and words of a person are not taken for one', () => {
  expect(isRingsNote(writeRingsNote(4))).toBe(true);
  expect(isRingsNote('已联系 · will call back tomorrow')).toBe(false);
  expect(isRingsNote('铃响 4 声接起 · answered after 5 rings')).toBe(false);
});
