import type { Kind, Urgency } from '../model/analysis.ts';
import type { Labels } from '../model/labels.ts';
import type { ContactChannel } from '../model/ticket.ts';

/** Where a commitment is owed: the contact channels of tickets; a mention is `social` or `review`. */
export type ServiceChannel = ContactChannel;

/** What sets a clock going. SLA-SOCIAL counts from `published`; where no believable time is known that is the time first seen. */
export type ClockStart = 'published' | 'created' | 'assigned';

/** What stops it. The desk calls it by this name. */
export type ClockStop = 'answered' | 'first-response' | 'assigned-contact' | 'work-started' | 'resolved';

/** Why a clock may stand still. */
export type PauseReason = 'waiting-for-customer';

/** One commitment of section 1: one file in `sla-policies/`, id equal to the file name. Every number is a default that an administrator can change. */
export interface SlaPolicy {
  readonly id: string;
  /** Rule id of the service rules. */
  readonly rule: string;
  readonly name: Labels;
  readonly subject: 'mention' | 'ticket';
  readonly startsAt: ClockStart;
  readonly stopsOn: ClockStop;
  /** Policies of one group compete for a subject: the strictest deadline wins and is the only clock of the group. */
  readonly group: string;
  /** Minutes of the calendar by urgency; an urgency that is missing has no such commitment. */
  readonly minutes: Readonly<Partial<Record<Urgency, number>>>;
  /** Targets for customers of a group (KPI-7), by the group's id; they go before `minutes`. */
  readonly groupMinutes?: Readonly<Record<string, Readonly<Partial<Record<Urgency, number>>>>>;
  /** Empty: every channel. */
  readonly channels: readonly ServiceChannel[];
  /** Empty: every kind. */
  readonly kinds: readonly Kind[];
  readonly pauseOn: readonly PauseReason[];
  /** Name of a calendar; `always` is 24×7. */
  readonly calendar: string;
  /** What the customer is to be told once it has passed; the handler gets the words, and the lead on duty sees it. */
  readonly delayWords?: Labels;
}

/** The same number of minutes whatever the urgency. */
export function forEveryUrgency(minutes: number): Readonly<Record<Urgency, number>> {
  return { normal: minutes, important: minutes, urgent: minutes, critical: minutes };
}
