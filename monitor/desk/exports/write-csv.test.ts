import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { writeCsvLine } from './write-csv.ts';

describe('writeCsvLine', () => {
  it('quotes what needs it and leaves the rest', () => {
    expect(writeCsvLine(['a', 1.5, null, 'x,y', 'say "hi"', '两行\n文字'])).toBe(
      'a,1.5,,"x,y","say ""hi""","两行\n文字"\r\n',
    );
  });

  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1+1',
    '\u200b=1+1',
    '\ufeff=1+1',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
    "=cmd|' /C calc'!A0",
    '|cmd',
    '%0A=1',
  ])('%j is no formula', (text) => {
    expect(readBack(writeCsvLine([text]))).toEqual([[`'${text}`]]);
  });

  it('writes a number as a number, a text of digits as a text', () => {
    expect(writeCsvLine([-5, '13800138000'])).toBe('-5,13800138000\r\n');
  });

  it('cuts what a spreadsheet would cut in silence', () => {
    expect(writeCsvLine(['字'.repeat(40_000)])).toHaveLength(32_003);
  });

  it('reads back as it was written, but for the sign before a formula', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => !text.includes('\0'));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 5 }), (rows) => {
        const back = readBack(rows.map(writeCsvLine).join(''));
        expect(back.map((row) => row.map((text) => text.replace(/^'/, '')))).toEqual(
          rows.map((row) => row.map((text) => text.toWellFormed().replace(/^'/, ''))),
        );
      }),
      { numRuns: 500 },
    );
  });
});

/** A reader of its own, by the letter of RFC 4180. */
function readBack(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const sign = text[i] ?? '';
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ',') {
      row.push(cell);
      cell = '';
    } else if (sign === '\r' && text[i + 1] === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      i += 1;
    } else cell += sign;
  }
  return rows;
}
