import type { Mention } from '../../shared/model/mention.ts';

/** First signs that a spreadsheet takes for a formula, full-width ones too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** One cell: quoted, and disarmed where a spreadsheet would calculate. */
export function writeCell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  return `"${(typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

export interface CsvColumn {
  readonly title: string;
  readonly read: (mention: Mention) => string | number | null;
}

/** 负面舆情监测表 (SOC-9) as CSV with a byte-order mark, so that a spreadsheet reads Chinese. */
export function writeCsv(columns: readonly CsvColumn[], mentions: readonly Mention[]): string {
  const lines = [
    columns.map((column) => writeCell(column.title)),
    ...mentions.map((mention) => columns.map((column) => writeCell(column.read(mention)))),
  ];
  return `\ufeff${lines.map((cells) => cells.join(',')).join('\r\n')}\r\n`;
}
