import { z } from 'zod';
import type { Entry } from '../../../shared/model/entry.ts';
import { instantOf, makeEntry } from '../read/make-entry.ts';

/** One message of Jetstream, the JSON form of Bluesky's stream of all posts. Only what is read here. */
const message = z.object({
  did: z.string(),
  /** Microseconds since 1970; also the cursor. */
  time_us: z.number(),
  kind: z.string(),
  commit: z
    .object({ operation: z.string(), collection: z.string(), rkey: z.string(), record: z.unknown().optional() })
    .nullish(),
});
const record = z.object({
  text: z.string(),
  createdAt: z.string(),
  langs: z.array(z.string()).nullish(),
  reply: z.object({ parent: z.object({ uri: z.string() }) }).nullish(),
});

const POSTS = 'app.bsky.feed.post';
/** Two clocks are never quite the same; beyond this a date was made up by the author's program. */
const HONEST_MS = 3_600_000;

/** A post of the stream, or only how far the stream is (`entry` null: a deletion, a like, a new name). */
export interface JetstreamMessage {
  readonly timeUs: number;
  readonly entry: Entry | null;
}

/** Reads one message; null when it is none of Jetstream's. */
export function readJetstream(text: string): JetstreamMessage | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const read = message.safeParse(json);
  if (!read.success) return null;
  const { did, time_us: timeUs, commit } = read.data;
  const post = commit?.collection === POSTS && commit.operation !== 'delete' ? record.safeParse(commit.record) : null;
  if (!commit || !post?.success) return { timeUs, entry: null };
  const { text: content, createdAt, langs, reply } = post.data;
  const author = `https://bsky.app/profile/${did}`;
  return {
    timeUs,
    entry: makeEntry({
      id: `at://${did}/${POSTS}/${commit.rkey}`,
      postKey: keyOfPost(commit.rkey),
      link: `${author}/post/${commit.rkey}`,
      content,
      // The stream names authors by their number alone.
      author: { name: null, email: null, url: author, id: did },
      publishedAt: chooseInstant(instantOf(createdAt), Math.floor(timeUs / 1000)),
      lang: langs?.[0] ?? null,
      ...(reply ? { replyTo: keyOfPost(reply.parent.uri) } : {}),
    }),
  };
}

/** The key of a post by its address in the network (`at://did:plc:…/app.bsky.feed.post/3k…`) or by the last part of it. */
export function keyOfPost(uri: string): string {
  return `bluesky:${uri.slice(uri.lastIndexOf('/') + 1)}`;
}

/** The author's program may claim any time; the network knows when it saw the post. */
export function chooseInstant(claimedAt: number | null, seenAt: number | null): number | null {
  if (claimedAt === null || seenAt === null) return claimedAt ?? seenAt;
  return claimedAt > seenAt || seenAt - claimedAt > HONEST_MS ? seenAt : claimedAt;
}
