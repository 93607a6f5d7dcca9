import { z } from 'zod';
import { correctionSchema, judgementFieldsSchema } from '../schemas/correction.ts';
import { mentionSchema } from '../schemas/mention.ts';
import { numberInQuery } from '../schemas/query.ts';
import { countSchema, idSchema } from '../schemas/scalars.ts';
import { idParams } from './params.ts';
import type { RouteSpec } from './route.ts';

const corrected = z.object({ mention: mentionSchema, correction: correctionSchema });

const lessonSchema = z.object({
  total: countSchema.describe('lessons of people'),
  before: countSchema.describe('judged right as shipped'),
  after: countSchema.describe('judged right by what the other lessons teach'),
  used: z.boolean(),
});

/** People set judgements right, and the next ones learn from it. */
export const correctionRoutes = {
  correctMention: {
    summary: 'The judgement is wrong: it is set right here and teaches the next ones.',
    needs: 'mentions.handle',
    params: idParams,
    body: judgementFieldsSchema,
    response: corrected,
  },
  undoCorrection: {
    summary: 'The correction itself was wrong: fields are as they were, and it teaches nothing any more.',
    needs: 'mentions.handle',
    params: idParams,
    response: corrected,
  },
  listCorrections: {
    summary: 'What was corrected, the last first, and what was learned from it.',
    needs: 'mentions.read',
    query: z.object({ mention: idSchema.optional(), limit: numberInQuery(1, 200).optional() }),
    response: z.object({
      items: z.array(correctionSchema),
      learned: z
        .object({
          complaint: lessonSchema,
          sentiment: lessonSchema,
          kind: lessonSchema,
          topic: lessonSchema,
          ours: z.array(lessonSchema.extend({ brandId: z.string() })),
        })
        .nullable()
        .describe('null: this server judges nothing'),
    }),
  },
} as const satisfies Record<string, RouteSpec>;
