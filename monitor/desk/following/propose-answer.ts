import type { Ticket } from '../../../shared/model/ticket.ts';
import { maskPersonalData } from '../../../shared/privacy/mask.ts';
import { proposeKnowledge } from '../../store/desk/knowledge.ts';
import type { Db } from '../../store/store.ts';

/** PLB-12: the same question from the same customer within this time counts as asked again. */
const REPEAT_DAYS = 30;
const TITLE_LENGTH = 60;

/** PLB-12: the same question again: the guide is to be pushed, and the answer proposed as a standard one. */
export async function proposeAnswerForRepeat(trx: Db, ticket: Ticket, now: number): Promise<void> {
  if (ticket.kind !== 'inquiry' || !ticket.customerId) return;
  const earlier = await trx
    .selectFrom('tickets')
    .select('id')
    .where('customerId', '=', ticket.customerId)
    .where('id', '!=', ticket.id)
    .where('kind', '=', 'inquiry')
    .where('topic', '=', ticket.topic)
    .where('createdAt', '>', ticket.createdAt - REPEAT_DAYS * 86_400_000)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  if (!earlier) return;
  const words = maskPersonalData(ticket.problem);
  await proposeKnowledge(
    trx,
    {
      kind: 'standard-answer',
      title: [...words].slice(0, TITLE_LENGTH).join(''),
      text: words,
      ticketId: ticket.id,
      mentionId: null,
      playbookId: 'product-question',
      createdBy: null,
      drill: ticket.drill,
    },
    now,
  );
}
