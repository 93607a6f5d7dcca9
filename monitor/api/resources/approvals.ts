import type { FastifyInstance } from 'fastify';
import type { Person } from '../../../shared/model/person.ts';
import { askForApproval, decideOnReply } from '../../desk/approve-reply.ts';
import { GUARD_TABLE } from '../../desk/exports/guard-table.ts';
import { recordGuardDecision } from '../../desk/record-guard-decision.ts';
import { countGuardDecisions, listGuardDecisions } from '../../store/heard/guard-decisions.ts';
import { listApprovals } from '../../store/heard/reply-approvals.ts';
import type { ApiContext } from '../api-context.ts';
import { explainConflict } from '../explain-conflict.ts';
import { mayDo } from '../permissions.ts';
import { registerFileRoute, registerRoute } from '../register-route.ts';
import { sendTable } from '../send-table.ts';

/** A spreadsheet of more is no help to anybody. */
const MOST_EXPORTED = 50_000;

/** Public answers that wait for a lead or PR. */
export function registerApprovals(app: FastifyInstance, context: ApiContext): void {
  const { store, readDb, clock, brands, workspace } = context;
  const { db } = store;
  const isPractice = workspace.drill;

  registerRoute(app, 'askApproval', async ({ params, body, caller }) => {
    const ask = {
      ...{ mentionId: params.id, text: body.text, personId: caller.person.id, now: clock.now() },
      mayApprove: ({ role }: Person) => mayDo(role, 'replies.approve'),
      brandName: (brandId: string) => brands.find(({ id }) => id === brandId)?.name ?? null,
    };
    return { approval: await explainConflict(db, askForApproval(db, ask)) };
  });

  registerRoute(app, 'noteGuardDecision', async ({ body, caller }) => {
    await recordGuardDecision(db, body, { personId: caller.person.id, now: clock.now(), drill: isPractice });
    return { recorded: true };
  });

  registerRoute(app, 'listGuardDecisions', async ({ query }) => {
    const { since, before, drill = isPractice, type, limit = 200 } = query;
    const stretch = { since, before, drill };
    const [items, counts] = await Promise.all([
      listGuardDecisions(readDb, { ...stretch, limit, ...(type === undefined ? {} : { type }) }),
      countGuardDecisions(readDb, stretch),
    ]);
    return { items, counts };
  });

  registerFileRoute(app, 'exportGuardDecisions', async ({ query, caller, reply }) => {
    const { since, before, drill = isPractice } = query;
    const rows = await listGuardDecisions(readDb, { since, before, drill, limit: MOST_EXPORTED });
    const readRows = async () => ({ rows, next: null });
    const name = 'exportGuardDecisions' as const;
    return sendTable(context, { query, caller, reply, name, columns: GUARD_TABLE, readRows });
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
