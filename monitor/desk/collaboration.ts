import { listTicketTasks, type TicketTask } from '../store/desk/ticket-work.ts';
import { getTicket } from '../store/desk/tickets.ts';
import type { Db } from '../store/store.ts';

/** ESC-5: a department answers within a day. */
const ANSWER_MS = 24 * 3_600_000;

/** TKT-11: one row a department of the sheet that all departments of a case share (问题处理协同表). */
export interface CollaborationRow {
  readonly department: string;
  readonly tasks: readonly TicketTask[];
  readonly open: number;
  /** Null: not answered, and still in time. */
  readonly answeredInTime: boolean | null;
}

/** The sheet of a ticket; one row for each department that was asked. @throws StoreError `not-found`. */
export async function readCollaboration(db: Db, ticketId: string, now: number): Promise<CollaborationRow[]> {
  await getTicket(db, ticketId);
  const tasks = (await listTicketTasks(db, { ticketId })).filter(({ department }) => department !== null);
  const byDepartment = Map.groupBy(tasks, ({ department }) => department ?? '');
  return [...byDepartment].map(([department, ofIt]) => ({
    department,
    tasks: ofIt,
    open: ofIt.filter(({ state }) => state === 'open').length,
    answeredInTime: judge(ofIt, now),
  }));
}

function judge(tasks: readonly TicketTask[], now: number): boolean | null {
  const late = tasks.some(({ createdAt, answeredAt, doneAt }) => (answeredAt ?? doneAt ?? now) > createdAt + ANSWER_MS);
  if (late) return false;
  return tasks.some(({ answeredAt, doneAt }) => answeredAt === null && doneAt === null) ? null : true;
}
