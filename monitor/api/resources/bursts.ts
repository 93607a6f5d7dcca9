import type { FastifyInstance } from 'fastify';
import { getBurst } from '../../store/heard/bursts.ts';
import type { ApiContext } from '../api-context.ts';
import { readRising, readStretch, readStretchFilter } from '../read-rising.ts';
import { registerRoute } from '../register-route.ts';

const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 86_400_000;
const MOST_MENTIONS = 200;

/** More negative posts than a brand's own past explains, and what the posts are about. */
export function registerBursts(app: FastifyInstance, context: ApiContext): void {
  const { readDb, reader, clock } = context;

  registerRoute(app, 'listBursts', async ({ query }) => {
    const { since = Math.max(0, clock.now() - WEEK_MS), brand, open, drill, limit = 50 } = query;
    const filter = {
      since,
      limit,
      ...(brand?.length ? { brandIds: brand } : {}),
      ...(open === undefined ? {} : { open }),
      ...(drill === undefined ? {} : { drill }),
    };
    return { items: await reader.listBursts(filter) };
  });

  registerRoute(app, 'getBurst', async ({ params }) => {
    const burst = await getBurst(readDb, params.id);
    const since = Math.max(0, burst.startedAt - burst.minutes * MINUTE_MS);
    const { mentions, terms } = await reader.readRising({
      since,
      before: (burst.endedAt ?? clock.now()) + 1,
      earlierSince: Math.max(0, since - WEEK_MS),
      drill: burst.drill,
      brandIds: [burst.brandId],
      negativeOnly: true,
      newest: MOST_MENTIONS,
      ...(burst.topic === 'all' ? {} : { topic: burst.topic }),
    });
    return { burst, mentions, rising: terms };
  });

  registerRoute(app, 'listRising', ({ query }) => readRising(context, query));

  registerRoute(app, 'listRisingMentions', async ({ query }) => {
    const range = readStretch(query, clock.now());
    const of = { ...range, ...readStretchFilter(query) };
    const { total, mentions } = await reader.listPostsOfTerm(of, query.term, MOST_MENTIONS);
    return { range, total, items: mentions };
  });
}
