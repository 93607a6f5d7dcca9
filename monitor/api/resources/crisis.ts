import type { FastifyInstance } from 'fastify';
import { draftStatement, judgeStatement, postStatement } from '../../pr/agree-statement.ts';
import { findWordingFault } from '../../pr/check-wording.ts';
import { seatsOf } from '../../pr/choose-seat.ts';
import { measureEffect } from '../../pr/measure-effect.ts';
import { openCase } from '../../pr/open-case.ts';
import { closeCase, decideCase, setCaseStep } from '../../pr/work-case.ts';
import { getStory } from '../../store/heard/stories.ts';
import { getCase, listCaseSteps, listCases, listDecisions } from '../../store/pr/crisis-cases.ts';
import { listStatements } from '../../store/pr/statements.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import type { ApiContext } from '../api-context.ts';
import { ApiFault } from '../api-fault.ts';
import { explainConflict } from '../explain-conflict.ts';
import { type Call, registerRoute } from '../register-route.ts';

/** Cases with a room, and the wordings that are agreed to in them. */
export function registerCrisis(app: FastifyInstance, context: ApiContext): void {
  const { store, readDb, clock, brands } = context;
  const { db } = store;
  const byOf = ({ caller }: Pick<Call<'getMe'>, 'caller'>) => ({ personId: caller.person.id, now: clock.now() });

  registerRoute(app, 'openCase', async (call) => {
    const { title, brandId = null, storyId = null, drill = context.workspace.drill } = call.body;
    const by = byOf(call);
    const story = storyId === null ? null : await getStory(readDb, storyId);
    const draft = {
      title,
      storyId,
      brandId: brandId ?? story?.brandId ?? null,
      drill: story?.drill ?? drill,
      origin: 'hand' as const,
      subjectId: null,
      ownerId: by.personId,
    };
    const opened = await inTransaction(db, (trx) => openCase(trx, draft, by));
    if (!opened.created) call.reply.code(200);
    return opened;
  });

  registerRoute(app, 'listCases', async ({ query: { open, drill } }) => ({
    items: await listCases(readDb, {
      ...(open === undefined ? {} : { open }),
      ...(drill === undefined ? {} : { drill }),
    }),
  }));

  registerRoute(app, 'getCase', async ({ params: { id }, caller }) => {
    const found = await getCase(readDb, id);
    const statements = await listStatements(readDb, id);
    return {
      case: found,
      steps: await listCaseSteps(readDb, id),
      decisions: await listDecisions(readDb, id),
      statements,
      effect: await measureEffect(readDb, found, statements, clock.now()),
      seats: await seatsOf(readDb, caller.person),
    };
  });

  registerRoute(app, 'decideCase', async (call) => {
    const { id } = call.params;
    await decideCase(db, id, call.body.text, byOf(call));
    return { decisions: await listDecisions(db, id) };
  });

  registerRoute(app, 'setCaseStep', async (call) => {
    const { id, step } = call.params;
    const { ownerId, result } = call.body;
    const change = { ...(ownerId === undefined ? {} : { ownerId }), ...(result === undefined ? {} : { result }) };
    await setCaseStep(db, { caseId: id, step }, change, byOf(call));
    return { steps: await listCaseSteps(db, id) };
  });

  registerRoute(app, 'closeCase', async (call) => ({
    case: await closeCase(db, call.params.id, call.body.outcome, byOf(call)),
  }));

  registerRoute(app, 'draftStatement', async (call) => {
    const { kind, text, variants = [], overrule, seenVersion } = call.body;
    const { brandId } = await getCase(readDb, call.params.id);
    const own = brands.filter(({ id }) => brandId === null || id === brandId);
    const fault = findWordingFault(
      { text, variants },
      own.flatMap(({ hotlines }) => hotlines),
    );
    if (fault !== null && (fault.finding.certain || overrule === undefined))
      throw new ApiFault('unsafe-wording', { field: `body.${fault.field}`, words: { ...fault.finding.say } });
    const overruled = fault === null || overrule === undefined ? {} : { overruled: overrule };
    const draft = { kind, text, variants, seenVersion, ...overruled };
    return { statement: await explainConflict(db, draftStatement(db, call.params.id, draft, byOf(call))) };
  });

  registerRoute(app, 'judgeStatement', async (call) => {
    const { agrees, note = null, seat } = call.body;
    const verdict = { agrees, note, ...(seat === undefined ? {} : { seat }) };
    const { person } = call.caller;
    const statement = await judgeStatement(db, call.params.id, verdict, { person, now: clock.now() });
    if (statement === null) throw new ApiFault('not-allowed', { words: { role: person.role, need: 'statement seat' } });
    return { statement };
  });

  registerRoute(app, 'postStatement', async (call) => ({
    statement: await postStatement(db, call.params.id, call.body, byOf(call)),
  }));

  registerRoute(app, 'listWordings', async () => {
    const items = [];
    for (const one of await listCases(readDb, { open: true, drill: context.workspace.drill })) {
      const locked = (await listStatements(readDb, one.id)).filter(({ state }) => state === 'locked');
      const [newest] = locked.sort((a, b) => (b.lockedAt ?? 0) - (a.lockedAt ?? 0));
      if (newest) items.push({ case: one, statement: newest });
    }
    return { items };
  });
}
