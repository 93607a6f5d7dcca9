import type { z } from 'zod';
import { API_PATHS, type RouteName } from './api-paths.ts';
import { approvalRoutes } from './routes/approvals.ts';
import { burstRoutes } from './routes/bursts.ts';
import { correctionRoutes } from './routes/corrections.ts';
import { costRoutes } from './routes/costs.ts';
import { crisisRoutes } from './routes/crisis.ts';
import { customerRoutes } from './routes/customers.ts';
import { deskRoutes } from './routes/desk.ts';
import { dutyRoutes } from './routes/duty.ts';
import { erasureRoutes } from './routes/erasure.ts';
import { exportRoutes } from './routes/exports.ts';
import { figureRoutes } from './routes/figures.ts';
import { improvingRoutes } from './routes/improving.ts';
import { mentionRoutes } from './routes/mentions.ts';
import { peopleRoutes } from './routes/people.ts';
import type { RouteSpec } from './routes/route.ts';
import { searchRoutes } from './routes/searches.ts';
import { sessionRoutes } from './routes/session.ts';
import { setupRoutes } from './routes/setup.ts';
import { siteRoutes } from './routes/sites.ts';
import { storyRoutes } from './routes/stories.ts';
import { surveyRoutes } from './routes/surveys.ts';
import { templateRoutes } from './routes/templates.ts';
import { termRoutes } from './routes/terms.ts';
import { ticketWorkRoutes } from './routes/ticket-work.ts';
import { ticketRoutes } from './routes/tickets.ts';
import { watchRoutes } from './routes/watch.ts';

/** Everything that the two halves of the product say to each other, with its schemas. */
export const ROUTES = {
  ...sessionRoutes,
  ...mentionRoutes,
  ...ticketRoutes,
  ...watchRoutes,
  ...siteRoutes,
  ...peopleRoutes,
  ...setupRoutes,
  ...exportRoutes,
  ...ticketWorkRoutes,
  ...customerRoutes,
  ...storyRoutes,
  ...burstRoutes,
  ...crisisRoutes,
  ...searchRoutes,
  ...correctionRoutes,
  ...templateRoutes,
  ...termRoutes,
  ...approvalRoutes,
  ...figureRoutes,
  ...costRoutes,
  ...surveyRoutes,
  ...erasureRoutes,
  ...deskRoutes,
  ...dutyRoutes,
  ...improvingRoutes,
} as const satisfies Record<RouteName, RouteSpec>;

export type Routes = typeof ROUTES;

type Part<R, K extends string> = R extends { readonly [P in K]: infer S extends z.ZodType } ? z.output<S> : never;

/** Names in the address of a route (`{id}`); `never` when it has none. */
export type ApiParams<N extends RouteName> = Part<Routes[N], 'params'>;
/** Query of a route, as values: lists as arrays, numbers as numbers. */
export type ApiQuery<N extends RouteName> = Part<Routes[N], 'query'>;
/** Body of a route. */
export type ApiBody<N extends RouteName> = Part<Routes[N], 'body'>;
/** What a route answers with; a file comes as bytes with its media type. */
export type ApiAnswer<N extends RouteName> = Routes[N]['response'] extends 'bytes'
  ? { readonly bytes: Uint8Array; readonly mediaType: string }
  : Part<Routes[N], 'response'>;

export type HttpMethod = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** Method and address of a route. */
export function readRoutePath(name: RouteName): { readonly method: HttpMethod; readonly path: string } {
  const [method, path] = API_PATHS[name].split(' ') as [HttpMethod, string];
  return { method, path };
}
