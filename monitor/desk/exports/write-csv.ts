/** What may stand in a cell. A number is written as one; every text is made harmless. */
export type Cell = string | number | null;

/** Excel cuts a cell above this; so do we, visibly. */
const MOST_CHARACTERS = 32_000;
/** What makes a spreadsheet take a text for a formula, also behind spaces and signs that nobody sees, also in full width. */
const FORMULA = /^(?:[\t\r\n]|[\s\u200b-\u200f\u2060\ufeff]*[=+\-@|%＝＋－＠])/u;

/** Tells Excel that the file is UTF-8. */
export const CSV_START = '\ufeff';

/** One line of a CSV file (RFC 4180), with its end. */
export function writeCsvLine(cells: readonly Cell[]): string {
  return `${cells.map(writeCell).join(',')}\r\n`;
}

function writeCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const cut = fitCell(cell);
  const harmless = looksLikeFormula(cut) ? `'${cut}` : cut;
  return /[",\r\n;\t]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A text as a cell can hold it: well-formed, without NUL, not longer than a spreadsheet takes. */
export function fitCell(text: string): string {
  const whole = text.toWellFormed().replaceAll('\u0000', '');
  return whole.length > MOST_CHARACTERS ? `${whole.slice(0, MOST_CHARACTERS)}…`.toWellFormed() : whole;
}

/** Whether a spreadsheet would compute this text if somebody typed it. */
export function looksLikeFormula(text: string): boolean {
  return FORMULA.test(text);
}
