import { z } from 'zod';
import { ANSWER_PROOFS, DISMISS_REASONS, MENTION_STATES, type Mention } from '../model/mention.ts';
import type { Sighting } from '../model/sighting.ts';
import { analysisSchema, levelSchema, urgencySchema } from './analysis.ts';
import { authorSchema, metricsSchema } from './entry.ts';
import { sameAsModel } from './same-as-model.ts';
import { countSchema, idSchema, instantSchema } from './scalars.ts';

export const mentionStateSchema = z.enum(MENTION_STATES);
export const dismissReasonSchema = z.enum(DISMISS_REASONS);
export const answerProofSchema = z.enum(ANSWER_PROOFS);

export const mentionSchema = sameAsModel<Mention>()(
  z.object({
    id: idSchema,
    number: countSchema,
    brandId: z.string(),
    sourceId: z.string(),
    site: z.string(),
    postKey: z.string(),
    permalink: z.string().nullable(),
    author: authorSchema.nullable(),
    title: z.string().nullable(),
    text: z.string(),
    lang: z.string().nullable(),
    rating: z.number().nullable(),
    metrics: metricsSchema.nullable(),
    analysis: analysisSchema,
    urgency: urgencySchema,
    level: levelSchema,
    state: mentionStateSchema,
    claimedBy: z.string().nullable(),
    answeredBy: z.string().nullable(),
    answeredHow: answerProofSchema.nullable(),
    answerText: z.string().exactOptional().describe('the answer in its own words, where a source showed it'),
    dismissReason: dismissReasonSchema.nullable(),
    publishedAt: instantSchema,
    publishedTrusted: z.boolean(),
    foundAt: instantSchema,
    toldAt: instantSchema.nullable(),
    claimedAt: instantSchema.nullable(),
    answeredAt: instantSchema.nullable(),
    answerDueAt: instantSchema.nullable(),
    ticketId: z.string().nullable(),
    storyId: z.string().nullable(),
    storySize: countSchema,
    drill: z.boolean(),
  }),
);

export const sightingSchema = sameAsModel<Sighting>()(
  z.object({ sourceId: z.string(), link: z.string().nullable(), seenAt: instantSchema }),
);
