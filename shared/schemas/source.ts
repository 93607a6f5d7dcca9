import { z } from 'zod';
import { SOURCE_STATES } from '../model/source.ts';
import { countSchema, idSchema, instantSchema } from './scalars.ts';

const lagSchema = z.object({ p50Ms: z.number().min(0), p95Ms: z.number().min(0) });

/** A source as people see it. Settings stay in the monitor: an address of a feed may hold a key. */
export const sourceViewSchema = z.object({
  id: idSchema,
  type: z.string(),
  name: z.string(),
  brandIds: z.array(z.string()),
  enabled: z.boolean(),
  drill: z.boolean(),
  state: z.enum(SOURCE_STATES),
  nextPollAt: instantSchema,
  lastPollAt: instantSchema.nullable(),
  lastSuccessAt: instantSchema.nullable(),
  lastNewEntryAt: instantSchema.nullable(),
  blindSince: instantSchema.nullable(),
  errorCount: countSchema,
  lastError: z.string().nullable(),
  expectedPerHour: z
    .number()
    .min(0)
    .nullable()
    .describe('posts that usually come in this hour of the week; null: not watched long enough'),
  quotaLeft: countSchema.nullable().describe('requests that the interface still allows; null: it says nothing'),
  quotaResetAt: instantSchema.nullable(),
  lag: z
    .object({ platform: lagSchema, ours: lagSchema })
    .nullable()
    .describe('how late posts are seen: what the platform kept back, and what our looks took; null: not known yet'),
  lagMs: countSchema.nullable().describe('since the last success; null: never heard'),
});
export type SourceView = z.output<typeof sourceViewSchema>;

/** What a dry poll brought; nothing of it is stored. */
export const sourceTestSchema = z.object({
  ok: z.boolean(),
  tookMs: z.number().min(0),
  entries: countSchema,
  sample: z.array(
    z.object({ title: z.string().nullable(), link: z.string().nullable(), publishedAt: instantSchema.nullable() }),
  ),
  error: z.string().nullable(),
  remark: z
    .string()
    .nullable()
    .describe('what could not be read for certain: charset, dates, items left out; in both languages'),
  cannotKeepWindow: z
    .string()
    .nullable()
    .describe('why posts of this source cannot be found within the window (SOC-1), in both languages'),
});
export type SourceTest = z.output<typeof sourceTestSchema>;
