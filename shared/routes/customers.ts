import { z } from 'zod';
import { customerChangeSchema, customerSchema, identitySchema, shownIdentitySchema } from '../schemas/customer.ts';
import { idSchema, wordsSchema } from '../schemas/scalars.ts';
import { ticketSchema } from '../schemas/ticket.ts';
import { customerHistorySchema } from '../schemas/ticket-work.ts';
import { idParams } from './params.ts';
import type { RouteSpec } from './route.ts';

const oneCustomer = z.object({ customer: customerSchema });

/** Who writes: one history over all channels (TKT-8, TKT-9). */
export const customerRoutes = {
  getCustomer: {
    summary:
      'A customer with history and tickets. Identities are whole for who handles a ticket of theirs; each look is recorded.',
    needs: 'customers.read',
    params: idParams,
    response: z.object({
      customer: customerSchema,
      identities: z.array(shownIdentitySchema),
      masked: z.boolean(),
      history: customerHistorySchema,
      tickets: z.array(ticketSchema),
    }),
  },
  lookupCustomer: {
    summary:
      'The customer of a telephone number, a mail address or an account. A body, because none of it belongs in an address.',
    needs: 'customers.read',
    body: identitySchema,
    response: z.object({ customer: customerSchema.nullable() }),
  },
  updateCustomer: {
    summary: 'Name, language, preferred channel, VIP.',
    needs: 'customers.edit',
    params: idParams,
    body: customerChangeSchema,
    response: oneCustomer,
  },
  addIdentity: {
    summary: "Another sure sign of the same person. Refused when it is somebody else's: merge them then.",
    needs: 'customers.edit',
    params: idParams,
    body: identitySchema,
    response: oneCustomer,
  },
  mergeCustomer: {
    summary: 'Two records are one person: everything goes over to the other.',
    needs: 'customers.manage',
    params: idParams,
    body: z.object({ into: idSchema }),
    response: oneCustomer,
  },
  blockCustomer: {
    summary: 'SEC-5: proven abuse, with the reason and where its evidence is; null takes it back.',
    needs: 'customers.manage',
    params: idParams,
    body: z.object({ reason: wordsSchema.nullable() }),
    response: oneCustomer,
  },
} as const satisfies Record<string, RouteSpec>;
