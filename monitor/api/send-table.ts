import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { RouteName } from '../../shared/api-paths.ts';
import type { Language } from '../../shared/model/labels.ts';
import { type ReadRows, streamTable } from '../desk/exports/stream-table.ts';
import type { TableColumn, TableReader } from '../desk/exports/table-column.ts';
import { writeXlsx, XLSX_TYPE } from '../desk/exports/write-xlsx.ts';
import { appendAudit } from '../store/audit/audit.ts';
import { listPeople } from '../store/people/people.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import type { ApiContext } from './api-context.ts';
import type { Caller } from './caller.ts';
import { readZone } from './read-zone.ts';

/** Who takes which table, and how it is to be written. */
export interface TakenTable<Row> {
  readonly caller: Caller;
  readonly reply: FastifyReply;
  /** Of the export: it names the file, and `…Xlsx` a workbook. */
  readonly name: RouteName;
  readonly query: {
    readonly since?: number | undefined;
    readonly before?: number | undefined;
    readonly lang?: Language | undefined;
    readonly zone?: string | undefined;
  };
  readonly columns: readonly TableColumn<Row>[];
  readonly readRows: ReadRows<Row>;
}

/** Sends a table as a file for spreadsheets. Who took it, and of what, stands in the audit log. */
export async function sendTable<Row>(context: ApiContext, table: TakenTable<Row>): Promise<FastifyReply> {
  const { caller, reply, name, query, columns, readRows } = table;
  const { db } = context.store;
  const now = context.clock.now();
  const timeZone = readZone(query.zone);
  const names = new Map((await listPeople(db)).map((person) => [person.id, person.name]));
  const { since = null, before = null } = query;
  await inTransaction(db, (trx) =>
    appendAudit(trx, {
      chain: 'system',
      at: now,
      actorId: caller.person.id,
      action: 'export.made',
      subjectId: null,
      details: { table: name, since, before },
    }),
  );
  const tableReader: TableReader = {
    language: query.lang ?? 'zh-CN',
    timeZone,
    nameOf: (personId) => (personId === null ? null : (names.get(personId) ?? personId)),
  };
  const day = new Date(now).toLocaleDateString('sv-SE', { timeZone });
  const isWorkbook = name.endsWith('Xlsx');
  const kind = name.replace(/^export|Xlsx$/g, '').toLowerCase();
  const write = isWorkbook ? writeXlsx : streamTable;
  return reply
    .type(isWorkbook ? XLSX_TYPE : 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${kind}-${day}.${isWorkbook ? 'xlsx' : 'csv'}"`)
    .send(Readable.from(write(columns, tableReader, readRows)));
}
