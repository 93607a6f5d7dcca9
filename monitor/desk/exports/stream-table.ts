import type { TableColumn, TableReader } from './table-column.ts';
import { CSV_START, writeCsvLine } from './write-csv.ts';

/** A page of rows and where the next one starts. */
export type ReadRows<Row> = (
  cursor: string | null,
) => Promise<{ readonly rows: readonly Row[]; readonly next: string | null }>;

/** Writes a table page by page: a long one neither fills the memory nor holds anybody up. */
export async function* streamTable<Row>(
  columns: readonly TableColumn<Row>[],
  reader: TableReader,
  readRows: ReadRows<Row>,
): AsyncGenerator<string> {
  yield CSV_START + writeCsvLine(columns.map(({ title }) => title[reader.language]));
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<ReadRows<Row>>> = await readRows(cursor);
    yield page.rows.map((row) => writeCsvLine(columns.map((column) => column.cell(row, reader)))).join('');
    cursor = page.next;
  } while (cursor !== null);
}
