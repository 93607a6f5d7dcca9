import type { FastifyInstance } from 'fastify';
import type { ApiContext } from '../api-context.ts';
import { readCauses } from '../read-causes.ts';
import { readPeopleFigures } from '../read-people-figures.ts';
import { registerRoute } from '../register-route.ts';

/** KPI-2 and KPI-5: what moved a figure, and the figures of each person. */
export function registerFigureCauses(app: FastifyInstance, context: ApiContext): void {
  registerRoute(app, 'explainFigures', ({ query }) => readCauses(context, query));
  registerRoute(app, 'listPeopleFigures', ({ query }) => readPeopleFigures(context, query));
}
