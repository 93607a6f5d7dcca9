/** A commitment in time (section 1 of the service rules) that runs for a mention or a ticket. */
export interface Clock {
  readonly id: string;
  readonly subject: 'mention' | 'ticket';
  readonly subjectId: string;
  /** Policy id: `social-answer`, `first-response`, `resolution` … */
  readonly policyId: string;
  /** Rule id behind it (`SLA-SOCIAL`). */
  readonly rule: string;
  readonly startedAt: number;
  readonly warnAt: number;
  readonly dueAt: number;
  readonly pausedAt: number | null;
  readonly pauseReason: string | null;
  readonly stoppedAt: number | null;
  /** `met`, `missed` (stopped late), `cancelled`; null while it runs. */
  readonly outcome: ClockOutcome | null;
  /** False: computed past the horizon of the calendar's data. */
  readonly calendarKnown: boolean;
  /** Five minutes left: the second warning. Null or left out: the whole commitment is not longer. */
  readonly lastCallAt?: number | null | undefined;
}
export const CLOCK_OUTCOMES = ['met', 'missed', 'cancelled'] as const;
export type ClockOutcome = (typeof CLOCK_OUTCOMES)[number];
