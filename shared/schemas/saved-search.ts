import { z } from 'zod';
import { KINDS, LEVELS, SENTIMENTS, TOPICS } from '../model/analysis.ts';
import type { SavedSearch, SearchFilter } from '../model/saved-search.ts';
import { sameAsModel } from './same-as-model.ts';
import { idSchema, instantSchema, nameSchema } from './scalars.ts';

const some = <T extends z.ZodType>(item: T) => z.array(item).max(100).optional();

export const searchFilterSchema = sameAsModel<SearchFilter>()(
  z.strictObject({
    q: z.string().max(200).optional(),
    brands: some(idSchema),
    levels: some(z.enum(LEVELS)),
    kinds: some(z.enum(KINDS)),
    topics: some(z.enum(TOPICS)),
    sentiments: some(z.enum(SENTIMENTS)),
    sites: some(idSchema),
  }),
);

export const savedSearchSchema = sameAsModel<SavedSearch>()(
  z.object({
    id: idSchema,
    ownerId: idSchema,
    name: nameSchema,
    filter: searchFilterSchema,
    alerts: z.boolean(),
    createdAt: instantSchema,
    drill: z.boolean(),
  }),
);
