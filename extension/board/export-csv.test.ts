import { expect, it } from 'vitest';
import { writeCell, writeCsv } from './export-csv.ts';

it.each([
  ['=1+1', `"'=1+1"`],
  ['＝HYPERLINK("x")', `"'＝HYPERLINK(""x"")"`],
  ['-2+3', `"'-2+3"`],
  ['\tcmd', `"'\tcmd"`],
  ['普通', '"普通"'],
  ['说“好”,"真"', '"说“好”,""真"""'],
  [-5, '"-5"'],
  [null, '""'],
])('%j becomes %s', (value, cell) => expect(writeCell(value)).toBe(cell));

it('writes a table that spreadsheets open', () => {
  const csv = writeCsv([{ title: '平台', read: (one) => one.site }], [{ site: 'weibo' } as never]);
  expect(csv).toBe('\ufeff"平台"\r\n"weibo"\r\n');
});
