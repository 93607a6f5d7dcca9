import type { Ticket } from '../../shared/model/ticket.ts';
import { taskPolicyId } from '../../shared/service/task-clock.ts';
import { cancelClocks, stopClocks } from '../store/desk/clocks.ts';
import type { StoredTicket } from '../store/desk/ticket-row.ts';
import {
  answerTicketTask,
  finishTicketTask,
  insertTicketNote,
  listTicketTags,
  setTicketTags,
  type TicketNote,
  type TicketTask,
} from '../store/desk/ticket-work.ts';
import { getTicket } from '../store/desk/tickets.ts';
import { getPerson } from '../store/people/people.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import type { Db } from '../store/store.ts';
import { planFor } from './following/follow-ticket.ts';
import { noteContact } from './following/note-contact.ts';
import { recordTicketStep, type StepBy, type StepDetails } from './record-step.ts';
import { tellNamed } from './tell-named.ts';
import { clocksOfTask, startTask, startTaskClock } from './ticket-tasks.ts';

/** ESC-5: another department answers within a day. */
const DEPARTMENT_HOURS = 24;

/** A word among colleagues; who is named with @ is told by an event of its own, and on their own channel. @throws StoreError `not-found` for an unknown person. */
export async function addTicketNote(
  db: Db,
  ticketId: string,
  note: {
    readonly kind: TicketNote['kind'];
    readonly text: string;
    readonly named: readonly string[];
    /** TKT-5: the contact ended without a solution. */
    readonly unsolved?: boolean | undefined;
  },
  by: StepBy,
): Promise<TicketNote> {
  return change(db, ticketId, by, async (trx, ticket) => {
    for (const personId of note.named) await getPerson(trx, personId);
    const { kind, text, named } = note;
    const added = await insertTicketNote(trx, { ticketId, kind, text, named, personId: by.personId, now: by.now });
    if (kind === 'contact') await noteContact(trx, ticket, text, by);
    if (note.unsolved) await planFor(trx, ticket, 'contact-ended-unsolved', { now: by.now });
    await tellNamed(trx, ticket, added, by);
    return [added, { note: added.id, kind: note.kind, named: note.named }];
  });
}

/** A piece of work for a person or a department; for a department it is due in a day unless said otherwise. Its date is a clock. */
export async function addTicketTask(
  db: Db,
  ticketId: string,
  task: Pick<TicketTask, 'title' | 'department' | 'ownerId' | 'dueAt' | 'playbookId' | 'step'>,
  by: StepBy,
): Promise<TicketTask> {
  return change(db, ticketId, by, async (trx, ticket) => {
    if (task.ownerId !== null) await getPerson(trx, task.ownerId);
    const dueAt = task.dueAt ?? (task.department === null ? null : by.now + DEPARTMENT_HOURS * 3_600_000);
    const added = await startTask(trx, { ...task, ticketId, dueAt, createdBy: by.personId }, ticket, by.now);
    return [added, { task: added.id, department: task.department }];
  });
}

/** Who was asked says that they have it, and may name a date: nobody is called for their silence any more (ESC-4, ESC-5). */
export async function answerTask(
  db: Db,
  answer: { readonly id: string; readonly dueAt?: number | undefined },
  by: StepBy,
): Promise<TicketTask> {
  return inTransaction(db, async (trx) => {
    const task = await answerTicketTask(trx, { ...answer, ownerId: by.personId, now: by.now });
    const ticket = await getTicket(trx, task.ticketId);
    if (answer.dueAt !== undefined) {
      await cancelClocks(trx, { subjectId: ticket.id, policyIds: [taskPolicyId(task.id)], stoppedAt: by.now });
      await startTaskClock(trx, task, ticket, by.now);
    }
    await record(trx, ticket, by, { task: task.id, answered: true });
    return task;
  });
}

/** A task is done, or not needed any more; its clocks end. @throws StoreError `conflict` when it had ended. */
export async function endTicketTask(
  db: Db,
  end: { readonly id: string; readonly state: 'done' | 'dropped'; readonly result: string | null },
  by: StepBy,
): Promise<TicketTask> {
  return inTransaction(db, async (trx) => {
    const task = await finishTicketTask(trx, { ...end, personId: by.personId, now: by.now });
    const clocks = { subjectId: task.ticketId, policyIds: clocksOfTask(task), stoppedAt: by.now };
    await (end.state === 'done' ? stopClocks(trx, clocks) : cancelClocks(trx, clocks));
    await record(trx, await getTicket(trx, task.ticketId), by, { task: task.id, state: end.state });
    return task;
  });
}

/** Makes the tags of a ticket these. With those that were seen, only what this person added or took away changes. */
export async function tagTicket(
  db: Db,
  ticketId: string,
  { tags, seen }: { readonly tags: readonly string[]; readonly seen?: readonly string[] | undefined },
  by: StepBy,
): Promise<string[]> {
  return change(db, ticketId, by, async (trx) => {
    const wanted = seen === undefined ? tags : mergeTags(await listTicketTags(trx, ticketId), tags, seen);
    const set = await setTicketTags(trx, ticketId, wanted);
    return [set, { tags: set }];
  });
}

function mergeTags(now: readonly string[], mine: readonly string[], seen: readonly string[]): string[] {
  const kept = now.filter((tag) => mine.includes(tag) || !seen.includes(tag));
  return [...kept, ...mine.filter((tag) => !seen.includes(tag))];
}

async function change<T>(
  db: Db,
  ticketId: string,
  by: StepBy,
  work: (trx: Db, ticket: StoredTicket) => Promise<readonly [T, StepDetails]>,
): Promise<T> {
  return inTransaction(db, async (trx) => {
    const ticket = await getTicket(trx, ticketId);
    const [result, details] = await work(trx, ticket);
    await record(trx, ticket, by, details);
    return result;
  });
}

async function record(trx: Db, ticket: Ticket, by: StepBy, details: StepDetails): Promise<void> {
  await recordTicketStep(trx, 'ticket.updated', ticket, by, details);
}
