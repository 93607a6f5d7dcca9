import type { FastifyInstance } from 'fastify';
import { appendAudit } from '../../store/audit/audit.ts';
import { getStory, setStoryOwner } from '../../store/heard/stories.ts';
import { getPerson } from '../../store/people/people.ts';
import { listCases } from '../../store/pr/crisis-cases.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
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
    return {
      story,
      numbers: await reader.readStoryNumbers(story.id),
      mentions: await reader.listMentionsOfStory(story.id, MOST_MENTIONS),
      cases: await listCases(readDb, { storyId: story.id }),
    };
  });

  registerRoute(app, 'setStoryOwner', async ({ params, body: { ownerId }, caller }) => {
    const story = await inTransaction(context.store.db, async (trx) => {
      if (ownerId !== null) await getPerson(trx, ownerId);
      const given = await setStoryOwner(trx, params.id, ownerId);
      const by = { at: clock.now(), actorId: caller.person.id, action: 'story.owner' };
      await appendAudit(trx, { chain: `story:${given.id}`, subjectId: given.id, details: { ownerId }, ...by });
      return given;
    });
    return { story };
  });
}
