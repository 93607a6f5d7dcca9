import { z } from 'zod';
import { SENTIMENTS } from '../model/analysis.ts';
import type { CorrectionRecord } from '../model/correction.ts';
import { kindSchema, levelSchema, topicSchema } from './analysis.ts';
import { sameAsModel } from './same-as-model.ts';
import { idSchema, instantSchema } from './scalars.ts';

const sentimentSchema = z.enum(SENTIMENTS);

function changeOf<T extends z.ZodType>(field: T) {
  return z.object({ from: field, to: field }).exactOptional();
}

export const correctionSchema = sameAsModel<CorrectionRecord>()(
  z.object({
    id: idSchema,
    mentionId: idSchema,
    at: instantSchema,
    personId: idSchema,
    changed: z.object({
      sentiment: changeOf(sentimentSchema),
      complaint: changeOf(z.boolean()),
      kind: changeOf(kindSchema),
      topic: changeOf(topicSchema),
      level: changeOf(levelSchema),
      ours: changeOf(z.boolean()),
    }),
    undoneAt: instantSchema.nullable(),
    undoneBy: idSchema.nullable(),
    drill: z.boolean(),
  }),
);

/** What a person may set right; at least one field. */
export const judgementFieldsSchema = z
  .object({
    sentiment: sentimentSchema.exactOptional(),
    complaint: z.boolean().exactOptional(),
    kind: kindSchema.exactOptional(),
    topic: topicSchema.exactOptional(),
    level: levelSchema.exactOptional(),
    ours: z.boolean().exactOptional().describe('false: does not speak of this brand; put aside'),
  })
  .refine((fields) => Object.keys(fields).length > 0, 'at least one field');
