import { z } from 'zod';
import { guardDecisionRowSchema, guardDecisionSchema, guardRuleCountSchema } from '../schemas/guard-decision.ts';
import { commaList, flagSchema, instantInQuery, numberInQuery } from '../schemas/query.ts';
import { approvalStateSchema, replyApprovalSchema, replyTextSchema } from '../schemas/reply-approval.ts';
import { idSchema, instantSchema } from '../schemas/scalars.ts';
import { idParams } from './params.ts';
import type { RouteSpec } from './route.ts';

const decisionQuery = z.object({
  since: instantInQuery,
  before: instantInQuery,
  drill: flagSchema.optional(),
});

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
  listGuardDecisions: {
    summary:
      'What was decided against the guard, the last first, and how often by rule; the counts are of the whole stretch, whatever the limit.',
    needs: 'desk.manage',
    query: decisionQuery.extend({
      type: z.string().max(100).optional().describe('detector or etiquette rule id'),
      limit: numberInQuery(1, 500).optional(),
    }),
    response: z.object({ items: z.array(guardDecisionRowSchema), counts: z.array(guardRuleCountSchema) }),
  },
  exportGuardDecisions: {
    summary: 'What was decided against the guard, for spreadsheets.',
    needs: 'desk.manage',
    query: decisionQuery.extend({ lang: z.enum(['zh-CN', 'en']).optional(), zone: z.string().max(60).optional() }),
    response: 'bytes',
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
