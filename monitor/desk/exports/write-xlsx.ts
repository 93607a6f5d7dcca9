import { setImmediate as breathe } from 'node:timers/promises';
import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { ReadRows } from './stream-table.ts';
import type { TableColumn, TableReader } from './table-column.ts';
import { type Cell, fitCell, looksLikeFormula } from './write-csv.ts';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A sheet has no more rows (Excel's own limit, header included). */
const MOST_ROWS = 1_048_576;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Formats of cells, by place in `STYLES`. A quoted cell stays a text also after somebody has edited it. */
const BOLD = 1;
const QUOTED = 2;
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/></cellXfs></styleSheet>`;

const PARTS: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/></Types>`,
  '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="Earshot" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': STYLES,
};

/**
 * Writes a table as a workbook, page by page like the CSV. Every text is a cell of the type text, so that no program
 * ever computes one; numbers are numbers.
 */
export async function* writeXlsx<Row>(
  columns: readonly TableColumn<Row>[],
  reader: TableReader,
  readRows: ReadRows<Row>,
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  let failed: Error | null = null;
  const zip = new Zip((error, chunk) => {
    if (error !== null) failed = error;
    else ready.push(chunk);
  });
  for (const [path, text] of Object.entries(PARTS)) {
    const part = new ZipDeflate(path);
    zip.add(part);
    part.push(strToU8(text), true);
  }
  const sheet = new ZipDeflate('xl/worksheets/sheet1.xml', { level: 6 });
  zip.add(sheet);
  const start = `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="${columns.length}" width="18" customWidth="1"/></cols><sheetData>`;
  sheet.push(
    strToU8(
      start +
        writeRow(
          columns.map(({ title }) => title[reader.language]),
          BOLD,
        ),
    ),
  );
  let room = MOST_ROWS - 1;
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<ReadRows<Row>>> = await readRows(cursor);
    const rows = page.rows.slice(0, room);
    room -= rows.length;
    sheet.push(strToU8(rows.map((row) => writeRow(columns.map((column) => column.cell(row, reader)))).join('')));
    if (failed !== null) throw failed;
    yield* ready.splice(0);
    await breathe();
    cursor = room === 0 ? null : page.next;
  } while (cursor !== null);
  sheet.push(strToU8('</sheetData></worksheet>'), true);
  zip.end();
  yield* ready.splice(0);
}

function writeRow(cells: readonly Cell[], style?: number): string {
  return `<row>${cells.map((cell) => writeCell(cell, style)).join('')}</row>`;
}

function writeCell(cell: Cell, style?: number): string {
  if (cell === null) return '<c/>';
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c><v>${cell}</v></c>` : '<c/>';
  const text = fitCell(cell);
  const format = style ?? (looksLikeFormula(text) ? QUOTED : 0);
  return `<c t="inlineStr"${format === 0 ? '' : ` s="${format}"`}><is><t xml:space="preserve">${escapeText(text)}</t></is></c>`;
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** XML 1.0 has no other control characters than these three; and `_x0041_` is how a workbook writes one. */
function escapeText(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not go in.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/_x(?=[\dA-Fa-f]{4}_)/g, '_x005F_x')
      .replaceAll('\r', '_x000D_')
      .replace(/[&<>]/g, (sign) => SIGNS[sign] ?? sign)
  );
}
