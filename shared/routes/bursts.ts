import { z } from 'zod';
import { CONTACT_CHANNELS } from '../model/ticket.ts';
import { burstSchema } from '../schemas/burst.ts';
import { mentionSchema } from '../schemas/mention.ts';
import { commaList, drillQuery, flagSchema, instantInQuery, numberInQuery } from '../schemas/query.ts';
import { countSchema, idSchema, instantSchema } from '../schemas/scalars.ts';
import { idParams } from './params.ts';
import type { RouteSpec } from './route.ts';

const narrowedQuery = {
  brand: commaList(idSchema).optional(),
  channel: commaList(z.enum(CONTACT_CHANNELS)).optional().describe('posts are social, those with stars reviews'),
};

const risingSchema = z.object({
  term: z.string(),
  now: countSchema.describe('posts of the stretch that hold it'),
  before: countSchema.describe('posts of the stretch before it'),
  strength: z.number().describe('standard errors'),
  examples: z.array(mentionSchema).describe('three at most, from different authors'),
});

/** More negative posts than a brand's own past explains, and what the posts are about. */
export const burstRoutes = {
  listBursts: {
    summary: 'Bursts that were above their baseline since an instant (a week ago when absent), the last first.',
    needs: 'mentions.read',
    query: z.object({
      since: instantInQuery.optional(),
      brand: commaList(idSchema).optional(),
      open: flagSchema.optional().describe('true: going on; false: over; both when absent'),
      limit: numberInQuery(1, 200).optional().describe('50 when absent'),
      ...drillQuery,
    }),
    response: z.object({ items: z.array(burstSchema) }),
  },
  getBurst: {
    summary: 'One burst: its posts, and the words that stand in them and hardly in those of the week before.',
    needs: 'mentions.read',
    params: idParams,
    response: z.object({
      burst: burstSchema,
      mentions: z.array(mentionSchema).describe('negative ones, the newest first, at most 200'),
      rising: z.array(risingSchema),
    }),
  },
  listRising: {
    summary: 'KPI-3: terms that more posts hold than in the stretch before, and issues that several customers repeat.',
    needs: 'mentions.read',
    query: z.object({
      since: instantInQuery.describe('compared with an equal stretch before it'),
      before: instantInQuery.optional().describe('now when absent'),
      ...narrowedQuery,
      ...drillQuery,
    }),
    response: z.object({
      range: z.object({ since: instantSchema, before: instantSchema }),
      terms: z.array(risingSchema),
      issues: z.array(
        z.object({
          storyId: idSchema.describe('posts that say the same'),
          title: z.string(),
          posts: countSchema,
          authors: countSchema,
          firstAt: instantSchema,
          lastAt: instantSchema,
          examples: z.array(mentionSchema),
        }),
      ),
    }),
  },
  listRisingMentions: {
    summary:
      'KPI-3: the posts of a stretch that hold a term, as `listRising` counted them: one of each story, the newest first.',
    needs: 'mentions.read',
    query: z.object({
      term: z.string().min(2).max(100),
      since: instantInQuery,
      before: instantInQuery.optional().describe('now when absent'),
      ...narrowedQuery,
      ...drillQuery,
    }),
    response: z.object({
      range: z.object({ since: instantSchema, before: instantSchema }),
      total: countSchema,
      items: z.array(mentionSchema).describe('the first 200 of them'),
    }),
  },
} as const satisfies Record<string, RouteSpec>;
