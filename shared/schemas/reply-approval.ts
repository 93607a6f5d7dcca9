import { z } from 'zod';
import { APPROVAL_STATES, type ReplyApproval } from '../model/reply-approval.ts';
import { sameAsModel } from './same-as-model.ts';
import { idSchema, instantSchema } from './scalars.ts';

export const approvalStateSchema = z.enum(APPROVAL_STATES);

/** A public answer: no site allows more. */
export const replyTextSchema = z.string().trim().min(1).max(20_000);

export const replyApprovalSchema = sameAsModel<ReplyApproval>()(
  z.object({
    id: idSchema,
    mentionId: idSchema,
    text: z.string(),
    state: approvalStateSchema,
    askedBy: idSchema,
    askedAt: instantSchema,
    decidedBy: idSchema.nullable(),
    decidedAt: instantSchema.nullable(),
    note: z.string().nullable(),
    drill: z.boolean(),
  }),
);
