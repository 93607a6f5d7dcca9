import { z } from 'zod';
import type { GuardDecision } from '../model/guard-decision.ts';
import { sameAsModel } from './same-as-model.ts';
import { idSchema, instantSchema } from './scalars.ts';

export const guardDecisionSchema = sameAsModel<GuardDecision>()(
  z.strictObject({
    site: z.string().min(1).max(200).describe('site adapter id'),
    mentionId: idSchema.nullable().describe('whose answer it was; null: nobody listens for the post'),
    type: z.string().min(1).max(100).describe('detector or etiquette rule id'),
    rule: z.string().max(40).describe('id of the service rule'),
    reason: z.string().min(4).max(200).nullable().describe('why the words stand all the same; null: "this is none"'),
    at: instantSchema,
  }),
);
