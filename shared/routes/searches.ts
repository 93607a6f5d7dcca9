import { z } from 'zod';
import { savedSearchSchema, searchFilterSchema } from '../schemas/saved-search.ts';
import { nameSchema } from '../schemas/scalars.ts';
import { idParams } from './params.ts';
import type { RouteSpec } from './route.ts';

/** Searches that a person kept; each tells of new finds when asked to. */
export const searchRoutes = {
  listSearches: {
    summary: "The caller's own saved searches, the first made first.",
    needs: 'mentions.read',
    response: z.object({ items: z.array(savedSearchSchema) }),
  },
  saveSearch: {
    summary: 'Keeps a search. With alerts, what is found from now on is told, at most once in ten minutes.',
    needs: 'mentions.handle',
    body: z.object({ name: nameSchema, filter: searchFilterSchema, alerts: z.boolean().optional() }),
    response: z.object({ search: savedSearchSchema }),
    status: 201,
  },
  updateSearch: {
    summary:
      "Renames one of the caller's searches, changes what it looks for, or switches its alerts; changed, it tells of what comes from now on.",
    needs: 'mentions.handle',
    params: idParams,
    body: z.object({
      name: nameSchema.optional(),
      filter: searchFilterSchema.optional(),
      alerts: z.boolean().optional(),
    }),
    response: z.object({ search: savedSearchSchema }),
  },
  deleteSearch: {
    summary: "Forgets one of the caller's searches.",
    needs: 'mentions.handle',
    params: idParams,
    response: z.object({ deleted: z.boolean() }),
  },
} as const satisfies Record<string, RouteSpec>;
