import { z } from 'zod';
import type { Analysis } from '../model/analysis.ts';
import { KINDS, LEVELS, SENTIMENTS, TOPICS, URGENCIES } from '../model/analysis.ts';
import { sameAsModel } from './same-as-model.ts';

export const kindSchema = z.enum(KINDS);
export const topicSchema = z.enum(TOPICS);
export const urgencySchema = z.enum(URGENCIES);
export const levelSchema = z.enum(LEVELS);

const matchSchema = z.object({
  type: z.string(),
  term: z.string(),
  brandId: z.string().exactOptional(),
  /** Counted from the post's text: what stands in the title is negative. */
  start: z.int(),
  end: z.int(),
});

const reasonSchema = z.object({
  rule: z.string(),
  zh: z.string(),
  en: z.string(),
  words: z.array(z.string()).exactOptional(),
});

const flagsSchema = z.object({
  safety: z.boolean(),
  legal: z.boolean(),
  media: z.boolean(),
  amountYuan: z.number().min(0),
  repeated: z.boolean(),
  emotional: z.boolean(),
  spam: z.boolean(),
  resolved: z.boolean(),
  question: z.boolean(),
});

export const analysisSchema = sameAsModel<Analysis>()(
  z.object({
    matches: z.array(matchSchema),
    sentiment: z.object({
      label: z.enum(SENTIMENTS),
      score: z.number().min(-1).max(1),
      confidence: z.number().min(0).max(1),
    }),
    complaint: z.object({ is: z.boolean(), confidence: z.number().min(0).max(1) }),
    kind: kindSchema,
    topic: topicSchema,
    urgency: urgencySchema,
    level: levelSchema,
    flags: flagsSchema,
    departments: z.array(z.string()),
    why: z.array(reasonSchema),
  }),
);
