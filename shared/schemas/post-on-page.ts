import { z } from 'zod';
import type { PostOnPage } from '../model/post-on-page.ts';
import { authorSchema, metricsSchema } from './entry.ts';
import { sameAsModel } from './same-as-model.ts';
import { instantSchema, linkSchema, longTextSchema } from './scalars.ts';

export const postOnPageSchema = sameAsModel<PostOnPage>()(
  z.object({
    site: z.string().min(1).max(200),
    postKey: z.string().max(500).nullable(),
    permalink: linkSchema.nullable(),
    author: authorSchema.nullable(),
    title: z.string().max(5000).nullable(),
    text: longTextSchema,
    publishedAt: instantSchema.nullable(),
    rating: z.number().min(0).max(10).nullable(),
    metrics: metricsSchema.nullable(),
    lang: z.string().max(50).nullable(),
    replyTo: linkSchema.nullable(),
    seenAt: instantSchema,
    drill: z.boolean(),
  }),
);
