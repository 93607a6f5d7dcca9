import { z } from 'zod';
import { guardDecisionSchema } from '../../shared/schemas/guard-decision.ts';
import { answerProofSchema, dismissReasonSchema } from '../../shared/schemas/mention.ts';
import { postOnPageSchema } from '../../shared/schemas/post-on-page.ts';
import { replyTextSchema } from '../../shared/schemas/reply-approval.ts';
import { idSchema, instantSchema, linkSchema, longTextSchema } from '../../shared/schemas/scalars.ts';
import { ticketDraftSchema } from '../../shared/schemas/ticket.ts';
import type { Ask, AskType } from '../messages.ts';
import { MOST_TEXT_KEPT } from '../most-text-kept.ts';
import { FIELD_NAMES } from '../reading/site-adapter.ts';

// The extension's own policy forbids code from strings: without this zod would try, and be refused, once a schema.
z.config({ jitless: true });

const nothing = z.strictObject({});
const ofMention = z.strictObject({ mentionId: idSchema });
const siteSchema = z.string().min(1).max(200);
const clientKeySchema = z.string().min(8).max(200);

const replyUseSchema = z.strictObject({
  kind: z.enum(['public', 'message']),
  site: siteSchema,
  templateId: z.string().max(200).nullable(),
  variant: z.int().min(0).max(100).nullable(),
  text: z.string().max(MOST_TEXT_KEPT).nullable(),
  postKey: z.string().max(500).nullable(),
  at: instantSchema,
});

const placeSchema = z.string().min(1).max(500);
const draftTextSchema = z.string().max(20_000);
const replyDraftSchema = z.strictObject({
  templateId: z.string().min(1).max(200),
  publicText: draftTextSchema.nullable(),
  directText: draftTextSchema.nullable(),
  values: z.record(z.string().max(200), z.string().max(2000)),
});

const healthReportSchema = z.strictObject({
  site: siteSchema,
  broken: z
    .array(z.enum(['posts', ...FIELD_NAMES]))
    .min(1)
    .max(10),
  posts: z.int().min(0).max(100_000),
  byLink: z.int().min(0).max(100_000),
  tagHash: z.int().min(0).max(0xffffffff),
});

/** What each message must look like when it arrives: nothing that a content script sends is taken on trust. */
export const ASK_SCHEMAS: { readonly [T in AskType]: z.ZodType<Ask<T>> } = {
  'page.ready': z.strictObject({ url: linkSchema }),
  'page.beat': z.strictObject({ site: siteSchema }),
  'posts.found': z.strictObject({ site: siteSchema, url: linkSchema, posts: z.array(postOnPageSchema).max(100) }),
  'mention.claim': ofMention,
  'mention.release': ofMention,
  'mention.reopen': ofMention,
  'mention.dismiss': z.strictObject({ mentionId: idSchema, reason: dismissReasonSchema }),
  'mention.answered': z.strictObject({
    mentionId: idSchema,
    how: answerProofSchema,
    at: instantSchema,
    text: longTextSchema.nullable(),
    permalink: linkSchema.nullable(),
  }),
  'ticket.make': z.strictObject({ draft: ticketDraftSchema }),
  'ticket.undo': z.strictObject({ clientKey: clientKeySchema }),
  'screenshot.take': nothing,
  'tool.inject': z.strictObject({ tool: z.enum(['picker', 'guard', 'selection', 'page-data']) }),
  'panel.open': z.strictObject({ mentionId: idSchema.nullable(), clientKey: clientKeySchema.nullable() }),
  'approval.look': ofMention,
  'approval.ask': z.strictObject({ mentionId: idSchema, text: replyTextSchema }),
  'approval.decide': z.strictObject({
    mentionId: idSchema,
    approvalId: idSchema,
    askedAt: instantSchema,
    approve: z.boolean(),
    text: replyTextSchema.nullable(),
    note: z.string().max(500).nullable(),
  }),
  'replies.used': nothing,
  'replies.own': nothing,
  'replies.one': z.strictObject({ templateId: z.string().min(1).max(200) }),
  'replies.image': z.strictObject({ imageId: z.string().regex(/^[0-9a-f]{64}$/u) }),
  'reply.kept': z.strictObject({ place: placeSchema }),
  'reply.keep': z.strictObject({ place: placeSchema, draft: replyDraftSchema.nullable() }),
  'replies.note': z.strictObject({ use: replyUseSchema }),
  'site.health': z.strictObject({ report: healthReportSchema, correction: z.int().min(1).nullable() }),
  'correction.refuse': z.strictObject({ site: siteSchema, revision: z.int().min(1) }),
  'guard.note': z.strictObject({ decision: guardDecisionSchema }),
  'post.open': z.strictObject({ mentionId: idSchema, purpose: z.enum(['reply', 'ticket']).nullable() }),
  'monitor.pair': z.strictObject({
    baseUrl: z.string().max(2000),
    code: z.string().max(40),
    device: z.string().min(1).max(200),
  }),
  'monitor.unpair': nothing,
  'words.judge': z.strictObject({ text: longTextSchema }),
  'sync.now': nothing,
  'sites.refresh': nothing,
};
