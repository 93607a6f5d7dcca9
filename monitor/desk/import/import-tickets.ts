import type { Labels } from '../../../shared/model/labels.ts';
import { settleImported } from '../../store/desk/imported-tickets.ts';
import { insertTicketOnce } from '../../store/desk/tickets.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import type { Db } from '../../store/store.ts';
import { recogniseTicketCustomer } from '../recognise-ticket-customer.ts';
import { auditTicket } from '../record-step.ts';
import { type ImportedTicket, type ImportSettings, judgeRow, RowRefusal } from './judge-row.ts';
import type { TableRow } from './read-ticket-table.ts';

/** What became of the rows of a file. */
export interface ImportReport {
  readonly imported: number;
  /** Were there already: of an earlier run, or twice in the file. */
  readonly known: number;
  readonly refused: readonly { readonly row: TableRow; readonly say: Labels }[];
  /** False: it was stopped before the last row. */
  readonly isComplete: boolean;
}

/** Rows in one transaction: small, so that a running monitor is not held up. */
const BATCH = 50;

/**
 * Takes tickets of another system in, as they stand there. Section 1 of the service rules: an import starts no clock, and
 * it calls nobody. Run again after a crash or a stop it goes on: a row that is there is counted as known.
 */
export async function importTickets(
  db: Db,
  rows: readonly TableRow[],
  settings: ImportSettings,
  onProgress: (done: number) => void,
  stop: AbortSignal,
): Promise<ImportReport> {
  const refused: { row: TableRow; say: Labels }[] = [];
  let imported = 0;
  let known = 0;
  for (let from = 0; from < rows.length; from += BATCH) {
    if (stop.aborted) return { imported, known, refused, isComplete: false };
    const batch: ImportedTicket[] = [];
    for (const row of rows.slice(from, from + BATCH)) {
      try {
        batch.push(judgeRow(row, settings));
      } catch (error) {
        if (!(error instanceof RowRefusal)) throw error;
        refused.push({ row, say: error.say });
      }
    }
    const made = await inTransaction(db, async (trx) => {
      let count = 0;
      for (const ticket of batch) if (await importOne(trx, ticket, settings)) count += 1;
      return count;
    });
    imported += made;
    known += batch.length - made;
    onProgress(Math.min(rows.length, from + BATCH));
  }
  return { imported, known, refused, isComplete: true };
}

async function importOne(trx: Db, { draft, ...outcome }: ImportedTicket, { now, system }: ImportSettings) {
  // Received when it was made over there: a helpdesk that is connected now is not handed its own history.
  const { ticket, isNew } = await insertTicketOnce(trx, draft, { personId: null, now: draft.createdAt });
  if (!isNew) return false;
  await settleImported(trx, ticket.id, outcome);
  await recogniseTicketCustomer(trx, ticket, now);
  await auditTicket(trx, 'ticket.imported', ticket.id, { personId: null, now }, { system, state: outcome.state });
  return true;
}
