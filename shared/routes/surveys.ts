import { z } from 'zod';
import { commaList, flagSchema } from '../schemas/query.ts';
import { countSchema, instantSchema, nameSchema } from '../schemas/scalars.ts';
import { idParams } from './params.ts';
import type { RouteSpec } from './route.ts';

const invite = z.object({ url: z.string(), expiresAt: instantSchema });

/** Section 9 of the service rules. */
export const surveyRoutes = {
  inviteToSurvey: {
    summary: 'SAT-1: a link for the customer of this ticket. It works once, for a fortnight. Needs publicUrl.',
    needs: 'tickets.edit',
    params: idParams,
    response: invite,
    status: 201,
  },
  inviteAnonymously: {
    summary: 'SAT-2: an anonymous link; its answers are kept as sums of this group (brand, topic), never of a person.',
    needs: 'tickets.edit',
    body: z.object({ group: nameSchema, drill: z.boolean().optional() }),
    response: invite,
    status: 201,
  },
  readSurveySums: {
    summary: 'SAT-2: how often each score was given, by month; groups under five are left out.',
    needs: 'tickets.read',
    query: z.object({
      months: commaList(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month like 2026-11')),
      drill: flagSchema.optional(),
    }),
    response: z.object({
      items: z.array(
        z.object({
          question: z.string(),
          group: z.string(),
          month: z.string(),
          counts: z.record(z.string(), countSchema),
          total: countSchema,
        }),
      ),
    }),
  },
} as const satisfies Record<string, RouteSpec>;
