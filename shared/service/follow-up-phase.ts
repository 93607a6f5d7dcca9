import type { TicketState } from '../model/ticket.ts';
import type { FollowUpEvent, FollowUpPolicy } from './follow-up-policy.ts';

/** States in which what an event asked for still makes sense; in any other one it is taken back. */
const HOLDS_IN: Readonly<Record<FollowUpEvent, readonly TicketState[]>> = {
  'waiting-for-customer': ['waiting'],
  'contact-ended-unsolved': ['open', 'working', 'waiting'],
  'serious-issue': ['open', 'working', 'waiting'],
  'complex-issue': ['open', 'working', 'waiting'],
  'solution-sent': ['resolved', 'closed'],
  'fault-fixed': ['resolved', 'closed'],
  'outcome-known': ['resolved', 'closed'],
  'public-case-solved': ['resolved', 'closed'],
  'suggestion-done': ['resolved', 'closed'],
  'praise-received': ['open', 'working', 'waiting', 'resolved', 'closed'],
  'order-done': ['open', 'working', 'waiting', 'resolved', 'closed'],
  'usage-begun': ['open', 'working', 'waiting', 'resolved', 'closed'],
  'news-wanted': ['open', 'working', 'waiting', 'resolved', 'closed'],
};

/** Whether a follow-up still makes sense in this state of its ticket. */
export function holdsIn(policy: Pick<FollowUpPolicy, 'on'>, state: TicketState): boolean {
  return HOLDS_IN[policy.on].includes(state);
}
