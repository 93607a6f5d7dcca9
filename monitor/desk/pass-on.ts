import type { Ticket } from '../../shared/model/ticket.ts';
import type { Db } from '../store/store.ts';
import { startTask } from './ticket-tasks.ts';

/** ESC-5: another department answers within a day. */
const ANSWER_MS = 24 * 3_600_000;
/** Departments that are asked beside the one that has the ticket, and what for. */
const ASKED: Readonly<Record<string, string>> = {
  /** SOC-6: they decide the opinion response. */
  pr: '公关研判：公开致歉、补偿或声明 · PR decides: public apology, compensation, statement',
  /** CLS-7: legal threat or media. */
  legal: '法务研判：法律风险与口径 · legal judges the risk and the wording',
};

/** SOC-6, CLS-7: a complaint that PR or legal has to decide on too becomes a task of theirs on the shared sheet. */
export async function passOn(trx: Db, ticket: Ticket, departments: readonly string[], now: number): Promise<void> {
  if (ticket.kind !== 'complaint') return;
  for (const department of departments) {
    const title = ASKED[department];
    if (title === undefined || department === ticket.department) continue;
    const asked = { ticketId: ticket.id, title, department, ownerId: null, createdBy: null, dueAt: now + ANSWER_MS };
    await startTask(trx, { ...asked, playbookId: 'pass-on', step: department }, ticket, now);
  }
}
