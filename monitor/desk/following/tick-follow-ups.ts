import type { Labels } from '../../../shared/model/labels.ts';
import { holdsIn } from '../../../shared/service/follow-up-phase.ts';
import type { FollowUpPolicy } from '../../../shared/service/follow-up-policy.ts';
import { composeReminder } from '../../alert/compose-desk-alert.ts';
import { fillLabels } from '../../alert/fill-labels.ts';
import labels from '../../alert/labels.json' with { type: 'json' };
import type { Log } from '../../log.ts';
import { getCustomer } from '../../store/desk/customers.ts';
import { endFollowUp, type FollowUp, listFollowUpsDue, markFollowUpReminded } from '../../store/desk/follow-ups.ts';
import type { StoredTicket } from '../../store/desk/ticket-row.ts';
import { getTicket } from '../../store/desk/tickets.ts';
import { appendEvent } from '../../store/events.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import type { Db } from '../../store/store.ts';
import { changeTicket } from '../change-ticket.ts';
import type { DeskContext } from '../desk-context.ts';
import { auditTicket } from '../record-step.ts';
import { tellPeople } from '../tell-people.ts';
import { policiesOfTicket } from '../ticket-clocks.ts';

const BATCH = 100;

/**
 * Does what was promised for now: tells the handler, or closes a ticket whose customer did not answer (TKT-4). Each is
 * judged again as the ticket stands and claimed in the transaction of what it causes. Returns how many.
 */
export async function tickFollowUps(db: Db, desk: DeskContext, now: number, log?: Log): Promise<number> {
  let done = 0;
  for (const followUp of await listFollowUpsDue(db, now, BATCH)) {
    try {
      done += (await come(db, desk, followUp, now)) ? 1 : 0;
    } catch (error) {
      log?.error('follow-up.fault', { followUp: followUp.id, error: String(error) });
      // Shown as open and overdue on the ticket; the others go on.
      await inTransaction(db, (trx) => markFollowUpReminded(trx, followUp.id));
    }
  }
  return done;
}

async function come(db: Db, desk: DeskContext, followUp: FollowUp, now: number): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    if (!(await markFollowUpReminded(trx, followUp.id))) return false;
    const ticket = await getTicket(trx, followUp.ticketId);
    const { followUps } = await policiesOfTicket(trx, ticket);
    const policy = followUps.find(({ id }) => id === followUp.policyId);
    // Asked again just before: the ticket may have moved on, or the policy be switched off.
    if (policy === undefined || !holdsIn(policy, ticket.state)) {
      await endFollowUp(trx, { id: followUp.id, state: 'cancelled', outcome: null, now });
      await audit(trx, followUp, 'follow-up.cancelled', now);
      return false;
    }
    if (policy.action === 'close') await close(trx, followUp, policy, now);
    else await remind(trx, desk, { followUp, policy, ticket, now });
    return true;
  });
}

/** TKT-4: no answer for three days → 已关闭 by the system, with that reason. */
async function close(trx: Db, followUp: FollowUp, policy: FollowUpPolicy, now: number): Promise<void> {
  const closeReason = policy.reason?.['zh-CN'] ?? policy.name['zh-CN'];
  await endFollowUp(trx, { id: followUp.id, state: 'done', outcome: closeReason, now });
  await changeTicket(trx, followUp.ticketId, { state: 'closed', closeReason }, { personId: null, now });
}

interface Reminder {
  readonly followUp: FollowUp;
  readonly policy: FollowUpPolicy;
  readonly ticket: StoredTicket;
  readonly now: number;
}

async function remind(trx: Db, desk: DeskContext, { followUp, policy, ticket, now }: Reminder): Promise<void> {
  const customer = ticket.customerId === null ? null : await getCustomer(trx, ticket.customerId);
  const reasons: Labels[] = [];
  if (followUp.note !== null) reasons.push({ 'zh-CN': followUp.note, en: followUp.note });
  // TKT-10, TKT-11: by the channel that the customer prefers.
  if (customer?.preferredChannel) reasons.push(fillLabels(labels.byChannel, { channel: customer.preferredChannel }));
  const brand = ticket.brandId === null ? null : desk.brandName(ticket.brandId);
  const told = { ...ticket, subject: 'ticket' as const, words: ticket.problem };
  if (ticket.handlerId !== null)
    await tellPeople(trx, null, {
      kind: 'reminder',
      content: composeReminder(told, { headline: policy.name, reasons, dueAt: followUp.dueAt, brand }),
      personIds: [ticket.handlerId],
      mentionId: null,
      ticketId: ticket.id,
      brandId: ticket.brandId,
      topic: ticket.topic,
      level: 'yellow',
      now,
    });
  await audit(trx, followUp, 'follow-up.due', now);
  const { action, templateId = null, name } = policy;
  const data = { ...followUp, state: 'reminded', action, templateId, name, handlerId: ticket.handlerId };
  await appendEvent(trx, { at: now, type: 'follow-up.due', subjectId: ticket.id, drill: ticket.drill, data });
}

function audit(trx: Db, followUp: FollowUp, action: string, now: number): Promise<void> {
  const { id, policyId, rule, dueAt } = followUp;
  return auditTicket(trx, action, followUp.ticketId, { personId: null, now }, { followUp: id, policyId, rule, dueAt });
}
