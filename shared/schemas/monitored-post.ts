import { z } from 'zod';
import type { MonitoredPost } from '../model/monitored-post.ts';
import { mentionSchema } from './mention.ts';
import { sameAsModel } from './same-as-model.ts';
import { countSchema, idSchema } from './scalars.ts';
import { ticketStateSchema } from './ticket.ts';

export const monitoredPostSchema = sameAsModel<MonitoredPost>()(
  z.object({
    mention: mentionSchema,
    ticket: z
      .object({ id: idSchema, number: countSchema, state: ticketStateSchema, result: z.string().nullable() })
      .nullable(),
  }),
);
