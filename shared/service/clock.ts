import type { Kind, Level, Urgency } from '../model/analysis.ts';
import type { Clock } from '../model/clock.ts';
import { alwaysCalendar, type Calendar } from './calendar.ts';
import type { ClockStart, ServiceChannel, SlaPolicy } from './sla-policy.ts';

/** A clock before it is stored: the store gives id and subject. */
export type ClockDraft = Omit<Clock, 'id' | 'subjectId'>;

/** Calendars by the names that policies use. A name that is not in here counts as 24×7. */
export type Calendars = ReadonlyMap<string, Calendar>;

export interface MentionForClocks {
  /** The time first seen where the source gave no believable one. */
  readonly publishedAt: number;
  readonly urgency: Urgency;
  readonly kind: Kind;
  readonly level: Level;
  /** Review sites have their own row (SLA-REVIEW). */
  readonly channel: 'social' | 'review';
  /** Imports and back-fills start no clock (section 1). */
  readonly imported?: boolean;
  /** Advertisement, giveaway, news: nobody waits for an answer. */
  readonly spam?: boolean;
}

export interface TicketForClocks {
  readonly createdAt: number;
  /** Of the post, where there is one. */
  readonly publishedAt: number | null;
  /** When a person was made responsible; clocks of SLA-FIRST and TKT-6 wait for it. */
  readonly assignedAt: number | null;
  readonly urgency: Urgency;
  readonly kind: Kind;
  readonly channel: ServiceChannel;
  /** Group of the customer with targets of its own (KPI-7). */
  readonly customerGroup?: string;
}

const MINUTE_MS = 60_000;
/** A warning goes out with this share of the time left, and again at five minutes. */
const WARN_SHARE_LEFT = 1 / 3;
const LAST_CALL_MS = 5 * MINUTE_MS;

/** The clocks that a new mention sets going. Praise, spam and imports start none; `other` needs a level above blue. */
export function startClocksForMention(
  mention: MentionForClocks,
  policies: readonly SlaPolicy[],
  calendars: Calendars = new Map(),
): ClockDraft[] {
  if (mention.imported === true || mention.spam === true) return [];
  if (mention.kind === 'other' && mention.level === 'blue') return [];
  return startClocks(
    'mention',
    mention,
    { published: mention.publishedAt, created: null, assigned: null },
    policies,
    calendars,
  );
}

/**
 * The clocks that a ticket has at this moment. Call it again when somebody is assigned: a clock that runs already is
 * recognised by its policy id, and the caller adds only the new ones.
 */
export function startClocksForTicket(
  ticket: TicketForClocks,
  policies: readonly SlaPolicy[],
  calendars: Calendars = new Map(),
): ClockDraft[] {
  const instants = {
    published: ticket.publishedAt ?? ticket.createdAt,
    created: ticket.createdAt,
    assigned: ticket.assignedAt,
  };
  return startClocks('ticket', ticket, instants, policies, calendars);
}

function startClocks(
  subject: Clock['subject'],
  owed: Pick<TicketForClocks, 'urgency' | 'kind' | 'channel' | 'customerGroup'>,
  instants: Readonly<Record<ClockStart, number | null>>,
  policies: readonly SlaPolicy[],
  calendars: Calendars,
): ClockDraft[] {
  const strictest = new Map<string, ClockDraft>();
  for (const policy of policies) {
    const ofGroup = policy.groupMinutes?.[owed.customerGroup ?? ''];
    const minutes = ofGroup?.[owed.urgency] ?? policy.minutes[owed.urgency];
    const startedAt = instants[policy.startsAt];
    if (policy.subject !== subject || minutes === undefined || startedAt === null) continue;
    if (policy.channels.length > 0 && !policy.channels.includes(owed.channel)) continue;
    if (policy.kinds.length > 0 && !policy.kinds.includes(owed.kind)) continue;
    const draft = startClock(policy, startedAt, minutes, calendars);
    const rival = strictest.get(policy.group);
    // On a tie the row of the channel gives its name, because it says more.
    const isNamed = policy.channels.length > 0 && draft.dueAt === rival?.dueAt;
    if (rival === undefined || draft.dueAt < rival.dueAt || isNamed) strictest.set(policy.group, draft);
  }
  return [...strictest.values()].sort((a, b) => a.dueAt - b.dueAt);
}

/** One clock of one policy. */
export function startClock(
  policy: SlaPolicy,
  startedAt: number,
  minutes: number,
  calendars: Calendars = new Map(),
): ClockDraft {
  const calendar = calendars.get(policy.calendar) ?? alwaysCalendar;
  const due = computeDue(startedAt, minutes, calendar);
  return {
    subject: policy.subject,
    policyId: policy.id,
    rule: policy.rule,
    startedAt,
    warnAt: due.warnAt,
    dueAt: due.dueAt,
    pausedAt: null,
    pauseReason: null,
    stoppedAt: null,
    outcome: null,
    calendarKnown: due.calendarKnown,
    lastCallAt: due.lastCallAt,
  };
}

/** Deadline and warnings of a commitment of some minutes of working time. */
export interface Due {
  readonly dueAt: number;
  /** A third of the time left. */
  readonly warnAt: number;
  /** Five minutes left; null when the whole commitment is not longer than that. */
  readonly lastCallAt: number | null;
  readonly calendarKnown: boolean;
}

export function computeDue(startAt: number, minutes: number, calendar: Calendar = alwaysCalendar): Due {
  const durationMs = Math.round(minutes * MINUTE_MS);
  const due = calendar.add(startAt, durationMs);
  const warn = calendar.add(startAt, Math.round(durationMs * (1 - WARN_SHARE_LEFT)));
  const lastCallAt = durationMs > LAST_CALL_MS ? calendar.add(startAt, durationMs - LAST_CALL_MS).at : null;
  return { dueAt: due.at, warnAt: warn.at, lastCallAt, calendarKnown: due.known };
}

/** An escalation row may set a stricter deadline (an escalated important case: 24 h); a laxer one changes nothing. */
export function tightenClock<C extends ClockDraft>(clock: C, dueAt: number): C {
  if (clock.stoppedAt !== null || dueAt >= clock.dueAt) return clock;
  const total = dueAt - clock.startedAt;
  const warnAt = Math.min(clock.warnAt, dueAt - Math.round(Math.max(0, total) * WARN_SHARE_LEFT));
  return { ...clock, dueAt, warnAt, lastCallAt: total > LAST_CALL_MS ? dueAt - LAST_CALL_MS : null };
}

/** Stands still from `at` on. A clock that is stopped or paused stays as it is. */
export function pauseClock<C extends ClockDraft>(clock: C, at: number, reason: string): C {
  return clock.stoppedAt !== null || clock.pausedAt !== null ? clock : { ...clock, pausedAt: at, pauseReason: reason };
}

/** Runs on from `at` with the working time that was left when it was paused. */
export function resumeClock<C extends ClockDraft>(clock: C, at: number, calendar: Calendar = alwaysCalendar): C {
  if (clock.pausedAt === null || clock.stoppedAt !== null) return clock;
  if (at <= clock.pausedAt) return { ...clock, pausedAt: null, pauseReason: null };
  const due = calendar.add(at, calendar.elapsed(clock.pausedAt, clock.dueAt));
  const warn = clock.warnAt <= clock.pausedAt ? null : calendar.add(at, calendar.elapsed(clock.pausedAt, clock.warnAt));
  const left = (instant: number | null | undefined) =>
    instant == null || instant <= (clock.pausedAt ?? 0)
      ? (instant ?? null)
      : calendar.add(at, calendar.elapsed(clock.pausedAt ?? 0, instant)).at;
  // Overdue already when it was paused: waiting cannot make a missed deadline good.
  const overdue = clock.dueAt <= clock.pausedAt;
  return {
    ...clock,
    pausedAt: null,
    pauseReason: null,
    dueAt: overdue ? clock.dueAt : due.at,
    warnAt: warn === null ? clock.warnAt : warn.at,
    lastCallAt: left(clock.lastCallAt),
    calendarKnown: clock.calendarKnown && (overdue || due.known),
  };
}

/** A clock that stood still for some working time before it is looked at: everything it owes comes so much later. */
export function delayClock<C extends ClockDraft>(clock: C, heldMs: number, calendar: Calendar = alwaysCalendar): C {
  if (heldMs === 0) return clock;
  const due = calendar.add(clock.dueAt, heldMs);
  const later = (at: number) => calendar.add(at, heldMs).at;
  return {
    ...clock,
    dueAt: due.at,
    warnAt: later(clock.warnAt),
    lastCallAt: clock.lastCallAt == null ? null : later(clock.lastCallAt),
    calendarKnown: clock.calendarKnown && due.known,
  };
}

/** Stops a running clock: met when the deadline had not passed. */
export function stopClock<C extends ClockDraft>(clock: C, at: number): C {
  if (clock.stoppedAt !== null) return clock;
  const isMissed = at > clock.dueAt && (clock.pausedAt === null || clock.pausedAt > clock.dueAt);
  return { ...clock, stoppedAt: at, pausedAt: null, pauseReason: null, outcome: isMissed ? 'missed' : 'met' };
}
