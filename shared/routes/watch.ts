import { z } from 'zod';
import { LEVELS } from '../model/analysis.ts';
import {
  alertStateSchema,
  alertTrialSchema,
  alertViewSchema,
  browserAlertSchema,
  listedAlertSchema,
  triedAtSchema,
} from '../schemas/alert.ts';
import { eventSchema, eventTypeSchema } from '../schemas/event.ts';
import { commaList, drillQuery, listOf, numberInQuery, pageQuery } from '../schemas/query.ts';
import { countSchema, idSchema, instantSchema, longTextSchema } from '../schemas/scalars.ts';
import { sourceTestSchema, sourceViewSchema } from '../schemas/source.ts';
import { idParams } from './params.ts';
import type { RouteSpec } from './route.ts';

/** Alerts, sources and the event log: how the listening itself goes. */
export const watchRoutes = {
  listAlerts: {
    summary: 'What was sent to whom, the newest first.',
    needs: 'alerts.read',
    query: z.object({
      state: commaList(alertStateSchema).optional(),
      mention: idSchema.optional().describe('only those about this mention'),
      ...drillQuery,
      ...pageQuery,
    }),
    response: listOf(listedAlertSchema),
  },
  acknowledgeAlert: {
    summary: 'I have seen it: it stops repeating and climbing.',
    needs: 'alerts.acknowledge',
    params: idParams,
    response: z.object({ alert: alertViewSchema }),
  },
  listBrowserAlerts: {
    summary: "What this person's browsers are asked to show now; after `alert.offered` on the stream.",
    needs: 'token',
    response: z.object({ items: z.array(browserAlertSchema) }),
  },
  takeBrowserAlert: {
    summary:
      'This browser shows it: it is delivered. False: another browser of this person had it, or its time is over.',
    needs: 'token',
    params: idParams,
    response: z.object({ taken: z.boolean() }),
  },
  tryAlert: {
    summary:
      'Who would hear of a mention, or of a post that was never written, by what, when and why. Nothing is sent.',
    needs: 'config.manage',
    body: z.strictObject({
      mentionId: idSchema.exactOptional(),
      text: longTextSchema.exactOptional().describe('instead of a mention'),
      brandId: idSchema.exactOptional().describe('takes the text for a mention of it, whatever is thought of it'),
      level: z.enum(LEVELS).exactOptional().describe('instead of the one that the text is judged by'),
      at: triedAtSchema.exactOptional().describe('now when absent'),
    }),
    response: z.object({ at: instantSchema, trial: alertTrialSchema }),
  },
  testAlertChannel: {
    summary: 'Send a message to a channel that says that it is a test and nothing about anybody.',
    needs: 'config.manage',
    params: idParams,
    response: z.object({ ok: z.boolean(), error: z.string().nullable().describe('what the other side said') }),
  },
  listSources: {
    summary: 'Sources with their health and lag, the worst heard first. Their settings stay in the monitor.',
    needs: 'sources.read',
    query: z.object({
      query: z.string().max(200).optional().describe('only those with this in their name or type'),
      ...pageQuery,
    }),
    response: listOf(sourceViewSchema).extend({
      total: countSchema.describe('sources in all, whatever is looked for'),
    }),
  },
  testSource: {
    summary: 'Poll it once, dry: nothing is stored.',
    needs: 'sources.test',
    params: idParams,
    response: sourceTestSchema,
  },
  listEvents: {
    summary: 'The event log after a number, oldest first; for a client that cannot hold the stream.',
    needs: 'token',
    query: z.object({
      after: numberInQuery(0, Number.MAX_SAFE_INTEGER).optional(),
      limit: numberInQuery(1, 1000).optional().describe('200 when absent'),
      types: commaList(eventTypeSchema).optional(),
    }),
    response: z.object({
      items: z.array(eventSchema),
      last: countSchema.describe('ask on from here: the last number looked at, also when a type was left out'),
    }),
  },
} as const satisfies Record<string, RouteSpec>;
