import { z } from 'zod';
import type { Story, StoryNumbers } from '../model/story.ts';
import { levelSchema } from './analysis.ts';
import { sameAsModel } from './same-as-model.ts';
import { countSchema, idSchema, instantSchema } from './scalars.ts';

export const storySchema = sameAsModel<Story>()(
  z.object({
    id: idSchema,
    number: countSchema,
    brandId: z.string(),
    title: z.string(),
    startedAt: instantSchema,
    lastAt: instantSchema,
    size: countSchema,
    level: levelSchema,
    ownerId: z.string().nullable(),
    drill: z.boolean(),
  }),
);

export const storyNumbersSchema = sameAsModel<StoryNumbers>()(
  z.object({
    posts: countSchema,
    authors: countSchema,
    levels: z.object({ blue: countSchema, yellow: countSchema, orange: countSchema, red: countSchema }),
    states: z.object({ open: countSchema, claimed: countSchema, answered: countSchema, dismissed: countSchema }),
    sites: z.array(z.object({ site: z.string(), count: countSchema })),
    first: z.object({
      publishedAt: instantSchema,
      foundAt: instantSchema,
      toldAt: instantSchema.nullable(),
      answeredAt: instantSchema.nullable(),
    }),
    series: z.array(z.object({ at: instantSchema, posts: countSchema })),
    stretchMs: countSchema,
  }),
);
