import { z } from 'zod';
import { CONTACT_CHANNELS, type ContactChannel } from '../model/ticket.ts';
import { kindSchema, topicSchema, urgencySchema } from './analysis.ts';
import { authorSchema } from './entry.ts';
import { instantSchema, linkSchema, wordsSchema } from './scalars.ts';
import { ringsSchema } from './ticket.ts';

/**
 * A contact of any channel, as a form, a telephone system, a shop or a group bot knows it (SLA-INTAKE, LNG-9). What
 * is left out is judged from the words, or not known.
 */
export const intakeSchema = z.object({
  key: z.string().min(8).max(200).describe('made once by the sender, the same with every try'),
  channel: z.enum(CONTACT_CHANNELS satisfies readonly ContactChannel[]),
  problem: wordsSchema,
  customer: authorSchema.optional(),
  contact: z.string().max(500).optional(),
  orderNumber: z.string().max(200).optional(),
  product: z.string().max(500).optional(),
  happenedAt: instantSchema.optional().describe('when it happened, as the customer says'),
  tried: z.string().max(2_000).optional().describe('what the customer tried already'),
  brandId: z.string().max(200).optional(),
  site: z.string().max(200).optional(),
  permalink: linkSchema.optional(),
  kind: kindSchema.optional(),
  topic: topicSchema.optional(),
  urgency: urgencySchema.optional(),
  receivedAt: instantSchema.optional().describe('when the customer got in touch; now when absent'),
  answeredAt: instantSchema
    .optional()
    .describe(
      'when the customer had the first words, as the telephone or chat system knows it (SLA-CHAT: within 30 seconds)',
    ),
  rings: ringsSchema.optional().describe('SLA-PHONE: how often it rang before somebody took the call'),
  drill: z.boolean().optional(),
  route: z
    .boolean()
    .optional()
    .describe('CLS-7: give it to who is on duty with the fewest open tickets, not to the sender'),
});
export type Intake = z.output<typeof intakeSchema>;
