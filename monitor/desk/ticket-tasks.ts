import { computeDue } from '../../shared/service/clock.ts';
import { promisePolicyId } from '../../shared/service/promise-clock.ts';
import { taskPolicyId } from '../../shared/service/task-clock.ts';
import { insertClock } from '../store/desk/clocks.ts';
import { insertTicketTask, type TicketTask } from '../store/desk/ticket-work.ts';
import type { Db } from '../store/store.ts';

/** Rule of the clock of a task for another department; of a person's own task there is none in the service rules. */
const DEPARTMENT_RULE = 'ESC-5';

type TaskDraft = Parameters<typeof insertTicketTask>[1];

/** Adds a task; one with a date has a clock of its own, which warns and is due like any other. */
export async function startTask(
  trx: Db,
  draft: Omit<TaskDraft, 'now'>,
  ticket: { readonly drill: boolean },
  now: number,
): Promise<TicketTask> {
  const task = await insertTicketTask(trx, { ...draft, now });
  if (task.createdAt === now && task.dueAt !== null) await startTaskClock(trx, task, ticket, now);
  return task;
}

/** Starts (or after a new date starts anew) the clock of a task. */
export async function startTaskClock(
  trx: Db,
  task: Pick<TicketTask, 'id' | 'ticketId' | 'dueAt' | 'department'>,
  ticket: { readonly drill: boolean },
  now: number,
): Promise<void> {
  if (task.dueAt === null) return;
  const due = computeDue(now, Math.max(0, task.dueAt - now) / 60_000);
  await insertClock(trx, {
    subject: 'ticket',
    subjectId: task.ticketId,
    policyId: taskPolicyId(task.id),
    rule: task.department === null ? 'TKT-3' : DEPARTMENT_RULE,
    startedAt: now,
    ...due,
    dueAt: task.dueAt,
    drill: ticket.drill,
  });
}

/** Policy ids of the clocks that end with a task: its own date, and the promise made with a step of a playbook. */
export function clocksOfTask(task: Pick<TicketTask, 'id' | 'playbookId' | 'step'>): string[] {
  const own = taskPolicyId(task.id);
  return task.playbookId === null || task.step === null
    ? [own]
    : [own, promisePolicyId({ id: task.playbookId }, { id: task.step })];
}
