import type { Labels } from '../model/labels.ts';
import type { Role } from '../model/person.ts';
import type { Calendars, ClockDraft } from './clock.ts';
import { startClock } from './clock.ts';

/** How far a dispute has gone; a person says so, DSP-1 and DSP-3 are proposed from the post. */
export const DISPUTE_STAGES = [
  'ordinary',
  'supervisor-asked',
  'media-or-lawsuit',
  'platform-arbitration',
  'consumer-association',
  'professional-claimant',
  'ruling',
] as const;
export type DisputeStage = (typeof DISPUTE_STAGES)[number];

/** One row of the disputes of section 4: one file in `disputes/`, id equal to the file name. */
export interface DisputePolicy {
  readonly id: string;
  readonly rule: string;
  readonly name: Labels;
  readonly stage: DisputeStage;
  readonly leads: Role;
  readonly departments: readonly string[];
  /** Minutes of the calendar. */
  readonly minutes: number;
  readonly calendar: string;
  /** What has to be there at the end; each is a box to tick on the ticket. */
  readonly deliverables: readonly Labels[];
}

/** The clock of a dispute from the moment its stage is set. */
export function startDisputeClock(
  policy: DisputePolicy,
  startedAt: number,
  calendars: Calendars = new Map(),
): ClockDraft {
  return startClock(
    {
      id: policy.id,
      rule: policy.rule,
      name: policy.name,
      subject: 'ticket',
      startsAt: 'created',
      stopsOn: 'resolved',
      group: 'dispute',
      minutes: {},
      channels: [],
      kinds: [],
      pauseOn: [],
      calendar: policy.calendar,
    },
    startedAt,
    policy.minutes,
    calendars,
  );
}

/** The stage that a post by itself proposes: exposure or a lawsuit, else an ordinary complaint. */
export function proposeDisputeStage(flags: { readonly media: boolean; readonly legal: boolean }): DisputeStage {
  return flags.media || flags.legal ? 'media-or-lawsuit' : 'ordinary';
}
