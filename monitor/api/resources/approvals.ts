import type { FastifyInstance } from 'fastify';
import type { Person } from '../../../shared/model/person.ts';
import { askForApproval, decideOnReply } from '../../desk/approve-reply.ts';
import { recordGuardDecision } from '../../desk/record-guard-decision.ts';
import { listApprovals } from '../../store/heard/reply-approvals.ts';
import type { ApiContext } from '../api-context.ts';
import { explainConflict } from '../explain-conflict.ts';
import { mayDo } from '../permissions.ts';
import { registerRoute } from '../register-route.ts';

/** Public answers that wait for a lead or PR. */
export function registerApprovals(app: FastifyInstance, context: ApiContext): void {
  const { store, readDb, clock, brands } = context;
  const { db } = store;

  registerRoute(app, 'askApproval', async ({ params, body, caller }) => {
    const ask = {
      ...{ mentionId: params.id, text: body.text, personId: caller.person.id, now: clock.now() },
      mayApprove: ({ role }: Person) => mayDo(role, 'replies.approve'),
      brandName: (brandId: string) => brands.find(({ id }) => id === brandId)?.name ?? null,
    };
    return { approval: await explainConflict(db, askForApproval(db, ask)) };
  });

  registerRoute(app, 'noteGuardDecision', async ({ body, caller }) => {
    await recordGuardDecision(db, body, { personId: caller.person.id, now: clock.now() });
    return { recorded: true };
  });

  registerRoute(app, 'listApprovals', async ({ query }) => {
    const { mention, state, limit = 50 } = query;
    const items = await listApprovals(readDb, {
      limit,
      ...(mention === undefined ? {} : { mentionId: mention }),
      ...(state?.length ? { states: state } : {}),
    });
    return { items };
  });

  registerRoute(app, 'decideApproval', async ({ params, body, caller }) => {
    const { approve, askedAt, text, note } = body;
    const decision = {
      ...{ id: params.id, approve, askedAt, personId: caller.person.id, now: clock.now() },
      ...(text === undefined ? {} : { text }),
      ...(note === undefined ? {} : { note }),
    };
    return { approval: await explainConflict(db, decideOnReply(db, decision)) };
  });
}
