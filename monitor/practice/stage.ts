import { DRILL_PACE, type Pace, type ScriptLine, writeScript } from './post-script.ts';
import type { PracticePost, PracticeReply, PracticeSite, ScriptedPost } from './practice-post.ts';

/** A message in the practice inbox between the brand and one user. */
export interface PracticeMessage {
  readonly id: string;
  readonly text: string;
  readonly at: number;
  readonly own: boolean;
}

export interface StageOptions {
  readonly seed: number;
  readonly startedAt: number;
  /** The script, in the order of its appearance. */
  readonly posts: readonly ScriptedPost[];
  /** Older posts without the brand, so that there is something to scroll through. */
  readonly history: readonly ScriptedPost[];
  readonly ownAccount: { readonly name: string; readonly handle: string };
  readonly pace?: Pace;
}

/** Longest text of a reply or message that the practice site takes, in UTF-16 units. */
export const MAX_REPLY_LENGTH = 2_000;
const HISTORY_STEP_MS = 17 * 60_000;
/** A drill that runs for days keeps its newest posts only. */
const KEPT_POSTS = 2_000;

/** Everything that stands on the practice pages. Holds no timer: time comes in with each call. */
export function createStage(options: StageOptions) {
  const script = writeScript(options.posts, options.seed, options.pace ?? DRILL_PACE);
  const posts: PracticePost[] = [];
  const replies = new Map<string, PracticeReply[]>();
  const messages = new Map<string, PracticeMessage[]>();
  let upcoming: ScriptLine = script.next().value;
  let serial = 0;

  options.history.forEach((post, index) => {
    posts.unshift({ ...post, publishedAt: toSecond(options.startedAt - (index + 1) * HISTORY_STEP_MS) });
  });

  function publish(post: ScriptedPost, at: number): PracticePost {
    const published = { ...post, publishedAt: toSecond(at) };
    posts.push(published);
    if (posts.length > KEPT_POSTS) posts.splice(0, posts.length - KEPT_POSTS);
    return published;
  }

  function takeUpcoming(): ScriptedPost {
    const { post } = upcoming;
    upcoming = script.next().value;
    return post;
  }

  return {
    /** Publishes what is due by `now`, at the instants of the script. */
    advance(now: number): void {
      while (options.startedAt + upcoming.offsetMs <= now) {
        const at = options.startedAt + upcoming.offsetMs;
        publish(takeUpcoming(), at);
      }
    },
    /** Publishes `post`, or the next one of the script, at `now`. */
    publishNow(now: number, post?: ScriptedPost): PracticePost {
      return publish(post ?? takeUpcoming(), now);
    },
    /** Changes the text of a post that stands there, as its author would. */
    edit(id: string, text: string): void {
      const index = posts.findIndex((post) => post.id === id);
      const post = posts[index];
      if (!post) throw new Error(`No practice post "${id}".`);
      posts[index] = { ...post, text };
    },
    /** Newest first. */
    list(filter: { site?: PracticeSite; query?: string; before?: string; limit: number }): PracticePost[] {
      const query = filter.query?.toLowerCase();
      const newestFirst = posts.toReversed().sort((a, b) => b.publishedAt - a.publishedAt);
      const start = filter.before ? newestFirst.findIndex((post) => post.id === filter.before) + 1 : 0;
      return newestFirst
        .slice(start)
        .filter((post) => !filter.site || post.site === filter.site)
        .filter((post) => !query || post.text.toLowerCase().includes(query))
        .slice(0, filter.limit);
    },
    find(id: string): PracticePost | undefined {
      return posts.find((post) => post.id === id);
    },
    repliesTo(id: string): readonly PracticeReply[] {
      return replies.get(id) ?? [];
    },
    /** Appends an answer of the brand's own account. */
    addReply(id: string, text: string, at: number): PracticeReply {
      const reply: PracticeReply = {
        id: `r${++serial}`,
        author: options.ownAccount.name,
        handle: options.ownAccount.handle,
        text,
        at,
        own: true,
      };
      replies.set(id, [...(replies.get(id) ?? []), reply]);
      return reply;
    },
    messagesWith(handle: string): readonly PracticeMessage[] {
      return messages.get(handle) ?? [];
    },
    addMessage(handle: string, text: string, at: number): void {
      const message: PracticeMessage = { id: `m${++serial}`, text, at, own: true };
      messages.set(handle, [...(messages.get(handle) ?? []), message]);
    },
    /** Name of the person behind a handle, as their posts say. */
    nameOf(handle: string): string | undefined {
      return posts.findLast((post) => post.handle === handle)?.author;
    },
  };
}

export type Stage = ReturnType<typeof createStage>;

function toSecond(at: number): number {
  return Math.floor(at / 1000) * 1000;
}
