import { decodeJson, encodeJson } from '../sql/json-column.ts';
import { newId } from '../sql/new-id.ts';
import { StoreError } from '../sql/store-error.ts';
import type { Db } from '../store.ts';
import type { TicketLinksTable, TicketNotesTable, TicketTasksTable } from '../tables/tickets.ts';

/** A word among colleagues; the customer never sees it. `hand-over`: what the next person must know (TKT-8). */
export interface TicketNote {
  readonly id: string;
  readonly at: number;
  readonly personId: string | null;
  /** `demand`: what the customer wants now (DSP-2). */
  readonly kind: TicketNotesTable['kind'];
  readonly text: string;
  readonly named: readonly string[];
}

/** A piece of work on a ticket, of another department (ESC-5) or a step of a playbook. */
export interface TicketTask {
  readonly id: string;
  readonly ticketId: string;
  readonly title: string;
  readonly department: string | null;
  readonly ownerId: string | null;
  readonly playbookId: string | null;
  readonly step: string | null;
  readonly state: TicketTasksTable['state'];
  readonly createdAt: number;
  readonly createdBy: string | null;
  readonly dueAt: number | null;
  readonly doneAt: number | null;
  readonly doneBy: string | null;
  readonly result: string | null;
  /** ESC-4, ESC-5: when who was asked said that they have it. */
  readonly answeredAt: number | null;
}

/** `merged-into`: the other ticket goes on; `split-from`: it was part of the other one. */
export interface TicketLink {
  readonly otherId: string;
  readonly kind: TicketLinksTable['kind'];
  readonly at: number;
}

export async function insertTicketNote(
  trx: Db,
  draft: {
    ticketId: string;
    personId: string | null;
    kind: TicketNote['kind'];
    text: string;
    named?: readonly string[];
    now: number;
  },
): Promise<TicketNote> {
  const { ticketId, personId, kind, text, now: at } = draft;
  const named = [...new Set(draft.named ?? [])];
  const note = { id: newId(at), at, personId, kind, text };
  await trx
    .insertInto('ticketNotes')
    .values({ ...note, ticketId, named: encodeJson(named) })
    .execute();
  return { ...note, named };
}

/** The notes of a ticket in the order they were written. */
export async function listTicketNotes(db: Db, ticketId: string): Promise<TicketNote[]> {
  const rows = await db.selectFrom('ticketNotes').selectAll().where('ticketId', '=', ticketId).orderBy('id').execute();
  return rows.map(({ ticketId: _, named, ...note }) => ({ ...note, named: decodeJson<string[]>(named) }));
}

/** Notes since an instant in which one of some people was named with @, the last first. */
export async function listNotesNaming(
  db: Db,
  personIds: readonly string[],
  since: number,
): Promise<{ ticketId: string; at: number; personId: string | null; text: string }[]> {
  const rows = await db.selectFrom('ticketNotes').selectAll().where('at', '>=', since).orderBy('at', 'desc').execute();
  return rows
    .filter((row) => decodeJson<string[]>(row.named).some((id) => personIds.includes(id)))
    .map(({ ticketId, at, personId: by, text }) => ({ ticketId, at, personId: by, text }));
}

/** Adds a task. A step of a playbook is on a ticket once: a second start gives the task that is there. */
export async function insertTicketTask(
  trx: Db,
  draft: Pick<TicketTask, 'ticketId' | 'title' | 'department' | 'ownerId' | 'dueAt' | 'createdBy'> & {
    readonly playbookId?: string | null;
    readonly step?: string | null;
    readonly now: number;
  },
): Promise<TicketTask> {
  const { ticketId, title, department, ownerId, dueAt, createdBy, playbookId = null, step = null } = draft;
  const row: TicketTasksTable = {
    id: newId(draft.now),
    ticketId,
    title,
    department,
    ownerId,
    playbookId,
    step,
    state: 'open',
    createdAt: draft.now,
    createdBy,
    dueAt,
    doneAt: null,
    doneBy: null,
    result: null,
    answeredAt: null,
  };
  const inserted = await trx
    .insertInto('ticketTasks')
    .values(row)
    .onConflict((oc) => oc.columns(['ticketId', 'playbookId', 'step']).doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) return row;
  return trx
    .selectFrom('ticketTasks')
    .selectAll()
    .where('ticketId', '=', ticketId)
    .where('playbookId', '=', playbookId)
    .where('step', '=', step)
    .executeTakeFirstOrThrow();
}

/** Ends a task. @throws StoreError `conflict` when it is ended already. */
export async function finishTicketTask(
  trx: Db,
  end: { id: string; state: 'done' | 'dropped'; personId: string | null; result: string | null; now: number },
): Promise<TicketTask> {
  const row = await trx
    .updateTable('ticketTasks')
    .set({ state: end.state, doneAt: end.now, doneBy: end.personId, result: end.result })
    .set((eb) => ({ answeredAt: eb.fn.coalesce('answeredAt', eb.lit(end.now)) }))
    .where('id', '=', end.id)
    .where('state', '=', 'open')
    .returningAll()
    .executeTakeFirst();
  if (row) return row;
  const there = await trx.selectFrom('ticketTasks').select('state').where('id', '=', end.id).executeTakeFirst();
  if (!there) throw new StoreError('not-found', `There is no task ${end.id}.`);
  throw new StoreError('conflict', `The task is ${there.state} already.`, { details: { state: there.state } });
}

/** Who was asked has it: ESC-4 and ESC-5 wait for that. @throws StoreError `not-found`. */
export async function answerTicketTask(
  trx: Db,
  answer: { id: string; ownerId: string | null; dueAt?: number | undefined; now: number },
): Promise<TicketTask> {
  const row = await trx
    .updateTable('ticketTasks')
    .set((eb) => ({ answeredAt: eb.fn.coalesce('answeredAt', eb.lit(answer.now)) }))
    .set(answer.ownerId === null ? {} : { ownerId: answer.ownerId })
    .set(answer.dueAt === undefined ? {} : { dueAt: answer.dueAt })
    .where('id', '=', answer.id)
    .where('state', '=', 'open')
    .returningAll()
    .executeTakeFirst();
  if (!row) throw new StoreError('not-found', `There is no open task ${answer.id}.`);
  return row;
}

/** Tasks of a ticket, or the open ones of a department, the nearest deadline first. */
export async function listTicketTasks(
  db: Db,
  filter: { ticketId?: string; department?: string; openOnly?: boolean; limit?: number },
): Promise<TicketTask[]> {
  let query = db.selectFrom('ticketTasks').selectAll();
  if (filter.ticketId !== undefined) query = query.where('ticketId', '=', filter.ticketId);
  if (filter.department !== undefined) query = query.where('department', '=', filter.department);
  if (filter.openOnly) query = query.where('state', '=', 'open');
  return query
    .orderBy((eb) => eb.fn.coalesce('dueAt', eb.lit(Number.MAX_SAFE_INTEGER)))
    .orderBy('id')
    .limit(filter.limit ?? 200)
    .execute();
}

/** Says how two tickets belong together. False: it was said before. */
export async function linkTickets(
  trx: Db,
  link: { ticketId: string; otherId: string; kind: TicketLink['kind']; personId: string | null; now: number },
): Promise<boolean> {
  const { now: at, ...row } = link;
  const result = await trx
    .insertInto('ticketLinks')
    .values({ ...row, at })
    .onConflict((oc) => oc.columns(['ticketId', 'otherId', 'kind']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Links of a ticket, of whichever side they were made. */
export async function listTicketLinks(db: Db, ticketId: string): Promise<(TicketLink & { from: string })[]> {
  const rows = await db
    .selectFrom('ticketLinks')
    .selectAll()
    .where((eb) => eb.or([eb('ticketId', '=', ticketId), eb('otherId', '=', ticketId)]))
    .orderBy('at')
    .execute();
  return rows.map((row) => ({ from: row.ticketId, otherId: row.otherId, kind: row.kind, at: row.at }));
}

/** Makes the tags of a ticket these; gives them sorted. */
export async function setTicketTags(trx: Db, ticketId: string, tags: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))].sort();
  await trx.deleteFrom('ticketTags').where('ticketId', '=', ticketId).execute();
  if (wanted.length > 0)
    await trx
      .insertInto('ticketTags')
      .values(wanted.map((tag) => ({ ticketId, tag })))
      .execute();
  return wanted;
}

export async function listTicketTags(db: Db, ticketId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('ticketTags')
    .select('tag')
    .where('ticketId', '=', ticketId)
    .orderBy('tag')
    .execute();
  return rows.map((row) => row.tag);
}
