import { z } from 'zod';
import { CLOCK_OUTCOMES, type Clock } from '../model/clock.ts';
import { sameAsModel } from './same-as-model.ts';
import { idSchema, instantSchema } from './scalars.ts';

export const clockSchema = sameAsModel<Clock>()(
  z.object({
    id: idSchema,
    subject: z.enum(['mention', 'ticket']),
    subjectId: z.string(),
    policyId: z.string(),
    rule: z.string(),
    startedAt: instantSchema,
    warnAt: instantSchema,
    dueAt: instantSchema,
    pausedAt: instantSchema.nullable(),
    pauseReason: z.string().nullable(),
    stoppedAt: instantSchema.nullable(),
    outcome: z.enum(CLOCK_OUTCOMES).nullable(),
    calendarKnown: z.boolean(),
    lastCallAt: instantSchema.nullable().optional(),
  }),
);
