import type { FastifyInstance } from 'fastify';
import type { ApiAnswer } from '../../../shared/api.ts';
import { listUntried } from '../../../shared/service/pilot-scope.ts';
import { applyPolicyChanges, type PolicyChanges, SHIPPED_POLICIES } from '../../../shared/service/policy-changes.ts';
import { comparePilot } from '../../desk/compare-pilot.ts';
import { type SimulatedCall, simulateChanges } from '../../desk/past-tickets.ts';
import {
  deskCalendars,
  readConfiguredPolicies,
  readPolicies,
  readVersionedChanges,
  writePolicyChanges,
} from '../../desk/read-policies.ts';
import { refuseMoved } from '../../desk/refuse-moved.ts';
import { appendAudit } from '../../store/audit/audit.ts';
import {
  changeImprovement,
  getImprovement,
  insertImprovement,
  listImprovements,
} from '../../store/desk/improvements.ts';
import { endPilot, getPilot, insertPilot, listPilots, type Pilot } from '../../store/desk/pilots.ts';
import { appendEvent } from '../../store/events.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import type { Db } from '../../store/store.ts';
import type { ApiContext } from '../api-context.ts';
import { ApiFault } from '../api-fault.ts';
import { explainConflict } from '../explain-conflict.ts';
import { type Call, registerRoute } from '../register-route.ts';

const DAY_MS = 86_400_000;

/** Rules that are changed and tried, and the table of what is bettered (section 10). */
export function registerImproving(app: FastifyInstance, context: ApiContext): void {
  const { store, readDb, clock, workspace } = context;
  const { db } = store;
  const record = (trx: Db, call: Pick<Call<'getMe'>, 'caller'>, action: string, details: object) =>
    appendAudit(trx, {
      chain: 'system',
      at: clock.now(),
      actorId: call.caller.person.id,
      action,
      subjectId: null,
      details: { ...details },
    });

  registerRoute(app, 'getPolicies', async () => {
    const { changes, version } = await readVersionedChanges(readDb);
    return {
      changes: toView(changes),
      configured: toView(await readConfiguredPolicies(readDb)),
      version,
      policies: JSON.parse(JSON.stringify(await readPolicies(readDb))),
    };
  });
  registerRoute(app, 'setPolicies', async (call) => {
    const { baseVersion, ...changes } = call.body;
    checkChanges(changes);
    const version = await inTransaction(db, async (trx) => {
      const kept = await writePolicyChanges(trx, changes, clock.now(), baseVersion);
      if (kept === null) throw new ApiFault('rules-moved');
      await record(trx, call, 'policies.changed', changes);
      const event = { at: clock.now(), type: 'policies.changed' as const, subjectId: 'policies' };
      await appendEvent(trx, { ...event, drill: workspace.drill, data: {} });
      return kept;
    });
    return { changes, version };
  });
  registerRoute(app, 'simulatePolicies', async ({ body }) => {
    checkChanges(body.changes, 'body.changes');
    const now = clock.now();
    const simulated = await simulateChanges(
      readDb,
      { from: now - (body.days ?? 7) * DAY_MS, to: now, now, department: body.department },
      body.changes,
      body.whole,
    );
    const view = (one: typeof simulated.now) => ({ ...one, escalations: { ...one.escalations } });
    const call = (one: SimulatedCall) => ({ ...one, people: [...one.people] });
    return {
      ...{ now: view(simulated.now), changed: view(simulated.changed), differing: simulated.differing },
      tickets: simulated.tickets.map(({ id, number, clocks, added, removed }) => ({
        ...{ id, number, clocks: [...clocks], added: added.map(call), removed: removed.map(call) },
      })),
    };
  });

  registerRoute(app, 'listImprovements', async ({ query }) => ({ items: await listImprovements(readDb, query.state) }));
  registerRoute(app, 'addImprovement', async (call) => {
    const { step, action, ownerId = null, dueAt = null, state = 'not-started' } = call.body;
    const { obstacle = null, proposal = null, remark = null } = call.body;
    const fields = { step, action, ownerId, dueAt, state, obstacle, proposal, remark };
    const by = { personId: call.caller.person.id, now: clock.now() };
    return { improvement: await inTransaction(db, (trx) => insertImprovement(trx, fields, by)) };
  });
  registerRoute(app, 'updateImprovement', async (call) => {
    const { seen, ...body } = call.body;
    const { id } = call.params;
    const fields = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
    const changing = inTransaction(db, async (trx) => {
      refuseMoved(await getImprovement(trx, id), fields, seen);
      return changeImprovement(trx, { id, fields, now: clock.now() });
    });
    return { improvement: await explainConflict(db, changing) };
  });

  registerRoute(app, 'listPilots', async () => ({ items: (await listPilots(readDb)).map(viewPilot) }));
  registerRoute(app, 'addPilot', async (call) => {
    checkChanges(call.body.changes, 'body.changes');
    const untried = listUntried(call.body.changes);
    if (untried.length > 0)
      throw new ApiFault('not-for-a-pilot', { field: 'body.changes', words: { rules: untried.join(', ') } });
    if (call.body.endAt <= call.body.startAt) throw new ApiFault('bad-shift', { field: 'body.endAt' });
    const pilot = await inTransaction(db, async (trx) => {
      const added = await insertPilot(trx, { ...call.body, createdBy: call.caller.person.id }, clock.now());
      await record(trx, call, 'pilot.added', { id: added.id, department: added.department });
      return added;
    });
    return { pilot: viewPilot(pilot) };
  });
  registerRoute(app, 'endPilot', async (call) => {
    const pilot = await inTransaction(db, async (trx) => {
      const ended = await endPilot(trx, call.params.id, clock.now());
      await record(trx, call, 'pilot.ended', { id: ended.id });
      return ended;
    });
    return { pilot: viewPilot(pilot) };
  });
  registerRoute(app, 'comparePilot', async ({ params }) => {
    const pilot = await getPilot(readDb, params.id);
    return { pilot: viewPilot(pilot), ...(await comparePilot(readDb, pilot)) };
  });
}

function viewPilot(pilot: Pilot) {
  return { ...pilot, changes: toView(pilot.changes) };
}

/** What was written was checked by the schema of the route. */
function toView(changes: PolicyChanges): ApiAnswer<'getPolicies'>['changes'] {
  return changes as ApiAnswer<'getPolicies'>['changes'];
}

/** @throws ApiFault `bad-policy` that says which value is wrong. */
function checkChanges(changes: PolicyChanges, field = 'body'): void {
  try {
    const { sla, disputes } = applyPolicyChanges(SHIPPED_POLICIES, changes);
    for (const { id, calendar } of [...sla, ...disputes])
      if (!deskCalendars.has(calendar))
        throw new Error(
          `Policy "${id}": calendar "${calendar}" is unknown. Known: ${[...deskCalendars.keys()].join(', ')}.`,
        );
  } catch (cause) {
    throw new ApiFault('bad-policy', {
      field,
      words: { why: cause instanceof Error ? cause.message : String(cause) },
      cause,
    });
  }
}
