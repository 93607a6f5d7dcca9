import { z } from 'zod';
import { TOPICS } from '../model/analysis.ts';
import { MENTION_CASES, TICKET_CASES } from '../model/figure-case.ts';
import { ROLES } from '../model/person.ts';
import { CONTACT_CHANNELS } from '../model/ticket.ts';
import { labelsSchema } from '../schemas/labels.ts';
import { mentionSchema } from '../schemas/mention.ts';
import { commaList, flagSchema, instantInQuery, listOf, pageQuery } from '../schemas/query.ts';
import { countSchema, idSchema, instantSchema } from '../schemas/scalars.ts';
import { ticketSchema } from '../schemas/ticket.ts';
import { FIGURE_IDS } from '../service/figure-targets.ts';
import { WORKING_CALENDARS } from '../service/named-calendars.ts';
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

const rangeSchema = z.object({ since: instantSchema, before: instantSchema });
const rangeQuery = z.object({
  since: instantInQuery,
  before: instantInQuery,
  brand: commaList(idSchema).optional(),
  channel: commaList(z.enum(CONTACT_CHANNELS)).optional().describe('posts are social, those with stars reviews'),
  calendar: z
    .enum(WORKING_CALENDARS)
    .optional()
    .describe('times are those of this calendar, wall-clock times when absent; deadlines keep their own'),
  drill: flagSchema.optional().describe('true: practice only; absent: real only, in a drill practice'),
});
/** The same with its days. */
export const figureQuery = rangeQuery.extend({
  zone: z.string().max(60).optional().describe('IANA time zone whose days are meant; Asia/Shanghai when absent'),
});
/** Behind a number stand as many rows as it was counted of. */
const behindOf = <T extends z.ZodType>(item: T) => listOf(item).extend({ range: rangeSchema, total: countSchema });
const minutesSchema = z
  .number()
  .nullable()
  .describe('how long the step took, or how far past its deadline (before it: negative); null: a number of no time');
const tallySchema = z.object({ cases: countSchema, sum: z.number() });

/** KPI-1: the figures of a stretch of time beside those of the one before it. */
export const figureRoutes = {
  getFigures: {
    summary:
      'KPI-1 with its definitions: a stretch of time, the one before it, and its groups. Practice and spam are left out.',
    needs: 'mentions.read',
    query: figureQuery,
    response: z.object({
      range: rangeSchema,
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
  listFigureMentions: {
    summary:
      'The posts that a number was counted of, the worst first; of a rate all that it is taken of. `of` is the name of the number.',
    needs: 'mentions.read',
    query: rangeQuery.extend({
      of: z.enum(MENTION_CASES),
      topic: z.enum(TOPICS).optional(),
      site: idSchema.optional(),
      person: idSchema.optional().describe('who answered'),
      ...pageQuery,
    }),
    response: behindOf(z.object({ mention: mentionSchema, minutes: minutesSchema })),
  },
  listFigureTickets: {
    summary: 'The same for tickets, masked.',
    needs: 'tickets.read',
    query: rangeQuery.extend({
      of: z.enum(TICKET_CASES),
      topic: z.enum(TOPICS).optional(),
      person: idSchema.optional().describe('who handles it'),
      product: z.string().max(200).optional(),
      ...pageQuery,
    }),
    response: behindOf(
      z.object({
        ticket: ticketSchema,
        minutes: minutesSchema,
        cameBack: z.boolean().describe('the customer came again within seven days'),
      }),
    ),
  },
  explainFigures: {
    summary:
      'KPI-2: each figure beside its target and the stretch before; of a drop, which topic, channel or person moved it.',
    needs: 'mentions.read',
    query: rangeQuery,
    response: z.object({
      range: rangeSchema,
      previous: rangeSchema,
      items: z.array(
        z.object({
          id: z.enum(FIGURE_IDS),
          labels: labelsSchema,
          better: z.enum(['higher', 'lower']),
          target: z.number().nullable(),
          dropBy: z.number(),
          minCases: countSchema,
          now: z.number().nullable(),
          before: z.number().nullable(),
          cases: countSchema,
          casesBefore: countSchema,
          missesTarget: z.boolean(),
          isDrop: z.boolean(),
          causes: z.array(
            z.object({
              by: z.string().describe('brandId, topic, channel, site, handlerId, answeredBy or product'),
              key: z.string(),
              now: tallySchema,
              before: tallySchema,
              share: z.number().describe('its part of the change, in the unit of the figure'),
              because: z
                .enum(['worse', 'more'])
                .describe('it went worse there; or there is more of what was worse already'),
            }),
          ),
        }),
      ),
    }),
  },
  listPeopleFigures: {
    summary: 'KPI-5: the figures of each person; an abusive complaint does not count against who kept the rules.',
    needs: 'mentions.read',
    query: rangeQuery,
    response: z.object({
      range: rangeSchema,
      items: z.array(
        z.object({
          personId: idSchema,
          name: z.string().nullable(),
          role: z.enum(ROLES).nullable(),
          tickets: countSchema,
          excused: countSchema,
          resolved: countSchema,
          complaints: countSchema,
          rated: countSchema,
          answered: countSchema,
          owed: countSchema,
          firstContactRate: shareSchema,
          overdueRate: shareSchema,
          satisfaction: z.number().nullable(),
          lateAnswerRate: shareSchema,
        }),
      ),
      definitions: z.record(z.string(), labelsSchema),
    }),
  },
} as const satisfies Record<string, RouteSpec>;
