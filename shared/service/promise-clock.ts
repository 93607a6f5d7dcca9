import type { Playbook, PlaybookStep } from '../replies/playbook.ts';
import type { Calendar } from './calendar.ts';
import { type ClockDraft, computeDue } from './clock.ts';

/** Policy id of a promise's clock: unique on a ticket, and readable. */
export function promisePolicyId(playbook: Pick<Playbook, 'id'>, step: Pick<PlaybookStep, 'id'>): string {
  return `promise:${playbook.id}:${step.id}`;
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
