import type { FastifyInstance } from 'fastify';
import { endFollowUpsOf } from '../../desk/following/note-contact.ts';
import { auditTicket } from '../../desk/record-step.ts';
import { isStoredOnly } from '../../store/desk/customers.ts';
import { insertSurveyInvite, readSurveySums } from '../../store/desk/surveys.ts';
import { getTicket } from '../../store/desk/tickets.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import { StoreError } from '../../store/sql/store-error.ts';
import type { ApiContext } from '../api-context.ts';
import { ApiFault } from '../api-fault.ts';
import { registerRoute } from '../register-route.ts';

/** A link is good for a fortnight. */
const INVITE_DAYS = 14;

/** What came of a follow-up that asks for the survey. */
const LINK_MADE = '已生成调查链接 · a survey link was made';

/** Section 9 of the service rules: links to surveys, and the sums of the anonymous ones. */
export function registerSurveys(app: FastifyInstance, context: ApiContext): void {
  const { store, clock } = context;
  const linkTo = (token: string) => `${readPublicUrl(context)}/s/${token}`;

  registerRoute(app, 'inviteToSurvey', async ({ params, caller }) => {
    readPublicUrl(context);
    const now = clock.now();
    const expiresAt = now + INVITE_DAYS * 86_400_000;
    const { token } = await inTransaction(store.db, async (trx) => {
      const ticket = await getTicket(trx, params.id);
      if (await isStoredOnly(trx, ticket.customerId))
        throw new StoreError('conflict', 'The data of this customer is only stored (SEC-2): no survey is sent.');
      const groupKey = ticket.brandId ?? '';
      const made = await insertSurveyInvite(trx, {
        ticketId: ticket.id,
        groupKey,
        expiresAt,
        drill: ticket.drill,
        now,
      });
      const by = { personId: caller.person.id, now };
      await auditTicket(trx, 'survey.invited', ticket.id, by);
      await endFollowUpsOf(trx, ticket, ['survey'], LINK_MADE, by);
      return made;
    });
    return { url: linkTo(token), expiresAt };
  });

  registerRoute(app, 'inviteAnonymously', async ({ body }) => {
    readPublicUrl(context);
    const now = clock.now();
    const expiresAt = now + INVITE_DAYS * 86_400_000;
    const draft = { ticketId: null, groupKey: body.group, expiresAt, drill: body.drill ?? false, now };
    const { token } = await inTransaction(store.db, (trx) => insertSurveyInvite(trx, draft));
    return { url: linkTo(token), expiresAt };
  });

  registerRoute(app, 'readSurveySums', async ({ query }) => {
    if (query.months.length === 0) return { items: [] };
    const sums = await readSurveySums(store.db, query.months, query.drill ?? false);
    return { items: sums.map(({ groupKey, counts, ...sum }) => ({ ...sum, group: groupKey, counts: { ...counts } })) };
  });
}

function readPublicUrl({ publicUrl }: ApiContext): string {
  if (publicUrl === undefined) throw new ApiFault('no-public-url');
  return publicUrl.replace(/\/+$/, '');
}
