import { z } from 'zod';
import { commaList, flagSchema } from '../schemas/query.ts';
import { countSchema, idSchema, instantSchema, nameSchema, wordsSchema } from '../schemas/scalars.ts';
import { idParams } from './params.ts';
import type { RouteSpec } from './route.ts';

const deletionDecisionSchema = z.enum(['deleted', 'partly', 'refused', 'storage-only']);

const deletionRequestSchema = z.object({
  id: idSchema,
  customerId: idSchema,
  requestedAt: instantSchema,
  via: z.string(),
  identityCheck: z.string().nullable(),
  scope: z.array(z.string()),
  dueAt: instantSchema,
  decision: deletionDecisionSchema.nullable(),
  reasonCode: z.string().nullable(),
  reason: z.string().nullable(),
  decidedAt: instantSchema.nullable(),
  decidedBy: z.string().nullable(),
  proof: z.record(z.string(), countSchema).nullable().describe('how many rows of each kind were emptied'),
});
const oneRequest = z.object({ request: deletionRequestSchema });

const holdSchema = z.object({
  id: idSchema,
  subjectId: idSchema,
  reason: z.string(),
  at: instantSchema,
  personId: z.string(),
  releasedAt: instantSchema.nullable(),
  releasedBy: z.string().nullable(),
});

/** SEC-2: a customer asks for their data to be erased; and what must not be erased for now. */
export const erasureRoutes = {
  requestDeletion: {
    summary: 'A customer asks for erasure. It is to be decided within fifteen working days.',
    needs: 'customers.edit',
    params: idParams,
    body: z.object({ via: nameSchema, scope: z.array(nameSchema).max(20).optional() }),
    response: oneRequest,
    status: 201,
  },
  listDeletionRequests: {
    summary: 'Requests that are not decided yet, or all, the nearest deadline first.',
    needs: 'customers.read',
    query: z.object({ all: flagSchema.optional() }),
    response: z.object({ items: z.array(deletionRequestSchema) }),
  },
  checkIdentity: {
    summary: "How it was made sure that the request is the person's own.",
    needs: 'customers.manage',
    params: idParams,
    body: z.object({ how: wordsSchema }),
    response: oneRequest,
  },
  decideDeletion: {
    summary: 'Decide, always with a reason, and carry it out at once.',
    needs: 'customers.manage',
    params: idParams,
    body: z.object({ decision: deletionDecisionSchema, reasonCode: nameSchema, reason: wordsSchema }),
    response: oneRequest,
  },
  listHolds: {
    summary: 'What must not be erased for now: on any of these tickets, mentions or customers, the first placed first.',
    needs: 'customers.read',
    query: z.object({ subject: commaList(idSchema).describe('ids of tickets, mentions, customers') }),
    response: z.object({ items: z.array(holdSchema) }),
  },
  placeHold: {
    summary: 'A lawsuit or an arbitration: this ticket, mention or customer must not be erased for now.',
    needs: 'customers.manage',
    body: z.object({ subjectId: idSchema, reason: wordsSchema }),
    response: z.object({ hold: holdSchema }),
    status: 201,
  },
  releaseHold: {
    summary: 'It may be erased again.',
    needs: 'customers.manage',
    params: idParams,
    response: z.object({ released: z.boolean() }),
  },
} as const satisfies Record<string, RouteSpec>;
