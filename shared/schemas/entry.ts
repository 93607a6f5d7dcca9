import { z } from 'zod';
import type { Author, Metrics } from '../model/entry.ts';
import { sameAsModel } from './same-as-model.ts';
import { linkSchema } from './scalars.ts';

const figureSchema = z.number().min(0).nullable().exactOptional();

export const authorSchema = sameAsModel<Author>()(
  z.object({
    name: z.string().max(500).nullable(),
    email: z.string().max(500).nullable(),
    url: linkSchema.nullable(),
    id: z.string().max(500).nullable().exactOptional(),
    followers: figureSchema,
  }),
);

export const metricsSchema = sameAsModel<Metrics>()(
  z.object({ likes: figureSchema, reposts: figureSchema, comments: figureSchema, views: figureSchema }),
);
