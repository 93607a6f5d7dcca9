import { z } from 'zod';
import { IMPROVEMENT_STATES, KNOWLEDGE_KINDS, KNOWLEDGE_STATES } from '../model/learning.ts';
import { kindSchema, topicSchema } from '../schemas/analysis.ts';
import { policyChangesSchema, simulatedDifferenceSchema, simulationTotalsSchema } from '../schemas/policy.ts';
import { commaList } from '../schemas/query.ts';
import { countSchema, idSchema, instantSchema, longTextSchema, nameSchema, wordsSchema } from '../schemas/scalars.ts';
import { idParams } from './params.ts';
import type { RouteSpec } from './route.ts';

/** Of the changes as they stand; null: nothing was ever changed. */
const policyVersion = z.int().nullable();
const improvementFields = z.strictObject({
  step: wordsSchema,
  action: wordsSchema,
  ownerId: idSchema.nullable(),
  dueAt: instantSchema.nullable(),
  state: z.enum(IMPROVEMENT_STATES),
  obstacle: longTextSchema.nullable(),
  proposal: longTextSchema.nullable(),
  remark: longTextSchema.nullable(),
});
const improvement = improvementFields.extend({
  id: idSchema,
  createdAt: instantSchema,
  createdBy: z.string().nullable(),
  updatedAt: instantSchema,
});
const knowledge = z.object({
  id: idSchema,
  kind: z.enum(KNOWLEDGE_KINDS),
  title: z.string(),
  text: z.string(),
  ticketId: z.string().nullable(),
  mentionId: z.string().nullable(),
  playbookId: z.string().nullable(),
  state: z.enum(KNOWLEDGE_STATES),
  createdAt: instantSchema,
  createdBy: z.string().nullable(),
  decidedAt: instantSchema.nullable(),
  decidedBy: z.string().nullable(),
  reason: z.string().nullable(),
  drill: z.boolean(),
});
const noticeFilter = z.strictObject({
  words: z.string().trim().min(2).max(200).describe('words that the post or ticket holds'),
  brandId: idSchema.optional(),
  topics: z.array(topicSchema).max(20).optional(),
  kinds: z.array(kindSchema).max(10).optional(),
  since: instantSchema,
});
const notice = z.object({
  id: idSchema,
  title: z.string(),
  text: z.string(),
  planB: z.string(),
  filter: z.record(z.string(), z.unknown()),
  createdAt: instantSchema,
  createdBy: z.string().nullable(),
  drill: z.boolean(),
});
const pilot = z.object({
  id: idSchema,
  name: z.string(),
  department: z.string(),
  changes: policyChangesSchema,
  startAt: instantSchema,
  endAt: instantSchema,
  createdAt: instantSchema,
  createdBy: z.string().nullable(),
});
const group = z.object({
  tickets: countSchema,
  met: countSchema,
  missed: countSchema,
  escalations: countSchema,
  medianFirstResponseMs: z.number().nullable(),
  satisfaction: z.number().nullable(),
});

/** Rules that are changed, tried and learnt from (section 10). */
export const improvingRoutes = {
  getPolicies: {
    summary: 'What was changed of the service rules, and the policies that hold with it.',
    needs: 'tickets.read',
    response: z.object({
      changes: policyChangesSchema,
      configured: policyChangesSchema.describe('what the configuration says of the rules, under the changes'),
      version: policyVersion,
      policies: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
    }),
  },
  setPolicies: {
    summary:
      'Change the service rules; what is not named is as shipped. Holds for tickets made and posts found from now on.',
    needs: 'policies.manage',
    body: policyChangesSchema.extend({
      baseVersion: policyVersion
        .optional()
        .describe('of the changes that were looked at: refused when somebody changed them since'),
    }),
    response: z.object({ changes: policyChangesSchema, version: policyVersion }),
  },
  simulatePolicies: {
    summary: "What would have happened to the tickets of the last days under these changes, beside today's rules.",
    needs: 'desk.manage',
    body: z.object({
      changes: policyChangesSchema,
      days: z.int().min(1).max(92).optional().describe('7 when absent'),
      department: nameSchema.optional().describe('only its tickets: what a pilot of it would have meant (KPI-9)'),
      whole: z
        .boolean()
        .optional()
        .describe('true: these are all changes there would be, not ones over those that hold'),
    }),
    response: z.object({
      now: simulationTotalsSchema,
      changed: simulationTotalsSchema,
      differing: countSchema,
      tickets: z.array(simulatedDifferenceSchema).describe('the first 500 of them'),
    }),
  },
  listImprovements: {
    summary: 'KPI-6: the improvement table (流程优化执行表), the nearest date first.',
    needs: 'tickets.read',
    query: z.object({ state: commaList(z.enum(IMPROVEMENT_STATES)).optional() }),
    response: z.object({ items: z.array(improvement) }),
  },
  addImprovement: {
    summary: 'A row of the improvement table.',
    needs: 'desk.manage',
    body: improvementFields.partial().required({ step: true, action: true }),
    response: z.object({ improvement }),
    status: 201,
  },
  updateImprovement: {
    summary: 'Change what is named.',
    needs: 'desk.manage',
    params: idParams,
    body: improvementFields.partial().extend({
      seen: improvementFields
        .partial()
        .optional()
        .describe(
          'the fields as they were looked at: refused with `fields-moved` when one that is changed is another now',
        ),
    }),
    response: z.object({ improvement }),
  },
  listKnowledge: {
    summary: 'KB-1, SOC-10: what cases were proposed as: standard answers, playbook steps, cases for publicity.',
    needs: 'tickets.read',
    query: z.object({
      kind: commaList(z.enum(KNOWLEDGE_KINDS)).optional(),
      state: commaList(z.enum(KNOWLEDGE_STATES)).optional(),
    }),
    response: z.object({ items: z.array(knowledge) }),
  },
  proposeKnowledge: {
    summary:
      "A solved case becomes a standard answer or a playbook step; a praise becomes a case, with its author's consent.",
    needs: 'tickets.edit',
    body: z.object({
      kind: z.enum(KNOWLEDGE_KINDS),
      title: nameSchema,
      text: wordsSchema,
      ticketId: idSchema.optional(),
      mentionId: idSchema.optional(),
      playbookId: idSchema.optional(),
    }),
    response: z.object({ knowledge }),
    status: 201,
  },
  decideKnowledge: {
    summary: 'Take a proposal up, its words bettered where needed, or not.',
    needs: 'desk.manage',
    params: idParams,
    body: z.object({
      state: z.enum(['accepted', 'refused']),
      text: wordsSchema.optional(),
      reason: longTextSchema.optional(),
    }),
    response: z.object({ knowledge }),
  },
  listNotices: {
    summary: 'KPI-8: notices about foreseeable trouble.',
    needs: 'tickets.read',
    response: z.object({ items: z.array(notice) }),
  },
  addNotice: {
    summary: 'KPI-8: one notice with a plan B for everybody whose posts or open tickets match.',
    needs: 'desk.manage',
    body: z.object({
      title: nameSchema,
      text: wordsSchema,
      planB: wordsSchema,
      filter: noticeFilter,
      drill: z.boolean().optional(),
    }),
    response: z.object({ notice, targets: countSchema }),
    status: 201,
  },
  listNoticeTargets: {
    summary: 'Whom a notice concerns, those not told yet first.',
    needs: 'tickets.read',
    params: idParams,
    response: z.object({
      items: z.array(
        z.object({
          subject: z.enum(['mention', 'ticket']),
          subjectId: idSchema,
          toldAt: instantSchema.nullable(),
          toldBy: z.string().nullable(),
        }),
      ),
    }),
  },
  markNoticeTold: {
    summary: 'The notice was given to this one.',
    needs: 'tickets.edit',
    params: idParams,
    body: z.object({ subjectId: idSchema }),
    response: z.object({ changed: z.boolean() }),
  },
  listPilots: {
    summary: 'KPI-9: changed rules that are tried by one department.',
    needs: 'tickets.read',
    response: z.object({ items: z.array(pilot) }),
  },
  addPilot: {
    summary: 'Try changed rules with the tickets of one department for a time.',
    needs: 'policies.manage',
    body: z.object({
      name: nameSchema,
      department: nameSchema,
      changes: policyChangesSchema,
      startAt: instantSchema,
      endAt: instantSchema,
    }),
    response: z.object({ pilot }),
    status: 201,
  },
  endPilot: {
    summary: 'End it now.',
    needs: 'policies.manage',
    params: idParams,
    response: z.object({ pilot }),
  },
  comparePilot: {
    summary: 'The department of the pilot beside the rest, over its time.',
    needs: 'tickets.read',
    params: idParams,
    response: z.object({ pilot, tried: group, rest: group }),
  },
} as const satisfies Record<string, RouteSpec>;
