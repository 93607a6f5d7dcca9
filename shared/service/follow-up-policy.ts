import type { Labels } from '../model/labels.ts';

/** What a follow-up waits for. */
export const FOLLOW_UP_EVENTS = [
  'waiting-for-customer',
  'contact-ended-unsolved',
  'solution-sent',
  'fault-fixed',
  'serious-issue',
  'order-done',
  'complex-issue',
  'outcome-known',
  'public-case-solved',
  'suggestion-done',
  'praise-received',
  'usage-begun',
  'news-wanted',
] as const;
export type FollowUpEvent = (typeof FOLLOW_UP_EVENTS)[number];

/** What is to be done then. `close` is done by the system itself; everything else by a person. */
export type FollowUpAction =
  | 'ask-customer'
  | 'tell-progress'
  | 'call-back'
  | 'verify'
  | 'survey'
  | 'tell-outcome'
  | 'invite-removal'
  | 'thank-in-public'
  | 'collect-case'
  | 'give-advice'
  | 'tell-news'
  | 'close';

/** What asks for words to the customer, whatever the words are: a contact does it, and doing it is a contact. */
export const OWES_WORDS: readonly FollowUpAction[] = ['ask-customer', 'tell-progress', 'tell-outcome'];

/** What uses a customer's data for more than the case itself: not of one whose data is only stored (SEC-2). */
export const BEYOND_THE_CASE: readonly FollowUpAction[] = [
  'call-back',
  'survey',
  'invite-removal',
  'thank-in-public',
  'collect-case',
  'give-advice',
  'tell-news',
];

/** One promise to come back: one file in `follow-ups/`, id equal to the file name. */
export interface FollowUpPolicy {
  readonly id: string;
  readonly rule: string;
  readonly name: Labels;
  readonly on: FollowUpEvent;
  readonly action: FollowUpAction;
  readonly afterMinutes: number;
  /** Comes again until the case moves on. */
  readonly isRepeated: boolean;
  /** Recorded as the reason, where the system acts by itself. */
  readonly reason: Labels | null;
  /** Template that says it, where there is one. */
  readonly templateId?: string;
}
