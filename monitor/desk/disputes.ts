import type { Labels } from '../../shared/model/labels.ts';
import type { Ticket } from '../../shared/model/ticket.ts';
import { type DisputePolicy, type DisputeStage, startDisputeClock } from '../../shared/service/dispute-policy.ts';
import triagePolicy from '../../shared/understanding/policies/triage.json' with { type: 'json' };
import { openCase } from '../pr/open-case.ts';
import { cancelClocks, insertClock, listClocksOf } from '../store/desk/clocks.ts';
import { insertTicketNote, listTicketTasks } from '../store/desk/ticket-work.ts';
import { changeTicket, getTicket } from '../store/desk/tickets.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import { StoreError } from '../store/sql/store-error.ts';
import type { Db } from '../store/store.ts';
import { callPeople, nameStandIns } from './escalation/call-people.ts';
import { deskCalendars } from './read-policies.ts';
import { recordTicketStep, type StepBy } from './record-step.ts';
import { policiesOfTicket, setDueAt } from './ticket-clocks.ts';
import { startTask } from './ticket-tasks.ts';

/** Tasks of a dispute carry this in place of a playbook. */
const disputeId = (policyId: string) => `dispute:${policyId}`;

/**
 * DSP-1 … DSP-7: the ticket becomes a dispute, or goes one stage further. Its clock starts, who leads it on duty takes
 * it, what has to be there at the end becomes tasks, and the departments named get theirs. The same stage again
 * changes nothing but adds what the customer demands now. @throws StoreError `conflict` when the ticket is closed.
 */
export async function setDispute(
  db: Db,
  id: string,
  dispute: { readonly stage: DisputeStage; readonly demand: string | null },
  by: StepBy,
): Promise<Ticket> {
  return inTransaction(db, async (trx) => {
    const ticket = await getTicket(trx, id);
    if (ticket.state === 'closed')
      throw new StoreError('conflict', `Ticket ${ticket.number} is closed; open it again first.`, {
        details: { state: ticket.state, handlerId: ticket.handlerId },
      });
    const before = await readDispute(trx, id);
    if (dispute.demand !== null)
      // DSP-2: changes of demand are recorded.
      await insertTicketNote(trx, {
        ticketId: id,
        personId: by.personId,
        kind: 'demand',
        text: dispute.demand,
        now: by.now,
      });
    const called = before?.stage === dispute.stage ? null : await start(trx, ticket, dispute.stage, by.now);
    if (dispute.stage === 'media-or-lawsuit') await openRoom(trx, ticket, by);
    const changed = await getTicket(trx, id);
    await recordTicketStep(trx, 'ticket.updated', changed, by, {
      dispute: dispute.stage,
      ...(before === null ? {} : { disputeBefore: before.stage }),
      ...(dispute.demand === null ? {} : { demand: true }),
      ...(called === null ? {} : called),
    });
    return changed;
  });
}

/** DSP-3: legal, service and PR meet in the room of a case. */
async function openRoom(trx: Db, { id, number, brandId, drill }: Ticket, by: StepBy) {
  const title = `DSP-3 · #${number}`;
  const common = { title, brandId, drill, subjectId: id, storyId: null, ownerId: null };
  await openCase(trx, { ...common, origin: 'dispute' }, by);
}

/** The work of a department on a dispute: its clock stands beside that of the dispute and those of other departments. */
function nameShare({ name }: DisputePolicy, department: string): string {
  const departments: Readonly<Record<string, Labels>> = triagePolicy.departmentLabels;
  const who = departments[department] ?? { 'zh-CN': department, en: department };
  return `${who['zh-CN']}参与处理：${name['zh-CN']} · ${who.en} takes part: ${name.en}`;
}

async function start(trx: Db, ticket: Ticket, stage: DisputeStage, now: number) {
  const policies = await policiesOfTicket(trx, ticket);
  const policy = policies.disputes.find((one) => one.stage === stage);
  if (policy === undefined) throw new StoreError('not-found', `There is no dispute policy for ${stage}.`);
  const others = policies.disputes.filter((one) => one.id !== policy.id).map((one) => one.id);
  await cancelClocks(trx, { subjectId: ticket.id, policyIds: others, stoppedAt: now });
  const clock = startDisputeClock(policy, now, deskCalendars);
  await insertClock(trx, { ...clock, subjectId: ticket.id, drill: ticket.drill });
  await trx.updateTable('tickets').set({ disputeStage: stage, disputeAt: now }).where('id', '=', ticket.id).execute();
  const common = { ticketId: ticket.id, ownerId: null, playbookId: disputeId(policy.id), createdBy: null };
  for (const [index, words] of policy.deliverables.entries())
    await startTask(
      trx,
      {
        ...common,
        title: `${words['zh-CN']} · ${words.en}`,
        department: null,
        step: `deliverable-${index + 1}`,
        dueAt: clock.dueAt,
      },
      ticket,
      now,
    );
  for (const department of policy.departments)
    await startTask(
      trx,
      {
        ...common,
        title: nameShare(policy, department),
        department,
        step: department,
        dueAt: clock.dueAt,
      },
      ticket,
      now,
    );
  const call = await callPeople(trx, { role: policy.leads }, now);
  const leader = call.people[0] ?? null;
  // The front line keeps an ordinary complaint; every other stage goes to who leads it.
  if (leader !== null && policy.leads !== 'agent')
    await changeTicket(trx, { id: ticket.id, fields: { handlerId: leader.id }, now });
  await setDueAt(trx, ticket, now);
  return {
    rule: policy.rule,
    leader: leader?.id ?? null,
    skipped: [...call.skipped],
    standIns: nameStandIns(call.standIns),
  };
}

/** The stage of a ticket and since when; null: it is no dispute. */
export async function readDispute(
  db: Db,
  ticketId: string,
): Promise<{ readonly stage: DisputeStage; readonly at: number; readonly dueAt: number | null } | null> {
  const row = await db
    .selectFrom('tickets')
    .select(['disputeStage', 'disputeAt', 'department', 'createdAt'])
    .where('id', '=', ticketId)
    .executeTakeFirst();
  if (!row?.disputeStage) return null;
  const { disputes } = await policiesOfTicket(db, row);
  const policy = disputes.find(({ stage }) => stage === row.disputeStage);
  const clock = (await listClocksOf(db, ticketId)).findLast(({ policyId }) => policyId === policy?.id);
  return { stage: row.disputeStage, at: row.disputeAt ?? 0, dueAt: clock?.dueAt ?? null };
}

/** A dispute is not solved while what has to be there is open. @throws StoreError `conflict` with `details.open`: titles. */
export async function checkDeliverables(
  db: Db,
  ticket: Pick<Ticket, 'id' | 'number' | 'state' | 'handlerId'>,
): Promise<void> {
  const tasks = await listTicketTasks(db, { ticketId: ticket.id, openOnly: true });
  const open = tasks.filter(
    ({ playbookId, step }) => playbookId?.startsWith(disputeId('')) && step?.startsWith('deliverable-'),
  );
  if (open.length === 0) return;
  throw new StoreError(
    'conflict',
    `Ticket ${ticket.number} is a dispute that still owes: ${open.map(({ title }) => title).join('; ')}.`,
    {
      details: { state: ticket.state, handlerId: ticket.handlerId, open: open.map(({ title }) => title) },
    },
  );
}
