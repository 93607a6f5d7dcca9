import { z } from 'zod';
import { crisisCaseSchema } from '../schemas/crisis.ts';
import { mentionSchema } from '../schemas/mention.ts';
import { commaList, drillQuery, instantInQuery, numberInQuery } from '../schemas/query.ts';
import { idSchema } from '../schemas/scalars.ts';
import { storyNumbersSchema, storySchema } from '../schemas/story.ts';
import { idParams } from './params.ts';
import type { RouteSpec } from './route.ts';

/** Posts that say the same thing, folded: what PR looks at. */
export const storyRoutes = {
  listStories: {
    summary: 'Stories that moved since an instant (a day ago when absent), the last first.',
    needs: 'mentions.read',
    query: z.object({
      since: instantInQuery.optional(),
      brand: commaList(idSchema).optional(),
      limit: numberInQuery(1, 200).optional().describe('50 when absent'),
      ...drillQuery,
    }),
    response: z.object({ items: z.array(storySchema) }),
  },
  getStory: {
    summary: 'One story: its posts from the first on, and the numbers that made its level.',
    needs: 'mentions.read',
    params: idParams,
    response: z.object({
      story: storySchema,
      numbers: storyNumbersSchema,
      mentions: z.array(mentionSchema).describe('at most 500'),
      cases: z.array(crisisCaseSchema).describe('cases that were opened for it, the last first'),
    }),
  },
  setStoryOwner: {
    summary: 'Gives a story to a person, or to nobody.',
    needs: 'cases.work',
    params: idParams,
    body: z.object({ ownerId: idSchema.nullable() }),
    response: z.object({ story: storySchema }),
  },
} as const satisfies Record<string, RouteSpec>;
