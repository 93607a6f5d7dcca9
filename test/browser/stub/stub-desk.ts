import { randomUUID } from 'node:crypto';
import type { ApiAnswer, ApiBody } from '../../../shared/api.ts';
import type { RouteName } from '../../../shared/api-paths.ts';
import type { Ticket } from '../../../shared/model/ticket.ts';
import { answerCorrections } from './stub-corrections.ts';
import type { StubState, StubWork } from './stub-state.ts';
import { type Call, PERSON } from './stub-state.ts';

const DEPARTMENTS: ApiAnswer<'listDepartments'>['items'] = [
  {
    id: 'technical',
    name: { 'zh-CN': '技术部', en: 'technical' },
    members: [{ personId: PERSON.id, leads: false, openTickets: 2, onDuty: true }],
  },
  { id: 'product', name: { 'zh-CN': '产品部', en: 'product' }, members: [] },
];

/** A ticket on which nobody did anything yet. */
export const NO_WORK: StubWork = {
  ...{ tags: [], notes: [], tasks: [], links: [], followUps: [], escalations: [], handOvers: [], customer: null },
  ...{
    snoozedUntil: null,
    dispute: null,
    proposedStage: null,
    playbooks: [],
    consents: [],
    confirmations: [],
    survey: null,
  },
};

/** What the stub's desk answers: the work on tickets. */
export function answerDesk(name: RouteName, call: Call, now: number): unknown {
  const id = call.params.id ?? '';
  const { state } = call;
  const work = state.work.get(id) ?? NO_WORK;
  switch (name) {
    case 'getTicketWork':
      return work;
    case 'listEscalations':
    case 'listFollowUps':
    case 'listNamedNotes':
    case 'listKnowledge':
    case 'getOnDuty':
    case 'listShifts':
    case 'listHolds':
      return { items: [] };
    case 'listTasks':
      return { items: [...state.work.values()].flatMap(({ tasks }) => tasks) };
    case 'listDepartments':
      return { items: DEPARTMENTS };
    case 'addTicketNote': {
      const { text, kind = 'note', named = [] } = call.body as ApiBody<'addTicketNote'>;
      const note = { id: randomUUID(), at: now, personId: PERSON.id, kind, text, named };
      state.work.set(id, { ...work, notes: [...work.notes, note] });
      return { note };
    }
    case 'addTicketTask': {
      const { title, department = null, playbookId = null, step = null } = call.body as ApiBody<'addTicketTask'>;
      const task: Task = {
        ...{ id: randomUUID(), ticketId: id, title, department, playbookId, step },
        ...{ ownerId: null, state: 'open', createdAt: now, createdBy: PERSON.id, dueAt: now + 86_400_000 },
        ...{ doneAt: null, doneBy: null, result: null, answeredAt: null },
      };
      state.work.set(id, { ...work, tasks: [...work.tasks, task] });
      return { task };
    }
    case 'finishTask':
      return finish(state, id, now);
    case 'mergeTicket': {
      const { into } = call.body as ApiBody<'mergeTicket'>;
      const ticket = put(state, id, { state: 'closed', closeReason: 'merged', updatedAt: now });
      return { ticket, into: state.tickets.get(into) };
    }
    case 'splitTicket': {
      const { problem, clientKey } = call.body as ApiBody<'splitTicket'>;
      const known = [...state.tickets.values()].find((one) => one.clientKey === clientKey);
      const number = 4128 + state.tickets.size + state.withdrawn.length;
      const made = known ?? { ...(state.tickets.get(id) as Ticket), id: `t-${number}`, number, clientKey, problem };
      state.tickets.set(made.id, made);
      return { ticket: made, created: known === undefined };
    }
    case 'inviteToSurvey':
      return { url: 'https://care.example/s/abc', expiresAt: now + 86_400_000 };
    default:
      return answerCorrections(name, call, now);
  }
}

type Task = ApiAnswer<'addTicketTask'>['task'];

function finish(state: StubState, taskId: string, now: number): unknown {
  for (const [ticketId, work] of state.work) {
    const task = work.tasks.find((one) => one.id === taskId);
    if (!task) continue;
    const done: Task = { ...task, state: 'done', doneAt: now, doneBy: PERSON.id };
    state.work.set(ticketId, { ...work, tasks: work.tasks.map((one) => (one.id === taskId ? done : one)) });
    return { task: done };
  }
  return { refuse: { status: 404, code: 'not-found', message: 'no such task' } };
}

function put(state: StubState, id: string, change: Partial<Ticket>): Ticket {
  const changed = { ...(state.tickets.get(id) as Ticket), ...change };
  state.tickets.set(id, changed);
  return changed;
}
