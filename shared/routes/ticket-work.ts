import { z } from 'zod';
import { kindSchema, topicSchema, urgencySchema } from '../schemas/analysis.ts';
import { customerSchema } from '../schemas/customer.ts';
import { commaList, flagSchema } from '../schemas/query.ts';
import { idSchema, instantSchema, nameSchema, wordsSchema } from '../schemas/scalars.ts';
import { ticketSchema } from '../schemas/ticket.ts';
import {
  confirmationSchema,
  consentSchema,
  customerHistorySchema,
  escalationSchema,
  followUpSchema,
  handOverSchema,
  noteDraftSchema,
  surveyAnswerSchema,
  tagsSchema,
  taskDraftSchema,
  taskEndSchema,
  ticketLinkSchema,
  ticketMailSchema,
  ticketNoteSchema,
  ticketTaskSchema,
} from '../schemas/ticket-work.ts';
import { DISPUTE_STAGES } from '../service/dispute-policy.ts';
import { idParams } from './params.ts';
import type { RouteSpec } from './route.ts';

/** What people do on a ticket among themselves. */
export const ticketWorkRoutes = {
  getTicketWork: {
    summary: 'Notes, tasks, tags, links, follow-ups, escalations, and what is known of the customer.',
    needs: 'tickets.read',
    params: idParams,
    response: z.object({
      tags: z.array(z.string()),
      notes: z.array(ticketNoteSchema),
      tasks: z.array(ticketTaskSchema),
      links: z.array(ticketLinkSchema),
      followUps: z.array(followUpSchema),
      escalations: z.array(escalationSchema),
      /** Where it was handed out to: the helpdesks that the company has. */
      handOvers: z.array(handOverSchema),
      customer: customerSchema.extend({ history: customerHistorySchema }).nullable(),
      snoozedUntil: instantSchema.nullable(),
      dispute: z
        .object({ stage: z.enum(DISPUTE_STAGES), at: instantSchema, dueAt: instantSchema.nullable() })
        .nullable(),
      proposedStage: z.enum(DISPUTE_STAGES).nullable().describe('DSP-1, DSP-3: what the post by itself proposes'),
      playbooks: z.array(z.string()).describe('ids, the best first'),
      consents: z.array(consentSchema),
      confirmations: z.array(confirmationSchema),
      survey: surveyAnswerSchema.nullable(),
    }),
  },
  addTicketNote: {
    summary: 'A word among colleagues; people can be named.',
    needs: 'tickets.edit',
    params: idParams,
    body: noteDraftSchema,
    response: z.object({ note: ticketNoteSchema }),
    status: 201,
  },
  listTicketMails: {
    summary:
      'What was written and answered by mail, in order. Whole for who handles the ticket; each look is recorded.',
    needs: 'tickets.edit',
    params: idParams,
    response: z.object({ mails: z.array(ticketMailSchema) }),
  },
  answerByMail: {
    summary:
      "Answer the customer's last mail, in its thread. It is on its way when this returns; the list tells when it was sent.",
    needs: 'tickets.edit',
    params: idParams,
    body: z.object({ text: wordsSchema }),
    response: z.object({ mail: ticketMailSchema }),
    status: 201,
  },
  setTicketTags: {
    summary: 'Make the tags these.',
    needs: 'tickets.edit',
    params: idParams,
    body: z.object({
      tags: tagsSchema,
      seen: tagsSchema.optional().describe('those that were looked at: what others added or took away since stays so'),
    }),
    response: z.object({ tags: z.array(z.string()) }),
  },
  addTicketTask: {
    summary: 'A task for a person or a department (ESC-5), or a step of a playbook.',
    needs: 'tickets.edit',
    params: idParams,
    body: taskDraftSchema,
    response: z.object({ task: ticketTaskSchema }),
    status: 201,
  },
  finishTask: {
    summary: 'Done, or not needed any more.',
    needs: 'tickets.edit',
    params: idParams,
    body: taskEndSchema,
    response: z.object({ task: ticketTaskSchema }),
  },
  listTasks: {
    summary: 'Tasks of a department, the nearest deadline first.',
    needs: 'tickets.read',
    query: z.object({ department: commaList(nameSchema).optional(), all: flagSchema.optional() }),
    response: z.object({ items: z.array(ticketTaskSchema) }),
  },
  mergeTicket: {
    summary: 'It is the same matter as another ticket, which goes on; this one is closed with that reason.',
    needs: 'tickets.edit',
    params: idParams,
    body: z.object({ into: idSchema }),
    response: z.object({ ticket: ticketSchema, into: ticketSchema }),
  },
  splitTicket: {
    summary: 'A second matter in it becomes a ticket of its own, once per client key.',
    needs: 'tickets.edit',
    params: idParams,
    body: z.object({
      clientKey: z.string().min(8).max(200),
      problem: wordsSchema,
      kind: kindSchema,
      topic: topicSchema,
      urgency: urgencySchema,
    }),
    response: z.object({ ticket: ticketSchema, created: z.boolean() }),
    status: 201,
  },
} as const satisfies Record<string, RouteSpec>;
