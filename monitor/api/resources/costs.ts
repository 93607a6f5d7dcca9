import type { FastifyInstance } from 'fastify';
import { judgeCost } from '../../../shared/service/after-sales-cost.ts';
import { appendAudit } from '../../store/audit/audit.ts';
import { listDaySums, putDaySums, sumDays } from '../../store/figures/day-sums.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import type { ApiContext } from '../api-context.ts';
import { ApiFault } from '../api-fault.ts';
import { FIGURE_DEFINITIONS } from '../figure-definitions.ts';
import { registerRoute } from '../register-route.ts';

const DAY_MS = 86_400_000;
/** More days are a table of its own, not a list behind a number. */
const MOST_DAYS = 400;

/** KPI-4: sums that come from other systems, and what service after the sale costs. */
export function registerCosts(app: FastifyInstance, context: ApiContext): void {
  const { store, readDb, clock } = context;

  registerRoute(app, 'putDaySums', async ({ body, caller }) => {
    const by = { personId: caller.person.id, now: clock.now() };
    await inTransaction(store.db, async (trx) => {
      await putDaySums(trx, body.sums, by);
      const days = body.sums.map(({ day }) => day).sort();
      await appendAudit(trx, {
        ...{ chain: 'system', at: by.now, actorId: by.personId, action: 'sums.written', subjectId: null },
        details: { sums: body.sums.length, from: days[0], to: days.at(-1) },
      });
    });
    return { written: body.sums.length };
  });

  registerRoute(app, 'listDaySums', async ({ query }) => {
    const { from, to, brand = [] } = query;
    if (to < from || addDays(from, MOST_DAYS) < to) throw new ApiFault('bad-range', { field: 'querystring.to' });
    return { items: await listDaySums(readDb, { from, to, brandIds: brand }) };
  });

  registerRoute(app, 'getCosts', async ({ query }) => {
    const { from, to, brand = [] } = query;
    if (to < from) throw new ApiFault('bad-range', { field: 'querystring.to' });
    const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
    const earlier = { from: addDays(from, -days), to: addDays(from, -1) };
    const read = async (range: { from: string; to: string }) =>
      judgeCost(await sumDays(readDb, { ...range, brandIds: brand }));
    return {
      range: { from, to },
      cost: await read({ from, to }),
      previous: { ...earlier, cost: await read(earlier) },
      definitions: { ...FIGURE_DEFINITIONS },
    };
  });
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
