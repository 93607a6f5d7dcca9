import type { FastifyInstance } from 'fastify';
import { addNotice } from '../../desk/notices.ts';
import { auditTicket } from '../../desk/record-step.ts';
import { hasConsent } from '../../store/desk/consents.ts';
import { decideKnowledge, getKnowledge, listKnowledge, proposeKnowledge } from '../../store/desk/knowledge.ts';
import { listNotices, listNoticeTargets, markNoticeTold } from '../../store/desk/notices.ts';
import { getTicket } from '../../store/desk/tickets.ts';
import { getMention } from '../../store/heard/mentions.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import { StoreError } from '../../store/sql/store-error.ts';
import type { ApiContext } from '../api-context.ts';
import { explainConflict } from '../explain-conflict.ts';
import { registerRoute } from '../register-route.ts';

/** What is learnt from cases (KB-1, SOC-10), and what is told before trouble comes (KPI-8). */
export function registerKnowledge(app: FastifyInstance, context: ApiContext): void {
  const { store, readDb, clock } = context;
  const { db } = store;

  registerRoute(app, 'listKnowledge', async ({ query }) => ({
    items: await listKnowledge(readDb, {
      ...(query.kind ? { kinds: query.kind } : {}),
      ...(query.state ? { states: query.state } : {}),
    }),
  }));
  registerRoute(app, 'proposeKnowledge', async ({ body, caller }) => {
    const { kind, title, text, ticketId = null, mentionId = null, playbookId = null } = body;
    const by = { personId: caller.person.id, now: clock.now() };
    const knowledge = await inTransaction(db, async (trx) => {
      const ticket = ticketId === null ? null : await getTicket(trx, ticketId);
      const mention = mentionId === null ? null : await getMention(trx, mentionId);
      const drill = ticket?.drill ?? mention?.drill ?? false;
      const draft = { kind, title, text, ticketId, mentionId, playbookId, createdBy: by.personId, drill };
      const made = await proposeKnowledge(trx, draft, by.now);
      if (ticketId !== null) await auditTicket(trx, 'knowledge.proposed', ticketId, by, { knowledge: made.id, kind });
      return made;
    });
    return { knowledge };
  });
  registerRoute(app, 'decideKnowledge', async ({ params, body, caller }) => {
    const { state, text, reason = null } = body;
    const decision = { id: params.id, state, text, reason, personId: caller.person.id, now: clock.now() };
    const work = inTransaction(db, async (trx) => {
      const { kind, ticketId } = await getKnowledge(trx, params.id);
      // SOC-10: nothing of an author is told to others without their yes.
      if (
        kind === 'praise-case' &&
        state === 'accepted' &&
        !(ticketId && (await hasConsent(trx, ticketId, 'publicity')))
      )
        throw new StoreError('conflict', 'A praise case needs the consent of its author.', {
          details: { needs: 'publicity' },
        });
      return decideKnowledge(trx, decision);
    });
    return { knowledge: await explainConflict(db, work) };
  });

  registerRoute(app, 'listNotices', async () => ({
    items: (await listNotices(readDb)).map((notice) => ({ ...notice, filter: { ...notice.filter } })),
  }));
  registerRoute(app, 'addNotice', async ({ body, caller }) => {
    const by = { personId: caller.person.id, now: clock.now() };
    const { notice, targets } = await addNotice(db, { ...body, drill: body.drill ?? false }, by);
    return { notice: { ...notice, filter: { ...notice.filter } }, targets };
  });
  registerRoute(app, 'listNoticeTargets', async ({ params }) => ({
    items: await listNoticeTargets(readDb, params.id),
  }));
  registerRoute(app, 'markNoticeTold', async ({ params, body, caller }) => {
    const told = { noticeId: params.id, subjectId: body.subjectId, personId: caller.person.id, now: clock.now() };
    return { changed: await inTransaction(db, (trx) => markNoticeTold(trx, told)) };
  });
}
