import type { FastifyInstance } from 'fastify';
import type { Role } from '../../../shared/model/person.ts';
import { listWorking } from '../../../shared/service/on-duty.ts';
import triagePolicy from '../../../shared/understanding/policies/triage.json' with { type: 'json' };
import { callPeople } from '../../desk/escalation/call-people.ts';
import { appendAudit } from '../../store/audit/audit.ts';
import { readLoad } from '../../store/desk/read-load.ts';
import { listMembers, setDepartment } from '../../store/people/departments.ts';
import { getPerson, listPeople } from '../../store/people/people.ts';
import { deleteShift, insertShift, listShifts, readRota } from '../../store/people/shifts.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import type { ApiContext } from '../api-context.ts';
import { ApiFault } from '../api-fault.ts';
import { registerRoute } from '../register-route.ts';

const LEVELS: readonly Role[] = ['lead', 'manager', 'director'];
/** Longer ones are a slip of the pen: a shift is somebody's waking hours. */
const LONGEST_SHIFT_MS = 7 * 86_400_000;

/** Who is on duty, and who belongs where. */
export function registerDuty(app: FastifyInstance, context: ApiContext): void {
  const { store, readDb, clock } = context;
  const { db } = store;
  const record = (trx: typeof db, personId: string, action: string, details: object) =>
    appendAudit(trx, {
      chain: 'system',
      at: clock.now(),
      actorId: personId,
      action,
      subjectId: null,
      details: { ...details },
    });

  registerRoute(app, 'listShifts', async ({ query }) => ({ items: await listShifts(readDb, query) }));
  registerRoute(app, 'addShift', async ({ body, caller }) => {
    const { startAt, endAt } = body;
    if (endAt <= startAt || endAt - startAt > LONGEST_SHIFT_MS)
      throw new ApiFault('bad-shift', { field: 'body.endAt' });
    const shift = await inTransaction(db, async (trx) => {
      await getPerson(trx, body.personId);
      const added = await insertShift(trx, body, clock.now());
      await record(trx, caller.person.id, 'shift.added', added);
      return added;
    });
    return { shift };
  });
  registerRoute(app, 'deleteShift', async ({ params, caller }) => {
    const deleted = await inTransaction(db, async (trx) => {
      const gone = await deleteShift(trx, params.id);
      if (gone) await record(trx, caller.person.id, 'shift.deleted', { id: params.id });
      return gone;
    });
    return { deleted };
  });
  registerRoute(app, 'getOnDuty', async () => {
    const items = [];
    for (const role of LEVELS) {
      const call = await callPeople(readDb, { role }, clock.now());
      const { level: reached, people, skipped, standIns } = call;
      items.push({ role, reached, people: [...people], skipped: [...skipped], standIns: [...standIns] });
    }
    return { items };
  });

  registerRoute(app, 'listDepartments', async () => {
    const members = await listMembers(readDb);
    const load = await readLoad(readDb, [...new Set(members.map(({ personId }) => personId))]);
    const [everybody, now] = [await listPeople(readDb), clock.now()];
    const rota = await readRota(readDb, now);
    const atWork = (ids: readonly string[]) => {
      const asked = everybody.filter(({ id }) => ids.includes(id));
      return new Set(listWorking(asked, everybody, rota, now).people.map(({ id }) => id));
    };
    const known: Readonly<Record<string, { 'zh-CN': string; en: string }>> = triagePolicy.departmentLabels;
    const ids = new Set([...Object.keys(known), ...members.map(({ department }) => department)]);
    return {
      items: [...ids].map((id) => {
        const mine = members.filter(({ department }) => department === id);
        const working = atWork(mine.map(({ personId }) => personId));
        return {
          id,
          name: known[id] ?? { 'zh-CN': id, en: id },
          members: mine.map(({ personId, leads }) => ({
            ...{ personId, leads },
            openTickets: load.get(personId)?.openCount ?? 0,
            onDuty: working.has(personId),
          })),
        };
      }),
    };
  });
  registerRoute(app, 'setDepartment', async ({ params, body, caller }) => {
    const members = await inTransaction(db, async (trx) => {
      for (const { personId } of body.members) await getPerson(trx, personId);
      await record(trx, caller.person.id, 'department.changed', { department: params.id, members: body.members });
      return setDepartment(trx, params.id, body.members);
    });
    return { members: members.map(({ personId, leads }) => ({ personId, leads })) };
  });
}
