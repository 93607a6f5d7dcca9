import { z } from 'zod';
import { clockSchema } from '../schemas/clock.ts';
import { eventSchema } from '../schemas/event.ts';
import { evidenceMetaSchema } from '../schemas/evidence.ts';
import { intakeSchema } from '../schemas/intake.ts';
import { commaList, drillQuery, listOf, pageQuery } from '../schemas/query.ts';
import { idSchema } from '../schemas/scalars.ts';
import { ticketChangeSchema, ticketDraftSchema, ticketSchema, ticketStateSchema } from '../schemas/ticket.ts';
import { idParams } from './params.ts';
import type { RouteSpec } from './route.ts';

/** The record of TKT-1 and TKT-2. */
export const ticketRoutes = {
  createTicket: {
    summary: 'Make a ticket. The client key makes it once: 201 the first time, 200 with the same ticket after.',
    needs: 'tickets.create',
    body: ticketDraftSchema,
    response: z.object({ ticket: ticketSchema, created: z.boolean() }),
    status: 201,
    bodyLimit: 10 * 1024 * 1024,
  },
  takeIn: {
    summary:
      "Take in a contact of another channel (phone, chat, mail, shop, a form, the brand's own groups). Once per key.",
    needs: 'tickets.create',
    body: intakeSchema,
    response: z.object({ ticket: ticketSchema, created: z.boolean() }),
    status: 201,
  },
  listTickets: {
    summary: 'Tickets, the last touched first. Contact and order number are masked here.',
    needs: 'tickets.read',
    query: z.object({
      state: commaList(ticketStateSchema).optional(),
      q: z.string().max(200).optional(),
      handler: idSchema.optional(),
      mention: idSchema.optional(),
      ...drillQuery,
      ...pageQuery,
    }),
    response: listOf(ticketSchema),
  },
  getTicket: {
    summary: 'One ticket with its clocks, what was kept as evidence, and what happened.',
    needs: 'tickets.read',
    params: idParams,
    response: z.object({
      ticket: ticketSchema,
      clocks: z.array(clockSchema),
      evidence: z.array(evidenceMetaSchema),
      events: z.array(eventSchema),
    }),
  },
  updateTicket: {
    summary: 'Change what is named; everything else stays.',
    needs: 'tickets.edit',
    params: idParams,
    body: ticketChangeSchema,
    response: z.object({ ticket: ticketSchema }),
  },
  withdrawTicket: {
    summary: 'Undo: by its maker, within 60 seconds.',
    needs: 'tickets.create',
    params: idParams,
    response: z.object({ withdrawn: z.boolean() }),
  },
  getEvidence: {
    summary: 'The bytes of a kept item, as an attachment; markup is text/plain.',
    needs: 'tickets.read',
    params: z.object({ id: idSchema, evidenceId: idSchema }),
    response: 'bytes',
  },
  getEvidencePack: {
    summary:
      'SEC-4: everything of a ticket in one ZIP for arbitration, whole. For who handles it and for leads; recorded.',
    needs: 'tickets.edit',
    params: idParams,
    query: z.object({ lang: z.enum(['zh-CN', 'en']).optional(), zone: z.string().max(60).optional() }),
    response: 'bytes',
  },
} as const satisfies Record<string, RouteSpec>;
