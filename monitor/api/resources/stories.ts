import type { FastifyInstance } from 'fastify';
import { getStory } from '../../store/stories.ts';
import type { ApiContext } from '../api-context.ts';
import { registerRoute } from '../register-route.ts';

const DAY_MS = 86_400_000;
const MOST_MENTIONS = 500;

/** Posts that say the same thing, folded: what PR looks at. */
export function registerStories(app: FastifyInstance, context: ApiContext): void {
  const { readDb, reader, clock } = context;

  registerRoute(app, 'listStories', async ({ query }) => {
    const { since = Math.max(0, clock.now() - DAY_MS), brand, drill, limit = 50 } = query;
    const filter = {
      since,
      limit,
      ...(brand?.length ? { brandIds: brand } : {}),
      ...(drill === undefined ? {} : { drill }),
    };
    return { items: await reader.listStories(filter) };
  });

  registerRoute(app, 'getStory', async ({ params }) => {
    const story = await getStory(readDb, params.id);
    const mentions = await reader.listMentionsOfStory(story.id, MOST_MENTIONS);
    const states = { open: 0, claimed: 0, answered: 0, dismissed: 0 };
    for (const { state } of mentions) states[state] += 1;
    const sites = [...Map.groupBy(mentions, (mention) => mention.site)]
      .map(([site, of]) => ({ site, count: of.length }))
      .sort((a, b) => b.count - a.count);
    return { story, mentions, sites, states };
  });
}
