/** Steps of a post that take time, as the figures name them. */
export const MENTION_STEPS = [
  'toFound',
  'toTold',
  'toAnswered',
  'foundToTold',
  'toldToClaimed',
  'claimedToAnswered',
] as const;
export type MentionStep = (typeof MENTION_STEPS)[number];

/**
 * Numbers of posts whose rows can be asked for, by the name that the number has in the figures. Behind a rate stand all
 * posts that it is taken of, those that made it worse first.
 */
export const MENTION_CASES = [
  'mentions',
  'negative',
  'negativeRate',
  'complaints',
  'complaintRate',
  'answered',
  'overdueRate',
  'late',
  ...MENTION_STEPS,
] as const;
export type MentionCase = (typeof MENTION_CASES)[number];

export const TICKET_STEPS = ['toFirstResponse', 'toResolved'] as const;
export type TicketStep = (typeof TICKET_STEPS)[number];

/** The same for tickets. */
export const TICKET_CASES = [
  'tickets',
  'complaints',
  'resolved',
  'firstContactRate',
  'overdueRate',
  'satisfaction',
  ...TICKET_STEPS,
] as const;
export type TicketCase = (typeof TICKET_CASES)[number];
