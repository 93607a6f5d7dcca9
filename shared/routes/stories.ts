import { z } from 'zod';
import { levelSchema } from '../schemas/analysis.ts';
import { mentionSchema } from '../schemas/mention.ts';
import { commaList, drillQuery, instantInQuery, numberInQuery } from '../schemas/query.ts';
import { countSchema, idSchema, instantSchema } from '../schemas/scalars.ts';
import { idParams } from './params.ts';
import type { RouteSpec } from './route.ts';

const storySchema = z.object({
  id: idSchema,
  number: countSchema,
  brandId: z.string(),
  title: z.string(),
  startedAt: instantSchema,
  lastAt: instantSchema,
  size: countSchema,
  level: levelSchema,
  ownerId: z.string().nullable(),
  drill: z.boolean(),
});

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
    summary: 'One story: its posts from the first on, the sites they stand on, and what was answered.',
    needs: 'mentions.read',
    params: idParams,
    response: z.object({
      story: storySchema,
      mentions: z.array(mentionSchema).describe('at most 500'),
      sites: z.array(z.object({ site: z.string(), count: countSchema })),
      states: z.object({ open: countSchema, claimed: countSchema, answered: countSchema, dismissed: countSchema }),
    }),
  },
} as const satisfies Record<string, RouteSpec>;
