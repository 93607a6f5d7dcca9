import { listClocksOf } from '../store/desk/clocks.ts';
import type { StoredTicket } from '../store/desk/ticket-row.ts';
import { finishTicketTask, listTicketTasks } from '../store/desk/ticket-work.ts';
import type { Db } from '../store/store.ts';
import { noteFirstResponse } from './note-first-response.ts';
import type { StepBy } from './record-step.ts';
import { policiesOfTicket, setDueAt } from './ticket-clocks.ts';
import { clocksOfTask } from './ticket-tasks.ts';

/** What came of a task whose like is on the ticket that goes on. */
const SAME_STEP = '合并后由另一张工单的同一步骤完成 · the other ticket has this step';

/**
 * What a ticket still owes goes over to the one that it is merged into, with the clocks that run for it: open tasks, promises made to the
 * customer (LNG-4), and the stage of a dispute (DSP-1 …) where the other is none. A step that both have is kept once.
 */
export async function carryOverWork(trx: Db, from: StoredTicket, into: StoredTicket, by: StepBy): Promise<void> {
  const movesDispute = await moveDispute(trx, from, into);
  const { disputes } = await policiesOfTicket(trx, from);
  const steps = new Set((await listTicketTasks(trx, { ticketId: into.id })).map(nameStep));
  const runs = new Set((await listRunning(trx, into)).map(({ policyId }) => policyId));
  const policyIds = movesDispute ? disputes.map(({ id }) => id) : [];
  for (const task of await listTicketTasks(trx, { ticketId: from.id, openOnly: true })) {
    const isOfDispute = task.playbookId?.startsWith('dispute:') ?? false;
    if ((isOfDispute && !movesDispute) || (task.step !== null && steps.has(nameStep(task)))) {
      await finishTicketTask(trx, {
        id: task.id,
        state: 'dropped',
        result: SAME_STEP,
        personId: by.personId,
        now: by.now,
      });
      // The promise with the step was made to the customer all the same: it ends with the step of the other.
      const [, promise] = clocksOfTask(task);
      if (!isOfDispute && promise !== undefined && !runs.has(promise)) policyIds.push(promise);
      continue;
    }
    await trx.updateTable('ticketTasks').set({ ticketId: into.id }).where('id', '=', task.id).execute();
    policyIds.push(...clocksOfTask(task));
  }
  if (policyIds.length > 0)
    await trx
      .updateTable('clocks')
      .set({ subjectId: into.id })
      .where('subjectId', '=', from.id)
      .where('stoppedAt', 'is', null)
      .where('policyId', 'in', policyIds)
      .execute();
  await setDueAt(trx, into, by.now);
  // It is one matter: whoever answered the one answered the other.
  if (from.firstResponseAt !== null)
    await noteFirstResponse(trx, { ticketId: into.id, at: from.firstResponseAt, now: by.now });
}

async function listRunning(trx: Db, { id }: StoredTicket) {
  return (await listClocksOf(trx, id)).filter(({ stoppedAt }) => stoppedAt === null);
}

function nameStep({ playbookId, step }: { readonly playbookId: string | null; readonly step: string | null }): string {
  return `${playbookId} ${step}`;
}

async function moveDispute(trx: Db, from: StoredTicket, into: StoredTicket): Promise<boolean> {
  const rows = await trx
    .selectFrom('tickets')
    .select(['id', 'disputeStage', 'disputeAt'])
    .where('id', 'in', [from.id, into.id])
    .execute();
  const [ours, theirs] = [from, into].map(({ id }) => rows.find((row) => row.id === id));
  if (!ours?.disputeStage || theirs?.disputeStage) return false;
  const { disputeStage, disputeAt } = ours;
  await trx.updateTable('tickets').set({ disputeStage, disputeAt }).where('id', '=', into.id).execute();
  return true;
}
