import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Entry } from '../../../shared/model/entry.ts';
import { metricsSchema } from '../../../shared/schemas/entry.ts';
import { instantSchema, linkSchema, longTextSchema } from '../../../shared/schemas/scalars.ts';
import { getSource, saveMemory } from '../../store/heard/sources.ts';
import { StoreError } from '../../store/sql/store-error.ts';
import { keyOfLink } from '../key-of-link.ts';
import type { Pipeline } from '../pipeline.ts';
import { makeEntry } from '../read/make-entry.ts';
import { recordEntries } from '../record-entries.ts';

/** One pushed post. Only its words are needed; an id, so that a repeat is known as one, should be. */
const pushedPost = z.strictObject({
  id: z.string().min(1).max(500).nullish(),
  link: linkSchema.nullish(),
  title: z.string().max(5000).nullish(),
  text: longTextSchema,
  author: z
    .strictObject({
      name: z.string().max(500).nullish(),
      url: linkSchema.nullish(),
      id: z.string().max(500).nullish(),
      followers: z.number().min(0).nullish(),
    })
    .nullish(),
  publishedAt: z
    .union([instantSchema, z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))])
    .nullish(),
  lang: z.string().max(50).nullish(),
  rating: z.number().min(1).max(5).nullish(),
  metrics: metricsSchema.nullish(),
  replyTo: linkSchema.nullish(),
});
const pushedPosts = z.strictObject({ posts: z.array(pushedPost).min(1).max(200) });

/** A message as it came; nothing of it is believed yet. */
export interface PushedMessage {
  readonly sourceId: string;
  readonly timestamp: string;
  readonly id: string;
  /** `v1=` and hex HMAC-SHA256 over `timestamp.id.body`. */
  readonly signature: string;
  readonly body: Uint8Array;
}

export type PushedOutcome =
  /** `matched`: how many of them name a brand and are mentions. */
  | { readonly taken: { readonly received: number; readonly matched: number } }
  | { readonly refused: 'unknown-source' | 'unsigned' | 'stale' }
  /** What is wrong with the body, and where. */
  | { readonly refused: 'malformed'; readonly reason: string };

/** Id of the source type that is pushed to. */
const INBOX = 'inbox';
/** Clocks differ, and a repeat after that long could be a recording. */
const STALE_MS = 5 * 60_000;
/** What is older was public long before it was pushed: history, which starts no clock and rings nobody. */
const FRESH_MS = 24 * 3_600_000;

/** Takes posts that a program pushed to an `inbox` source, after its signature was checked. A repeat changes nothing. @throws Error where the program failed at one of them. */
export async function acceptPushed(pipeline: Pipeline, message: PushedMessage): Promise<PushedOutcome> {
  const { db, clock } = pipeline;
  const now = clock.now();
  const stored = await getSource(db, message.sourceId).catch((error: unknown) => {
    if (error instanceof StoreError && error.code === 'not-found') return null;
    throw error;
  });
  const { secret } = stored?.source.type === INBOX ? stored.source.settings : {};
  if (!stored?.source.enabled || typeof secret !== 'string') return { refused: 'unknown-source' };
  if (!isSigned(secret, message)) return { refused: 'unsigned' };
  const sentAt = Number(message.timestamp) * 1000;
  if (!(Math.abs(now - sentAt) <= STALE_MS)) return { refused: 'stale' };
  const read = readPosts(message.body);
  if (typeof read === 'string') return { refused: 'malformed', reason: read };
  const entries = read.map((post) => toEntry(post, now));
  const { source } = stored;
  const recorded = await recordEntries(
    pipeline,
    { source, entries, now, importedBefore: now - FRESH_MS },
    (trx, { newEntries }) =>
      saveMemory(trx, source.id, { lastSuccessAt: now, ...(newEntries > 0 ? { lastNewEntryAt: now } : {}) }),
  );
  const [refused] = recorded.refused;
  // Its sender keeps what it was not thanked for and pushes it again; the others are taken and stay so.
  if (refused)
    throw new Error(`${recorded.refused.length} of the posts could not be recorded`, { cause: refused.error });
  return { taken: { received: entries.length, matched: recorded.found.length } };
}

function isSigned(secret: string, { timestamp, id, body, signature }: PushedMessage): boolean {
  const expected = createHmac('sha256', secret).update(`${timestamp}.${id}.`).update(body).digest();
  const given = Buffer.from(signature.replace(/^v1=/, ''), 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** The posts, or what is wrong and where. */
function readPosts(body: Uint8Array): z.output<typeof pushedPost>[] | string {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return 'the body is not JSON in UTF-8';
  }
  const read = pushedPosts.safeParse(json);
  if (read.success) return read.data.posts;
  const issue = read.error.issues[0];
  return `${issue?.path.join('.') || 'the body'}: ${issue?.message ?? 'not as it should be'}`;
}

function toEntry(post: z.output<typeof pushedPost>, now: number): Entry {
  const { author } = post;
  return makeEntry({
    id: post.id ?? null,
    link: post.link ?? null,
    postKey: keyOfLink(post.link ?? null),
    title: post.title ?? null,
    content: post.text,
    author: author
      ? {
          ...{ name: author.name ?? null, email: null, url: author.url ?? null },
          ...{ id: author.id ?? null, followers: author.followers ?? null },
        }
      : null,
    // What is pushed without a date is pushed because it was just written.
    publishedAt: post.publishedAt ?? now,
    lang: post.lang ?? null,
    rating: post.rating ?? null,
    metrics: post.metrics ?? null,
    ...(post.replyTo ? { replyTo: post.replyTo } : {}),
  });
}
