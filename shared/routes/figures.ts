import { z } from 'zod';
import { labelsSchema } from '../schemas/labels.ts';
import { commaList, flagSchema, instantInQuery } from '../schemas/query.ts';
import { countSchema, idSchema, instantSchema } from '../schemas/scalars.ts';
import type { RouteSpec } from './route.ts';

const shareSchema = z.number().min(0).max(1).nullable().describe('null: of nothing');

const spreadSchema = z
  .object({
    count: countSchema,
    mean: z.number().nullable(),
    median: z.number().nullable(),
    p90: z.number().nullable(),
  })
  .describe('minutes');

const mentionFiguresSchema = z.object({
  mentions: countSchema,
  negative: countSchema,
  negativeRate: shareSchema,
  complaints: countSchema,
  complaintRate: shareSchema,
  answered: countSchema,
  overdueRate: shareSchema,
  withDeadline: countSchema.describe('had a deadline that has passed or was met'),
  late: countSchema.describe('of those: answered late or not at all'),
  toFound: spreadSchema,
  toTold: spreadSchema,
  toAnswered: spreadSchema,
  foundToTold: spreadSchema,
  toldToClaimed: spreadSchema,
  claimedToAnswered: spreadSchema,
});

const groupsSchema = z.array(
  z.object({
    by: z.enum(['brandId', 'topic', 'site', 'answeredBy', 'day', 'hour']).describe('hours: of at most eight days'),
    key: z.string(),
    figures: mentionFiguresSchema,
  }),
);

const ticketFiguresSchema = z.object({
  tickets: countSchema,
  complaints: countSchema,
  resolved: countSchema,
  firstContactRate: shareSchema,
  overdueRate: shareSchema,
  rated: countSchema,
  satisfaction: z.number().nullable(),
  toFirstResponse: spreadSchema,
  toResolved: spreadSchema,
});

/** KPI-1: the figures of a stretch of time beside those of the one before it. */
export const figureRoutes = {
  getFigures: {
    summary:
      'KPI-1 with its definitions: a stretch of time, the one before it, and its groups. Practice and spam are left out.',
    needs: 'mentions.read',
    query: z.object({
      since: instantInQuery,
      before: instantInQuery,
      brand: commaList(idSchema).optional(),
      drill: flagSchema.optional().describe('true: practice only; absent: real only, in a drill practice'),
      zone: z.string().max(60).optional().describe('IANA time zone whose days are meant; Asia/Shanghai when absent'),
    }),
    response: z.object({
      range: z.object({ since: instantSchema, before: instantSchema }),
      mentions: mentionFiguresSchema,
      tickets: ticketFiguresSchema,
      previous: z.object({
        since: instantSchema,
        before: instantSchema,
        mentions: mentionFiguresSchema,
        tickets: ticketFiguresSchema,
        groups: groupsSchema.describe('brands, topics, sites and people only'),
      }),
      groups: groupsSchema,
      definitions: z.record(z.string(), labelsSchema),
    }),
  },
} as const satisfies Record<string, RouteSpec>;
