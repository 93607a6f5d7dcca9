import type { EvidenceCapture } from '../../../shared/model/evidence.ts';
import type { TicketDraft } from '../../../shared/model/ticket.ts';
import type { PostMark } from '../../messages.ts';
import type { TrackedPost } from '../page-handle.ts';

/** A key that no other ticket has. `crypto.randomUUID` is missing on pages without https. */
export function makeClientKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const MAX_PROBLEM_LENGTH = 4000;

/** The record of TKT-1 and TKT-2 as far as post and mention tell it. `createdAt`: epoch milliseconds of the click. */
export function makeTicketDraft(
  { post, reading }: TrackedPost,
  mark: PostMark | null,
  evidence: EvidenceCapture | null,
  clientKey: string,
  createdAt: number,
): TicketDraft {
  const mention = mark?.mention ?? null;
  return {
    clientKey,
    channel: reading.rating === null ? 'social' : 'review',
    site: post.site,
    permalink: post.permalink,
    postKey: post.postKey,
    mentionId: mention?.id ?? null,
    brandId: mention?.brandId ?? null,
    customer: post.author,
    contact: null,
    problem: (describe(reading.title, post.text) || describe(mention?.title ?? null, mention?.text ?? '')).slice(
      0,
      MAX_PROBLEM_LENGTH,
    ),
    kind: mention?.analysis.kind ?? 'other',
    topic: mention?.analysis.topic ?? 'other',
    urgency: mention?.urgency ?? 'normal',
    orderNumber: null,
    product: null,
    publishedAt: mention?.publishedAt ?? post.publishedAt,
    createdAt,
    evidence,
    drill: post.drill || mention?.drill === true,
  };
}

/** What somebody who sees only the ticket must know: a headline often names the product that the text complains of. */
function describe(title: string | null, text: string): string {
  return title === null || text === '' ? text : `${title}\n${text}`;
}
