import { z } from 'zod';
import { guardDecisionSchema } from '../schemas/guard-decision.ts';
import { commaList, numberInQuery } from '../schemas/query.ts';
import { approvalStateSchema, replyApprovalSchema, replyTextSchema } from '../schemas/reply-approval.ts';
import { idSchema, instantSchema } from '../schemas/scalars.ts';
import { idParams } from './params.ts';
import type { RouteSpec } from './route.ts';

const oneApproval = z.object({ approval: replyApprovalSchema });

/** Answers to posts of the highest level wait for a lead or PR (SOC-6). */
export const approvalRoutes = {
  askApproval: {
    summary: 'This is what I want to answer in public. A new wording takes the place of one that still waits.',
    needs: 'mentions.handle',
    params: idParams,
    body: z.object({ text: replyTextSchema }),
    response: oneApproval,
  },
  noteGuardDecision: {
    summary: 'A finding of the guard was corrected, or overridden with a reason: kept in the audit log of the mention.',
    needs: 'mentions.handle',
    body: guardDecisionSchema,
    response: z.object({ recorded: z.boolean() }),
  },
  listApprovals: {
    summary: 'Wordings that wait or were decided, the last first.',
    needs: 'mentions.read',
    query: z.object({
      mention: idSchema.optional(),
      state: commaList(approvalStateSchema).optional(),
      limit: numberInQuery(1, 200).optional(),
    }),
    response: z.object({ items: z.array(replyApprovalSchema) }),
  },
  decideApproval: {
    summary:
      'Approve it as it stands or as `text` says, or refuse it with a note. Refused with 409 when somebody decided already, or another wording took its place.',
    needs: 'replies.approve',
    params: idParams,
    body: z.object({
      approve: z.boolean(),
      askedAt: instantSchema.describe('of the wording that was looked at'),
      text: replyTextSchema.exactOptional(),
      note: z.string().trim().max(500).exactOptional(),
    }),
    response: oneApproval,
  },
} as const satisfies Record<string, RouteSpec>;
