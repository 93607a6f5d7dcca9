import type { FastifyInstance } from 'fastify';
import { explainChange } from '../../../shared/service/explain-drop.ts';
import { figureTargets } from '../../../shared/service/figure-targets.ts';
import { listPeople } from '../../store/people/people.ts';
import type { ApiContext } from '../api-context.ts';
import { FIGURE_DEFINITIONS } from '../figure-definitions.ts';
import { readRange } from '../read-range.ts';
import { registerRoute } from '../register-route.ts';

/** KPI-2 and KPI-5: what moved a figure, and the figures of each person. */
export function registerFigureCauses(app: FastifyInstance, context: ApiContext): void {
  const { reader, readDb, clock } = context;

  registerRoute(app, 'explainFigures', async ({ query }) => {
    const { range, earlier, filter } = readRange(query, context.workspace.drill);
    const now = clock.now();
    const [parts, before] = await Promise.all([
      reader.readFigureParts({ ...filter, ...range }, now),
      reader.readFigureParts({ ...filter, ...earlier }, now),
    ]);
    const items = figureTargets.map(({ id, labels, better, target, dropBy, minCases }) => {
      const policy = { id, labels, better, target, dropBy, minCases };
      const { causes, ...change } = explainChange(policy, parts[id], before[id]);
      return { ...policy, ...change, causes: causes.map((cause) => ({ ...cause })) };
    });
    return { range, previous: earlier, items };
  });

  registerRoute(app, 'listPeopleFigures', async ({ query }) => {
    const { range, filter } = readRange(query, context.workspace.drill);
    const people = new Map((await listPeople(readDb)).map((person) => [person.id, person]));
    const items = (await reader.readPeopleFigures({ ...filter, ...range }, clock.now())).map(
      ({ firstContact, overdue, ratings, late, ...counts }) => ({
        ...counts,
        name: people.get(counts.personId)?.name ?? null,
        role: people.get(counts.personId)?.role ?? null,
        firstContactRate: share(firstContact, counts.resolved),
        overdueRate: share(overdue, counts.tickets - counts.excused),
        satisfaction: share(ratings, counts.rated),
        lateAnswerRate: share(late, counts.owed),
      }),
    );
    return { range, items, definitions: { ...FIGURE_DEFINITIONS } };
  });
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
