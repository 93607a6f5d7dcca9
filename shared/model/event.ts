/** A line of the event log. Numbers only grow and have no gap that a later commit could fill. */
export interface EarshotEvent {
  readonly seq: number;
  readonly at: number;
  readonly type: EventType;
  /** Id of the mention, ticket, alert or source. */
  readonly subjectId: string;
  readonly drill: boolean;
  /** The subject after the event, as the API shows it. */
  readonly data: unknown;
}
export const EVENT_TYPES = [
  'mention.found',
  'mention.told',
  'mention.claimed',
  'mention.released',
  'mention.answered',
  'mention.dismissed',
  'mention.updated',
  'ticket.created',
  'ticket.updated',
  'ticket.withdrawn',
  'clock.warned',
  'clock.due',
  'escalation.raised',
  'escalation.changed',
  'follow-up.due',
  'note.named',
  'approval.asked',
  'approval.decided',
  'alert.delivered',
  'alert.dead',
  'alert.offered',
  'alert.acknowledged',
  'source.state',
  'site.corrected',
  'template.changed',
  'policies.changed',
  'burst.started',
  'burst.risen',
  'burst.ended',
  'case.opened',
  'case.updated',
  'case.closed',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];
