import { z } from 'zod';
import { CONSENT_PURPOSES } from '../model/learning.ts';
import { flagSchema, instantInQuery } from '../schemas/query.ts';
import { idSchema, instantSchema, nameSchema, wordsSchema } from '../schemas/scalars.ts';
import { ticketSchema } from '../schemas/ticket.ts';
import {
  confirmationSchema,
  consentSchema,
  escalationSchema,
  followUpSchema,
  ticketTaskSchema,
} from '../schemas/ticket-work.ts';
import { DISPUTE_STAGES } from '../service/dispute-policy.ts';
import { FOLLOW_UP_EVENTS } from '../service/follow-up-policy.ts';
import { idParams } from './params.ts';
import type { RouteSpec } from './route.ts';

const oneTicket = z.object({ ticket: ticketSchema });
const subjectEscalation = escalationSchema.extend({ subject: z.enum(['mention', 'ticket']), subjectId: idSchema });

/** What follows a ticket through: steps up, disputes, follow-ups, promises, checklists, consent, confirmation. */
export const deskRoutes = {
  listEscalations: {
    summary: 'Steps up that stand: not acknowledged, not taken back. `mine`: those that called the caller.',
    needs: 'tickets.read',
    query: z.object({ mine: flagSchema.optional(), all: flagSchema.optional().describe('true: also what is over') }),
    response: z.object({ items: z.array(subjectEscalation) }),
  },
  acknowledgeEscalation: {
    summary: 'I took notice: it climbs no further, and who it was stands on the case.',
    needs: 'alerts.acknowledge',
    params: idParams,
    response: z.object({ escalation: subjectEscalation, changed: z.boolean() }),
  },
  setDispute: {
    summary:
      'DSP-1 … DSP-7: how far the dispute has gone; starts its clock, tasks and leader. `demand` is what the customer wants now.',
    needs: 'tickets.edit',
    params: idParams,
    body: z.object({ stage: z.enum(DISPUTE_STAGES), demand: wordsSchema.optional() }),
    response: oneTicket,
  },
  listFollowUps: {
    summary: 'TKT-4, TKT-5, TKT-10: what is to be done for customers, the earliest first.',
    needs: 'tickets.read',
    query: z.object({
      handler: idSchema.optional(),
      before: instantInQuery.optional().describe('a week from now when absent'),
    }),
    response: z.object({ items: z.array(followUpSchema.extend({ ticketId: idSchema })) }),
  },
  planFollowUp: {
    summary:
      'Something happened that asks for a follow-up: a contact that ended unsolved, an order done, news that was wanted …',
    needs: 'tickets.edit',
    params: idParams,
    body: z.object({
      event: z.enum(FOLLOW_UP_EVENTS),
      note: wordsSchema.optional(),
      dueAt: instantSchema.optional().describe('as the policy says when absent'),
    }),
    response: z.object({ items: z.array(followUpSchema) }),
    status: 201,
  },
  endFollowUp: {
    summary: 'Done, with what came of it, or not needed. One that comes again is planned anew.',
    needs: 'tickets.edit',
    params: idParams,
    body: z.object({ state: z.enum(['done', 'cancelled']), outcome: wordsSchema.optional() }),
    response: z.object({ followUp: followUpSchema, next: followUpSchema.nullable() }),
  },
  snoozeTicket: {
    summary: 'Put it aside until an instant; null brings it back. Clocks run on.',
    needs: 'tickets.edit',
    params: idParams,
    body: z.object({ until: instantSchema.nullable() }),
    response: z.object({ ticket: ticketSchema, snoozedUntil: instantSchema.nullable() }),
  },
  routeTicket: {
    summary: 'CLS-7: give it to a department, and there to who is on duty with the fewest open tickets.',
    needs: 'tickets.edit',
    params: idParams,
    body: z.object({ department: nameSchema.optional() }),
    response: z.object({ ticket: ticketSchema, handlerId: z.string().nullable() }),
  },
  handOverTicket: {
    summary: 'TKT-8: to a colleague, with what they must know; the history goes along.',
    needs: 'tickets.edit',
    params: idParams,
    body: z.object({ to: idSchema, note: wordsSchema }),
    response: oneTicket,
  },
  linkTicket: {
    summary: 'It belongs with another ticket.',
    needs: 'tickets.edit',
    params: idParams,
    body: z.object({ otherId: idSchema }),
    response: z.object({ linked: z.boolean() }),
  },
  answerTask: {
    summary: 'ESC-4, ESC-5: who was asked has it, and may name a date.',
    needs: 'tickets.edit',
    params: idParams,
    body: z.object({ dueAt: instantSchema.optional() }),
    response: z.object({ task: ticketTaskSchema }),
  },
  startPlaybook: {
    summary: 'PLB-1 … PLB-12: the steps of a playbook become the checklist of the ticket, once.',
    needs: 'tickets.edit',
    params: idParams,
    body: z.object({ playbookId: idSchema }),
    response: z.object({ tasks: z.array(ticketTaskSchema) }),
    status: 201,
  },
  makePromise: {
    summary: 'The time that the step promises was told to the customer: it is a clock from now on (LNG-4).',
    needs: 'tickets.edit',
    params: idParams,
    body: z.object({ minutes: z.number().positive().max(525_600).optional().describe('as the step says when absent') }),
    response: z.object({ task: ticketTaskSchema, dueAt: instantSchema }),
    status: 201,
  },
  getCollaboration: {
    summary: 'TKT-11: the sheet (问题处理协同表) that all departments of a case share.',
    needs: 'tickets.read',
    params: idParams,
    response: z.object({
      rows: z.array(
        z.object({
          department: z.string(),
          tasks: z.array(ticketTaskSchema),
          open: z.number(),
          answeredInTime: z.boolean().nullable().describe('null: not answered, and still in time'),
        }),
      ),
    }),
  },
  giveConsent: {
    summary: 'SEC-6, SOC-10: the customer said yes, and how.',
    needs: 'tickets.edit',
    params: idParams,
    body: z.object({ purpose: z.enum(CONSENT_PURPOSES), how: wordsSchema }),
    response: z.object({ consent: consentSchema }),
    status: 201,
  },
  withdrawConsent: {
    summary: 'The customer took it back.',
    needs: 'tickets.edit',
    params: idParams,
    body: z.object({ purpose: z.enum(CONSENT_PURPOSES) }),
    response: z.object({ withdrawn: z.boolean() }),
  },
  startRemoteHelp: {
    summary: 'SEC-6: help at a distance begins; refused without the recorded consent.',
    needs: 'tickets.edit',
    params: idParams,
    response: z.object({ startedAt: instantSchema }),
  },
  sendConfirmation: {
    summary: 'TKT-11: a service confirmation (服务确认函) went to the customer.',
    needs: 'tickets.edit',
    params: idParams,
    body: z.object({ text: wordsSchema, via: nameSchema }),
    response: z.object({ confirmation: confirmationSchema }),
    status: 201,
  },
  answerConfirmation: {
    summary: 'What the customer said to it.',
    needs: 'tickets.edit',
    params: idParams,
    body: z.object({ accepted: z.boolean(), answer: wordsSchema.optional() }),
    response: z.object({ confirmation: confirmationSchema }),
  },
  listNamedNotes: {
    summary: 'Notes of the last 30 days in which the caller was named with @.',
    needs: 'tickets.read',
    response: z.object({
      items: z.array(
        z.object({ ticketId: idSchema, at: instantSchema, personId: z.string().nullable(), text: z.string() }),
      ),
    }),
  },
} as const satisfies Record<string, RouteSpec>;
