import { playbooks } from '../../shared/replies/playbooks/registry.ts';
import { computeDue } from '../../shared/service/clock.ts';
import { startPromiseClock } from '../../shared/service/promise-clock.ts';
import { insertClock } from '../store/desk/clocks.ts';
import { answerTicketTask, insertTicketTask, type TicketTask } from '../store/desk/ticket-work.ts';
import { changeTicket, getTicket } from '../store/desk/tickets.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import { StoreError } from '../store/sql/store-error.ts';
import type { Db } from '../store/store.ts';
import { recordTicketStep, type StepBy } from './record-step.ts';

/** The steps of a playbook become the checklist of a ticket, in its order; a second start gives what is there. */
export async function startPlaybook(db: Db, ticketId: string, playbookId: string, by: StepBy): Promise<TicketTask[]> {
  const playbook = playbooks.find(({ id }) => id === playbookId);
  if (playbook === undefined)
    throw new StoreError(
      'not-found',
      `There is no playbook ${playbookId}; known: ${playbooks.map(({ id }) => id).join(', ')}.`,
    );
  return inTransaction(db, async (trx) => {
    const ticket = await getTicket(trx, ticketId);
    const tasks: TicketTask[] = [];
    for (const { id, does, department } of playbook.steps) {
      const title = `${does['zh-CN']} · ${does.en}`;
      const draft = { ticketId, title, department, ownerId: null, dueAt: null, createdBy: by.personId };
      tasks.push(await insertTicketTask(trx, { ...draft, playbookId, step: id, now: by.now }));
    }
    await recordTicketStep(trx, 'ticket.updated', ticket, by, { playbook: playbookId, rule: playbook.rule });
    return tasks;
  });
}

/**
 * LNG-4: a promise was made to the customer: it is a clock from now on, which ends with the step.
 * @param minutes as the step promises when left out. @throws StoreError `conflict` when the step promises no time.
 */
export async function makePromise(
  db: Db,
  taskId: string,
  minutes: number | undefined,
  by: StepBy,
): Promise<{ readonly task: TicketTask; readonly dueAt: number }> {
  return inTransaction(db, async (trx) => {
    const row = await trx.selectFrom('ticketTasks').selectAll().where('id', '=', taskId).executeTakeFirst();
    if (!row) throw new StoreError('not-found', `There is no task ${taskId}.`);
    const playbook = playbooks.find(({ id }) => id === row.playbookId);
    const step = playbook?.steps.find(({ id }) => id === row.step);
    const draft = playbook && step ? startPromiseClock(playbook, step, by.now) : null;
    if (draft === null)
      throw new StoreError('conflict', 'This task promises no time; give it a date instead.', {
        details: { state: row.state },
      });
    const due = minutes === undefined ? draft : { ...draft, ...computeDue(by.now, minutes) };
    const ticket = await getTicket(trx, row.ticketId);
    const clock = await insertClock(trx, { ...due, subjectId: ticket.id, drill: ticket.drill });
    const task = await answerTicketTask(trx, { id: taskId, ownerId: by.personId, dueAt: clock.dueAt, now: by.now });
    // A later version, so that whoever has it open reads its clocks again.
    const changed = await changeTicket(trx, { id: ticket.id, fields: {}, now: by.now });
    await recordTicketStep(trx, 'ticket.updated', changed, by, { promise: clock.policyId, dueAt: clock.dueAt });
    return { task, dueAt: clock.dueAt };
  });
}
