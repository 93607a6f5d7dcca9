import { URGENCIES, type Urgency } from '../model/analysis.ts';
import { type Calendar, makeCalendar } from './calendar.ts';
import { readCalendarSpec } from './calendar-spec.ts';
import { computeDue } from './clock.ts';
import type { SlaPolicy } from './sla-policy.ts';

/** When something is due: instants in the form in which the start was given. */
export interface DueAnswer {
  readonly due: string | number;
  /** A third of the time left. */
  readonly warnAt: string | number;
  /** Five minutes left; null when the whole commitment is not longer. */
  readonly lastCallAt: string | number | null;
  readonly calendarKnown: boolean;
}

const ZONED = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})$/i;
/** Zone data and calendars say nothing of other times. */
const FIRST_START = 0;
const LAST_START = Date.UTC(2200, 0);
/** Longer commitments are a slip of the pen. */
const MAX_MINUTES = 5 * 366 * 24 * 60;

/**
 * Answers one question of `earshot due`: a start, and minutes or a policy (with urgency), on a named or written-out calendar.
 * @throws Error that names the faulty field and what would be right.
 */
export function answerDue(
  question: Readonly<Record<string, unknown>>,
  policies: readonly SlaPolicy[],
  calendars: ReadonlyMap<string, Calendar>,
): DueAnswer {
  const startAt = readInstant(question.start);
  const policy = question.policy === undefined ? null : findPolicy(question.policy, policies);
  const minutes = readMinutes(question, policy);
  const calendar = findCalendar(question.calendar ?? policy?.calendar ?? 'always', calendars);
  const due = computeDue(startAt, minutes, calendar);
  const tell = (at: number) => (typeof question.start === 'number' ? at : new Date(at).toISOString());
  return {
    due: tell(due.dueAt),
    warnAt: tell(due.warnAt),
    lastCallAt: due.lastCallAt === null ? null : tell(due.lastCallAt),
    calendarKnown: due.calendarKnown,
  };
}

function readInstant(value: unknown): number {
  const at = typeof value === 'number' ? value : readZoned(value);
  if (!Number.isFinite(at))
    throw new Error(
      '"start" has to be an instant with its zone, like 2026-03-02T10:00:00+08:00, or epoch milliseconds.',
    );
  if (at < FIRST_START || at > LAST_START) throw new Error('"start" has to lie between the years 1970 and 2200.');
  return at;
}

function readZoned(value: unknown): number {
  if (typeof value !== 'string' || !ZONED.test(value)) return Number.NaN;
  // The engine takes 30 February for 2 March; a deadline must not hang on a slip of the pen.
  const [year = 0, month = 0, day = 0] = value.slice(0, 10).split('-').map(Number);
  return day > daysOfMonth(year, month) ? Number.NaN : Date.parse(value.replace(' ', 'T'));
}

function daysOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function findPolicy(value: unknown, policies: readonly SlaPolicy[]): SlaPolicy {
  const policy = policies.find((candidate) => candidate.id === value);
  if (policy === undefined)
    throw new Error(`"policy" ${JSON.stringify(value)} is unknown. Known: ${policies.map(({ id }) => id).join(', ')}.`);
  return policy;
}

function readMinutes(question: Readonly<Record<string, unknown>>, policy: SlaPolicy | null): number {
  const { minutes } = question;
  if (minutes !== undefined) {
    if (typeof minutes !== 'number' || !(minutes >= 0 && minutes <= MAX_MINUTES))
      throw new Error(`"minutes" has to be a number from 0 to ${MAX_MINUTES}.`);
    return minutes;
  }
  if (policy === null) throw new Error('Give "minutes" or "policy".');
  const urgency = readUrgency(question.urgency ?? 'normal');
  const found = policy.minutes[urgency];
  if (found === undefined) throw new Error(`Policy "${policy.id}" has no commitment for urgency "${urgency}".`);
  return found;
}

function readUrgency(value: unknown): Urgency {
  const urgency = URGENCIES.find((known) => known === value);
  if (urgency === undefined) throw new Error(`"urgency" has to be one of ${URGENCIES.join(', ')}.`);
  return urgency;
}

const written = new Map<string, Calendar>();
const CACHE_SIZE = 200;

function findCalendar(value: unknown, calendars: ReadonlyMap<string, Calendar>): Calendar {
  if (typeof value === 'string') {
    const named = calendars.get(value);
    if (named === undefined)
      throw new Error(`Calendar "${value}" is unknown. Known: ${[...calendars.keys()].join(', ')}.`);
    return named;
  }
  // A batch asks with the same calendar thousands of times; building one reads zone data.
  const key = JSON.stringify(value);
  let calendar = written.get(key);
  if (calendar === undefined) {
    calendar = makeCalendar('written', readCalendarSpec(value));
    if (written.size >= CACHE_SIZE) written.clear();
    written.set(key, calendar);
  }
  return calendar;
}
