import type { Labels } from '../../shared/model/labels.ts';
import type { Ticket } from '../../shared/model/ticket.ts';
import type { DeskPolicies } from '../../shared/service/policy-changes.ts';
import { composeReminder } from '../alert/compose-desk-alert.ts';
import { fillLabels } from '../alert/fill-labels.ts';
import labels from '../alert/labels.json' with { type: 'json' };
import {
  listClocksDue,
  listClocksToCall,
  listClocksToWarn,
  markClocks,
  type StoredClock,
} from '../store/desk/clocks.ts';
import { getTicket } from '../store/desk/tickets.ts';
import { appendEvents } from '../store/events.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import type { Db } from '../store/store.ts';
import type { DeskContext } from './desk-context.ts';
import { callPeople } from './escalation/call-people.ts';
import { tellPeople } from './tell-people.ts';
import { policiesOfTicket } from './ticket-clocks.ts';

/** Clocks in one tick; what remains comes with the next. */
const BATCH = 200;
const MINUTE_MS = 60_000;

/** What can happen to a clock as time goes: a third left, five minutes left, due. */
const STEPS = [
  { list: listClocksToWarn, note: 'warnedAt', type: 'clock.warned' },
  { list: listClocksToCall, note: 'lastCalledAt', type: 'clock.warned' },
  { list: listClocksDue, note: 'firedAt', type: 'clock.due' },
] as const;

/**
 * Tells of clocks whose warning or deadline has come: each once, whatever crashes in between, because the mark and the event are one
 * transaction. The owner of a ticket is warned on their own channel too, where they have one. Returns how many it told of.
 */
export async function tickClocks(db: Db, now: number, desk?: DeskContext): Promise<number> {
  let told = 0;
  for (const step of STEPS) {
    const clocks = await step.list(db, now, BATCH);
    for (const run of runsOf(clocks)) told += await tell(db, run, step, now, desk);
  }
  return told;
}

/**
 * Clocks in their order, in what is noted together: after a storm thousands of posts come to their deadline at once, and of these it is only
 * noted; a ticket's owner is told as well, in a transaction of its own.
 */
function runsOf(clocks: readonly StoredClock[]): StoredClock[][] {
  const runs: StoredClock[][] = [];
  for (const clock of clocks) {
    const last = runs.at(-1);
    if (clock.subject === 'mention' && last?.[0]?.subject === 'mention') last.push(clock);
    else runs.push([clock]);
  }
  return runs;
}

async function tell(
  db: Db,
  clocks: readonly StoredClock[],
  { note, type }: (typeof STEPS)[number],
  now: number,
  desk: DeskContext | undefined,
): Promise<number> {
  return inTransaction(db, async (trx) => {
    const claimed = await markClocks(
      trx,
      clocks.map(({ id }) => id),
      note,
      now,
    );
    const noted = clocks.filter(({ id }) => claimed.has(id));
    if (desk !== undefined)
      for (const clock of noted) if (clock.subject === 'ticket') await remindOf(trx, desk, clock, type, now);
    await appendEvents(
      trx,
      noted.map((clock) => ({ at: now, type, subjectId: clock.subjectId, drill: clock.drill, data: clock })),
    );
    return noted.length;
  });
}

async function remindOf(
  trx: Db,
  desk: DeskContext,
  clock: StoredClock,
  type: (typeof STEPS)[number]['type'],
  now: number,
): Promise<void> {
  if (type === 'clock.warned') await warnOwner(trx, desk, clock, now);
  else await tellOfDelay(trx, desk, clock, now);
}

/** Before a deadline passes the owner is warned, and asked to tell the customer a new estimate (SLA-URG). */
async function warnOwner(trx: Db, desk: DeskContext, clock: StoredClock, now: number): Promise<void> {
  const ticket = await getTicket(trx, clock.subjectId);
  if (ticket.handlerId === null || clock.dueAt <= now) return;
  const headline = fillLabels(labels.clockWarned, {
    clock: nameClock(clock, await policiesOfTicket(trx, ticket)),
    minutes: Math.ceil((clock.dueAt - now) / MINUTE_MS),
  });
  await remind(trx, desk, { ticket, headline, reasons: [], personIds: [ticket.handlerId], dueAt: clock.dueAt }, now);
}

/**
 * Past a deadline that has words for it (SLA-CHAT) the handler is given them, and the lead on duty sees it. A person
 * sends them: nothing answers a customer by itself.
 */
async function tellOfDelay(trx: Db, desk: DeskContext, clock: StoredClock, now: number): Promise<void> {
  const ticket = await getTicket(trx, clock.subjectId);
  const policies = await policiesOfTicket(trx, ticket);
  const words = policies.sla.find(({ id }) => id === clock.policyId)?.delayWords;
  if (words === undefined) return;
  const { people } = await callPeople(trx, { role: 'lead' }, now);
  const handler = ticket.handlerId === null ? [] : [ticket.handlerId];
  const personIds = [...new Set([...handler, ...people.map(({ id }) => id)])];
  const headline = fillLabels(labels.clockDelayed, { clock: nameClock(clock, policies) });
  await remind(trx, desk, { ticket, headline, reasons: [words], personIds, dueAt: null }, now);
}

async function remind(
  trx: Db,
  desk: DeskContext,
  word: {
    readonly ticket: Ticket;
    readonly headline: Labels;
    readonly reasons: readonly Labels[];
    readonly personIds: readonly string[];
    readonly dueAt: number | null;
  },
  now: number,
): Promise<void> {
  const { ticket, headline, reasons, personIds, dueAt } = word;
  const brand = ticket.brandId === null ? null : desk.brandName(ticket.brandId);
  const told = { ...ticket, subject: 'ticket' as const, words: ticket.problem };
  await tellPeople(trx, null, {
    ...{ kind: 'reminder', content: composeReminder(told, { headline, reasons, dueAt, brand }), personIds },
    ...{ mentionId: null, ticketId: ticket.id, brandId: ticket.brandId, topic: ticket.topic, level: 'yellow', now },
  });
}

function nameClock({ policyId, rule }: StoredClock, policies: DeskPolicies): Labels {
  const known = [...policies.sla, ...policies.disputes].find(({ id }) => id === policyId);
  if (known !== undefined) return known.name;
  return policyId.startsWith('promise:') ? labels.promise : { 'zh-CN': rule, en: rule };
}
