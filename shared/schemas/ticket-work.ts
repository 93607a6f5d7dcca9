import { z } from 'zod';
import { CONSENT_PURPOSES } from '../model/learning.ts';
import { countSchema, idSchema, instantSchema, longTextSchema, nameSchema, wordsSchema } from './scalars.ts';

const noteKindSchema = z.enum(['note', 'hand-over', 'contact', 'demand']);
const taskStateSchema = z.enum(['open', 'done', 'dropped']);

/** A word among colleagues; the customer never sees it. */
export const ticketNoteSchema = z.object({
  id: idSchema,
  at: instantSchema,
  personId: z.string().nullable(),
  kind: noteKindSchema,
  text: z.string(),
  named: z.array(z.string()),
});

/** A piece of work on a ticket, of a department (ESC-5) or a step of a playbook. */
export const ticketTaskSchema = z.object({
  id: idSchema,
  ticketId: idSchema,
  title: z.string(),
  department: z.string().nullable(),
  ownerId: z.string().nullable(),
  playbookId: z.string().nullable(),
  step: z.string().nullable(),
  state: taskStateSchema,
  createdAt: instantSchema,
  createdBy: z.string().nullable(),
  dueAt: instantSchema.nullable(),
  doneAt: instantSchema.nullable(),
  doneBy: z.string().nullable(),
  result: z.string().nullable(),
  answeredAt: instantSchema.nullable(),
});

/** `from` was merged into, split from, or is related to `otherId`. */
export const ticketLinkSchema = z.object({
  from: idSchema,
  otherId: idSchema,
  kind: z.enum(['merged-into', 'split-from', 'related']),
  at: instantSchema,
});

const scoreSchema = z.int().min(1).max(5);
/** SAT-1: the three scores of the customer with their own words. */
export const surveyAnswerSchema = z.object({
  attitude: scoreSchema,
  efficiency: scoreSchema,
  effectiveness: scoreSchema,
  comment: z.string().nullable(),
  answeredAt: instantSchema,
});

/** TKT-4, TKT-5: what is to be done for a ticket at a later time. */
export const followUpSchema = z.object({
  id: idSchema,
  policyId: z.string(),
  rule: z.string(),
  dueAt: instantSchema,
  state: z.enum(['waiting', 'reminded', 'done', 'cancelled']),
  outcome: z.string().nullable(),
  endedAt: instantSchema.nullable(),
  note: z.string().nullable(),
});

/** One step up (section 4 of the service rules) with its reasons. */
export const escalationSchema = z.object({
  id: idSchema,
  rule: z.string(),
  level: z.string(),
  personIds: z.array(z.string()),
  reasons: z.array(z.object({ rule: z.string(), zh: z.string(), en: z.string() })),
  at: instantSchema,
  acknowledgeDueAt: instantSchema.nullable(),
  acknowledgedAt: instantSchema.nullable(),
  acknowledgedBy: z.string().nullable(),
  cancelledAt: instantSchema.nullable(),
  cancelReason: z.string().nullable(),
  policyId: z.string().nullable(),
  about: z.string().nullable(),
  skipped: z.array(z.string()).describe('levels where nobody was on shift'),
  alertNumber: z.number().nullable(),
  climbedAt: instantSchema.nullable(),
});

/** SEC-6, SOC-10: what the customer agreed to. */
export const consentSchema = z.object({
  id: idSchema,
  ticketId: idSchema,
  purpose: z.enum(CONSENT_PURPOSES),
  how: z.string(),
  at: instantSchema,
  personId: z.string().nullable(),
  withdrawnAt: instantSchema.nullable(),
});

/** TKT-11: a service confirmation and the answer to it. */
export const confirmationSchema = z.object({
  id: idSchema,
  ticketId: idSchema,
  text: z.string(),
  via: z.string(),
  sentAt: instantSchema,
  sentBy: z.string().nullable(),
  accepted: z.boolean().nullable(),
  answeredAt: instantSchema.nullable(),
  answer: z.string().nullable(),
});

export const noteDraftSchema = z.object({
  kind: noteKindSchema.optional().describe('`note` when absent'),
  text: wordsSchema,
  named: z.array(idSchema).max(20).optional().describe('people named with @'),
  unsolved: z.boolean().optional().describe('TKT-5: a contact that ended without a solution; progress is told in 24 h'),
});

export const taskDraftSchema = z.object({
  title: nameSchema,
  department: nameSchema.optional(),
  ownerId: idSchema.optional(),
  dueAt: instantSchema.optional().describe('a day from now for a department, when absent'),
  playbookId: idSchema.optional(),
  step: idSchema.optional(),
});

export const taskEndSchema = z.object({ state: z.enum(['done', 'dropped']), result: longTextSchema.optional() });

export const tagsSchema = z.array(z.string().trim().min(1).max(50)).max(30);

/** How much came from a customer before (TKT-9). */
export const customerHistorySchema = z.object({
  tickets: countSchema,
  complaints: countSchema,
  open: countSchema,
  firstAt: instantSchema.nullable(),
  lastAt: instantSchema.nullable(),
});

/** A ticket in a helpdesk that the company has beside us. */
export const handOverSchema = z.object({
  helpdeskId: z.string(),
  remoteId: z.string().nullable(),
  remoteUrl: z.string().nullable(),
  remoteState: z.enum(['open', 'pending', 'solved']).nullable(),
  state: z.enum(['pending', 'sending', 'sent', 'dead']),
  lastError: z.string().nullable(),
});

/** A mail of a ticket. */
export const ticketMailSchema = z.object({
  id: idSchema,
  direction: z.enum(['in', 'out']),
  state: z.enum(['taken', 'automatic', 'bounced', 'skipped', 'queued', 'sent', 'failed']),
  reason: z.string().nullable().describe('why it was not sent'),
  at: instantSchema,
  address: z.string().nullable(),
  subject: z.string().nullable(),
  text: z.string().nullable(),
  personId: z.string().nullable(),
});
