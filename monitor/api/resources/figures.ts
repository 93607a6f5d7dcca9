import type { FastifyInstance } from 'fastify';
import type { ApiContext } from '../api-context.ts';
import { readFigureReport } from '../read-figure-report.ts';
import { registerRoute } from '../register-route.ts';

/** KPI-1: figures beside those of the stretch before, each with its definition. */
export function registerFigures(app: FastifyInstance, context: ApiContext): void {
  registerRoute(app, 'getFigures', ({ query }) => readFigureReport(context, query));
}
