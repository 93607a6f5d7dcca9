import { checkPace, isSameText, type PaceFinding, type SentReply } from '../shared/replies/check-pace.ts';
import type { SiteLimits } from './reading/site-adapter.ts';

/** One reply that was put into a box, or one message that was opened. Kept in this browser only, for a day. */
export interface ReplyUse {
  readonly kind: 'public' | 'message';
  readonly site: string;
  readonly templateId: string | null;
  readonly variant: number | null;
  /** What everybody may read, so that nearly the same words are noticed; of a message nothing is kept. */
  readonly text: string | null;
  /** The post that it answered: one answer is filled first and sent then. Absent in what an earlier version kept. */
  readonly postKey: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Variants of a template in the order they were used. */
export function listUsedVariants(uses: readonly ReplyUse[], templateId: string): number[] {
  return uses.flatMap((use) => (use.templateId === templateId && use.variant !== null ? [use.variant] : []));
}

/** Whether both are one answer to one post: what was filled in and what was sent of it. */
export function isSameUse(one: ReplyUse, other: ReplyUse): boolean {
  const isOnePost = one.postKey !== null && one.postKey === other.postKey && one.site === other.site;
  return isOnePost && one.kind === other.kind && isSameText(one.text ?? '', other.text ?? '');
}

/** What the platform might hold against the reply about to be filled, or against one more message. */
export function judgePace(
  uses: readonly ReplyUse[],
  next: Pick<ReplyUse, 'site' | 'kind' | 'postKey'> & { readonly text: string },
  limits: SiteLimits,
  now: number,
): PaceFinding[] {
  const toSent = ({ kind, site, text, at }: Pick<ReplyUse, 'kind' | 'site' | 'text' | 'at'>): SentReply => ({
    at,
    site,
    where: kind === 'message' ? 'dm' : 'public',
    text: text ?? '',
  });
  // What was filled in for this very post is this reply itself.
  const sent = uses.filter(({ postKey }) => next.postKey === null || postKey !== next.postKey).map(toSent);
  const reply = toSent({ ...next, at: now });
  // Of messages only how many there were is known: their texts are not compared.
  const counted =
    next.kind === 'message'
      ? sent.filter(({ where }) => where === 'dm')
      : sent.filter(({ where }) => where === 'public');
  const own = { messages: limits.messagesPerTenMinutes, punishment: limits.punishes };
  return checkPace(reply, counted, own).filter(({ type }) => next.kind === 'public' || type !== 'same-text');
}
