import { z } from 'zod';
import { TOPICS } from '../model/analysis.ts';
import type { BurstRecord } from '../model/burst.ts';
import { levelSchema } from './analysis.ts';
import { sameAsModel } from './same-as-model.ts';
import { countSchema, idSchema, instantSchema } from './scalars.ts';

export const burstSchema = sameAsModel<BurstRecord>()(
  z.object({
    id: idSchema,
    number: countSchema,
    brandId: z.string(),
    topic: z.enum([...TOPICS, 'all']),
    level: levelSchema,
    minutes: z.number().min(0),
    count: countSchema,
    expected: z.number().min(0),
    ratio: z.number().min(0),
    chance: z.number().min(0).max(1),
    startedAt: instantSchema,
    lastAt: instantSchema,
    endedAt: instantSchema.nullable(),
    drill: z.boolean(),
  }),
);
