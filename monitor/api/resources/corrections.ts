import type { FastifyInstance } from 'fastify';
import { correctJudgement, takeBackCorrection } from '../../desk/correct-judgement.ts';
import { listCorrections } from '../../store/heard/corrections.ts';
import type { ApiContext } from '../api-context.ts';
import { explainConflict } from '../explain-conflict.ts';
import { mayDo } from '../permissions.ts';
import { registerRoute } from '../register-route.ts';

/** People set judgements right, and the next ones learn from it. */
export function registerCorrections(app: FastifyInstance, context: ApiContext): void {
  const { store, readDb, clock } = context;
  const { db } = store;

  registerRoute(app, 'correctMention', async ({ params, body, caller }) => {
    const { person } = caller;
    const force = mayDo(person.role, 'mentions.release-any');
    const by = { id: params.id, personId: person.id, now: clock.now(), force };
    return explainConflict(db, correctJudgement(db, by, body));
  });

  registerRoute(app, 'undoCorrection', async ({ params, caller }) => {
    const { person } = caller;
    const force = mayDo(person.role, 'mentions.release-any');
    const by = { correctionId: params.id, personId: person.id, now: clock.now(), force };
    return explainConflict(db, takeBackCorrection(db, by));
  });

  registerRoute(app, 'listCorrections', async ({ query }) => {
    const { mention, limit = 50 } = query;
    const items = await listCorrections(readDb, { limit, ...(mention === undefined ? {} : { mentionId: mention }) });
    const learned = context.readLearning?.() ?? null;
    return { items, learned: learned === null ? null : { ...learned, ours: [...learned.ours] } };
  });
}
