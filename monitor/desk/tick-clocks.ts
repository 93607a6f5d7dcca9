import type { Labels } from '../../shared/model/labels.ts';
import type { DeskPolicies } from '../../shared/service/policy-changes.ts';
import { composeReminder } from '../alert/compose-desk-alert.ts';
import { fillLabels } from '../alert/fill-labels.ts';
import labels from '../alert/labels.json' with { type: 'json' };
import {
  listClocksDue,
  listClocksToCall,
  listClocksToWarn,
  markClockCalled,
  markClockFired,
  markClockWarned,
  type StoredClock,
} from '../store/clocks.ts';
import type { Db } from '../store/database.ts';
import { appendEvent } from '../store/events.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { getTicket } from '../store/tickets.ts';
import type { DeskContext } from './desk-context.ts';
import { readPolicies } from './read-policies.ts';
import { tellPeople } from './tell-people.ts';

/** Clocks in one tick; what remains comes with the next. */
const BATCH = 50;
const MINUTE_MS = 60_000;

/** What can happen to a clock as time goes: a third left, five minutes left, due. */
const STEPS = [
  { list: listClocksToWarn, mark: markClockWarned, type: 'clock.warned' },
  { list: listClocksToCall, mark: markClockCalled, type: 'clock.warned' },
  { list: listClocksDue, mark: markClockFired, type: 'clock.due' },
] as const;

/**
 * Tells of clocks whose warning or deadline has come: each once, whatever crashes in between, because the mark and the event are one
 * transaction. The owner of a ticket is warned on their own channel too, where they have one. Returns how many it told of.
 */
export async function tickClocks(db: Db, now: number, desk?: DeskContext): Promise<number> {
  let told = 0;
  for (const step of STEPS) {
    for (const clock of await step.list(db, now, BATCH)) if (await tell(db, clock, step, now, desk)) told += 1;
  }
  return told;
}

async function tell(
  db: Db,
  clock: StoredClock,
  { mark, type }: (typeof STEPS)[number],
  now: number,
  desk: DeskContext | undefined,
): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    if (!(await mark(trx, clock.id, now))) return false;
    if (desk !== undefined && type === 'clock.warned' && clock.subject === 'ticket')
      await warnOwner(trx, desk, clock, now);
    await appendEvent(trx, { at: now, type, subjectId: clock.subjectId, drill: clock.drill, data: clock });
    return true;
  });
}

/** Before a deadline passes the owner is warned, and asked to tell the customer a new estimate (SLA-URG). */
async function warnOwner(trx: Db, desk: DeskContext, clock: StoredClock, now: number): Promise<void> {
  const ticket = await getTicket(trx, clock.subjectId);
  if (ticket.handlerId === null || clock.dueAt <= now) return;
  const headline = fillLabels(labels.clockWarned, {
    clock: nameClock(clock, await readPolicies(trx)),
    minutes: Math.ceil((clock.dueAt - now) / MINUTE_MS),
  });
  const brand = ticket.brandId === null ? null : desk.brandName(ticket.brandId);
  const told = { ...ticket, subject: 'ticket' as const, words: ticket.problem };
  const word = {
    kind: 'reminder' as const,
    content: composeReminder(told, { headline, reasons: [], dueAt: clock.dueAt, brand }),
    personIds: [ticket.handlerId],
    mentionId: null,
    ticketId: ticket.id,
    brandId: ticket.brandId,
    topic: ticket.topic,
    level: 'yellow' as const,
    now,
  };
  await tellPeople(trx, null, word);
}

function nameClock({ policyId, rule }: StoredClock, policies: DeskPolicies): Labels {
  const known = [...policies.sla, ...policies.disputes].find(({ id }) => id === policyId);
  if (known !== undefined) return known.name;
  return policyId.startsWith('promise:') ? labels.promise : { 'zh-CN': rule, en: rule };
}
