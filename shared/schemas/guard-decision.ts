import { z } from 'zod';
import type { GuardDecision, GuardDecisionRow, GuardRuleCount } from '../model/guard-decision.ts';
import { sameAsModel } from './same-as-model.ts';
import { idSchema, instantSchema } from './scalars.ts';

export const guardDecisionSchema = sameAsModel<GuardDecision>()(
  z.strictObject({
    site: z.string().min(1).max(200).describe('site adapter id'),
    mentionId: idSchema.nullable().describe('whose answer it was; null: nobody listens for the post'),
    type: z.string().min(1).max(100).describe('detector or etiquette rule id'),
    rule: z.string().max(40).describe('id of the service rule'),
    reason: z.string().min(4).max(200).nullable().describe('why the words stand all the same; null: "this is none"'),
    words: z.string().max(200).exactOptional().describe('the words around the finding, personal data covered'),
    at: instantSchema,
  }),
);

export const guardDecisionRowSchema = sameAsModel<GuardDecisionRow>()(
  z.object({
    id: idSchema,
    site: z.string(),
    mentionId: idSchema.nullable(),
    type: z.string(),
    rule: z.string(),
    reason: z.string().nullable(),
    words: z.string().nullable(),
    personId: idSchema,
    at: instantSchema,
  }),
);

export const guardRuleCountSchema = sameAsModel<GuardRuleCount>()(
  z.object({
    type: z.string(),
    rule: z.string(),
    overridden: z.int(),
    corrected: z.int(),
    people: z.int(),
  }),
);
