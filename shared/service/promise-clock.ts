import type { Playbook, PlaybookStep } from '../replies/playbook.ts';
import type { Calendar } from './calendar.ts';
import { type ClockDraft, computeDue } from './clock.ts';

const PREFIX = 'promise:';

/** Policy id of a promise's clock: unique on a ticket, and readable. */
export function promisePolicyId(playbook: Pick<Playbook, 'id'>, step: Pick<PlaybookStep, 'id'>): string {
  return `${PREFIX}${playbook.id}:${step.id}`;
}

/** Whether a clock is of something that was promised to the customer. */
export function isPromise(policyId: string): boolean {
  return policyId.startsWith(PREFIX);
}

/** A promise that was made is a clock (section 6 of the service rules); null when the step promises no time. */
export function startPromiseClock(
  playbook: Pick<Playbook, 'id' | 'rule'>,
  step: PlaybookStep,
  madeAt: number,
  calendar?: Calendar,
): ClockDraft | null {
  if (step.promise === null) return null;
  const due = computeDue(madeAt, step.promise.minutes, calendar);
  return {
    subject: 'ticket',
    policyId: promisePolicyId(playbook, step),
    rule: playbook.rule,
    startedAt: madeAt,
    warnAt: due.warnAt,
    dueAt: due.dueAt,
    pausedAt: null,
    pauseReason: null,
    stoppedAt: null,
    outcome: null,
    calendarKnown: due.calendarKnown,
  };
}
