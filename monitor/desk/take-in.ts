import type { Analysis } from '../../shared/model/analysis.ts';
import type { TicketDraft } from '../../shared/model/ticket.ts';
import type { Intake } from '../../shared/schemas/intake.ts';

type Judgement = Pick<Analysis, 'kind' | 'topic' | 'urgency'>;

/** What a contact is taken for when nobody judged it. */
const ORDINARY: Judgement = { kind: 'inquiry', topic: 'other', urgency: 'normal' };

/** The ticket of a contact of another channel; what its sender did not class is judged from the words. */
export function toTicketDraft(intake: Intake, now: number, analyze?: (text: string) => Judgement): TicketDraft {
  const isClassed = intake.kind !== undefined && intake.topic !== undefined && intake.urgency !== undefined;
  const judged = isClassed ? ORDINARY : (analyze?.(intake.problem) ?? ORDINARY);
  return {
    clientKey: intake.key,
    channel: intake.channel,
    site: intake.site ?? null,
    permalink: intake.permalink ?? null,
    postKey: null,
    mentionId: null,
    brandId: intake.brandId ?? null,
    customer: intake.customer ?? null,
    contact: intake.contact ?? null,
    problem: intake.problem,
    kind: intake.kind ?? judged.kind,
    topic: intake.topic ?? judged.topic,
    urgency: intake.urgency ?? judged.urgency,
    orderNumber: intake.orderNumber ?? null,
    product: intake.product ?? null,
    happenedAt: intake.happenedAt ?? null,
    tried: intake.tried ?? null,
    publishedAt: null,
    // A system that says when somebody answered and not when the customer came knows of no wait.
    createdAt: Math.min(intake.receivedAt ?? intake.answeredAt ?? now, now),
    answeredAt: intake.answeredAt ?? null,
    rings: intake.rings ?? null,
    evidence: null,
    drill: intake.drill ?? false,
  };
}
