import { z } from 'zod';
import { type EarshotEvent, EVENT_TYPES } from '../model/event.ts';
import { sameAsModel } from './same-as-model.ts';
import { countSchema, instantSchema } from './scalars.ts';

export const eventTypeSchema = z.enum(EVENT_TYPES);

export const eventSchema = sameAsModel<EarshotEvent>()(
  z.object({
    seq: countSchema,
    at: instantSchema,
    type: eventTypeSchema,
    subjectId: z.string(),
    drill: z.boolean(),
    data: z.unknown(),
  }),
);
