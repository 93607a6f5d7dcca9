import { z } from 'zod';
import { KINDS, SENTIMENTS, TOPICS } from '../model/analysis.ts';
import { clockSchema } from '../schemas/clock.ts';
import { eventSchema } from '../schemas/event.ts';
import {
  answerProofSchema,
  dismissReasonSchema,
  mentionSchema,
  mentionStateSchema,
  sightingSchema,
} from '../schemas/mention.ts';
import { postOnPageSchema } from '../schemas/post-on-page.ts';
import { commaList, drillQuery, instantInQuery, listOf, pageQuery } from '../schemas/query.ts';
import { countSchema, idSchema, instantSchema, linkSchema, longTextSchema } from '../schemas/scalars.ts';
import { ticketSchema } from '../schemas/ticket.ts';
import { idParams } from './params.ts';
import type { RouteSpec } from './route.ts';

const oneMention = z.object({ mention: mentionSchema });

/** What was heard, and what people do with it. */
export const mentionRoutes = {
  listMentions: {
    summary: 'The queue: by what is due first, or the newest first.',
    needs: 'mentions.read',
    query: z.object({
      state: commaList(mentionStateSchema).optional(),
      level: commaList(z.enum(['blue', 'yellow', 'orange', 'red'])).optional(),
      brand: commaList(idSchema).optional(),
      site: commaList(idSchema).optional(),
      source: commaList(idSchema).optional(),
      q: z.string().max(200).optional().describe('words in title, text, author'),
      kind: commaList(z.enum(KINDS)).optional(),
      topic: commaList(z.enum(TOPICS)).optional(),
      sentiment: commaList(z.enum(SENTIMENTS)).optional(),
      since: instantInQuery.optional().describe('published at or after'),
      before: instantInQuery.optional(),
      ticket: idSchema.optional(),
      order: z.enum(['due', 'newest']).optional().describe('newest when absent'),
      ...drillQuery,
      ...pageQuery,
    }),
    response: listOf(mentionSchema),
  },
  lookupMentions: {
    summary: 'The mentions behind the posts on a page: at most 200 keys and 200 links.',
    needs: 'mentions.read',
    body: z.object({
      postKeys: z.array(z.string().max(500)).max(200),
      permalinks: z.array(linkSchema).max(200),
    }),
    response: z.object({
      items: z.array(mentionSchema),
      keys: z
        .array(z.object({ postKey: z.string(), mentionId: idSchema }))
        .describe('which mention goes by which of the keys: a post may have several'),
    }),
  },
  getMention: {
    summary: 'One mention with its clocks, where it was seen, its tickets and what happened.',
    needs: 'mentions.read',
    params: idParams,
    response: z.object({
      mention: mentionSchema,
      clocks: z.array(clockSchema),
      sightings: z.array(sightingSchema),
      tickets: z.array(ticketSchema),
      events: z.array(eventSchema),
    }),
  },
  tellMention: {
    summary: "This person's panel showed it. The first one counts as told.",
    needs: 'mentions.handle',
    params: idParams,
    body: z.object({ at: instantSchema }),
    response: oneMention,
  },
  claimMention: {
    summary: 'I take it. Refused with 409 when somebody else has it.',
    needs: 'mentions.handle',
    params: idParams,
    response: oneMention,
  },
  releaseMention: {
    summary: 'I give it back. A lead may release what another person holds.',
    needs: 'mentions.handle',
    params: idParams,
    response: oneMention,
  },
  answerMention: {
    summary:
      'It was answered: read on the page, or declared by a person. Clocks stop. Saying it again changes nothing.',
    needs: 'mentions.handle',
    params: idParams,
    body: z.object({
      how: answerProofSchema,
      at: instantSchema,
      text: longTextSchema.exactOptional(),
      permalink: linkSchema.exactOptional(),
    }),
    response: oneMention,
  },
  dismissMention: {
    summary: 'Needs no answer, with the reason. Clocks are cancelled.',
    needs: 'mentions.handle',
    params: idParams,
    body: z.object({ reason: dismissReasonSchema }),
    response: oneMention,
  },
  reopenMention: {
    summary: 'Put aside by mistake: back to the queue, with the deadlines it had.',
    needs: 'mentions.handle',
    params: idParams,
    response: oneMention,
  },
  passMention: {
    summary: 'Hand it to a colleague: what is open or mine; a lead hands on what anybody holds.',
    needs: 'mentions.handle',
    params: idParams,
    body: z.object({ to: idSchema }),
    response: oneMention,
  },
  sendInbox: {
    summary: 'Posts that staff saw in their own browser; those that name a brand become mentions.',
    needs: 'inbox.send',
    body: z.object({ posts: z.array(postOnPageSchema).min(1).max(200) }),
    response: z.object({ received: countSchema, matched: countSchema, mentions: z.array(mentionSchema) }),
  },
} as const satisfies Record<string, RouteSpec>;
