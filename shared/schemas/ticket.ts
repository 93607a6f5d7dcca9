import { z } from 'zod';
import { CONTACT_CHANNELS, TICKET_STATES, type Ticket, type TicketDraft } from '../model/ticket.ts';
import { kindSchema, topicSchema, urgencySchema } from './analysis.ts';
import { authorSchema } from './entry.ts';
import { evidenceCaptureSchema } from './evidence.ts';
import { sameAsModel } from './same-as-model.ts';
import { countSchema, idSchema, instantSchema, linkSchema, longTextSchema } from './scalars.ts';

export const ticketStateSchema = z.enum(TICKET_STATES);
const contactChannelSchema = z.enum(CONTACT_CHANNELS);

/** How often a telephone rang before somebody took the call. */
export const ringsSchema = z.int().min(0).max(99);

const draftFields = {
  clientKey: z.string().min(8).max(200).describe('made once by the client, the same with every try'),
  channel: contactChannelSchema,
  site: z.string().max(200).nullable(),
  permalink: linkSchema.nullable(),
  postKey: z.string().max(500).nullable(),
  mentionId: z.string().max(200).nullable(),
  brandId: z.string().max(200).nullable(),
  customer: authorSchema.nullable(),
  contact: z.string().max(500).nullable(),
  problem: longTextSchema,
  kind: kindSchema,
  topic: topicSchema,
  urgency: urgencySchema,
  orderNumber: z.string().max(200).nullable(),
  product: z.string().max(500).nullable(),
  happenedAt: instantSchema.nullable().exactOptional(),
  tried: z.string().max(2_000).nullable().exactOptional(),
  publishedAt: instantSchema.nullable(),
  createdAt: instantSchema,
  drill: z.boolean(),
};

export const ticketDraftSchema = sameAsModel<TicketDraft>()(
  z.object({
    ...draftFields,
    evidence: evidenceCaptureSchema.nullable(),
    answeredAt: instantSchema.nullable().exactOptional(),
    rings: ringsSchema.nullable().exactOptional(),
  }),
);

export const ticketSchema = sameAsModel<Ticket>()(
  z.object({
    ...draftFields,
    id: idSchema,
    number: countSchema,
    state: ticketStateSchema,
    handlerId: z.string().nullable(),
    returning: z.boolean().nullable(),
    firstResponseAt: instantSchema.nullable(),
    resolvedAt: instantSchema.nullable(),
    closedAt: instantSchema.nullable(),
    closeReason: z.string().nullable(),
    result: z.string().nullable(),
    satisfaction: z.number().nullable(),
    department: z.string().nullable(),
    dueAt: instantSchema.nullable(),
    evidenceCount: countSchema,
    updatedAt: instantSchema,
    snoozedUntil: instantSchema.nullable().exactOptional(),
    customerId: z.string().nullable().exactOptional(),
  }),
);

/** What may be changed on a ticket; a name that is not here is refused, so that a slip is seen. */
export const ticketPatchSchema = z
  .strictObject({
    state: ticketStateSchema,
    closeReason: z.string().max(500).nullable(),
    result: longTextSchema.nullable(),
    handlerId: z.string().max(200).nullable(),
    department: z.string().max(100).nullable(),
    urgency: urgencySchema,
    kind: kindSchema,
    topic: topicSchema,
    problem: longTextSchema,
    contact: z.string().max(500).nullable(),
    orderNumber: z.string().max(200).nullable(),
    product: z.string().max(500).nullable(),
    happenedAt: instantSchema.nullable(),
    tried: z.string().max(2_000).nullable(),
    satisfaction: z.int().min(1).max(5).nullable(),
  })
  .partial();
export type TicketPatch = z.output<typeof ticketPatchSchema>;

/** A change with what its form was opened on: a field that somebody else changed since is not written over. */
export const ticketChangeSchema = ticketPatchSchema.extend({
  seen: ticketPatchSchema
    .omit({ state: true, closeReason: true })
    .optional()
    .describe('the fields as they were looked at: refused with `fields-moved` when one that is changed is another now'),
});
export type TicketChange = z.output<typeof ticketChangeSchema>;
