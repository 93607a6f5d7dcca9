import type { Analysis } from '../../shared/model/analysis.ts';
import type { Brand } from '../../shared/model/brand.ts';
import type { EventType } from '../../shared/model/event.ts';
import type { Mention } from '../../shared/model/mention.ts';
import { startClocksForMention } from '../../shared/service/clock.ts';
import type { SlaPolicy } from '../../shared/service/sla-policy.ts';
import { composeMentionAlert } from '../alert/compose-alert.ts';
import { explainRoute, matterOf } from '../alert/route-alert.ts';
import { draftAlerts } from '../alert/write-alerts.ts';
import { planNewMentions } from '../desk/escalation/replan.ts';
import type { MentionPair } from '../desk/join-mentions.ts';
import { readMentionPolicies } from '../desk/read-policies.ts';
import { insertAlerts } from '../store/alerts.ts';
import { insertFirstClocks } from '../store/desk/clocks.ts';
import { addMentionKeys } from '../store/heard/mention-keys.ts';
import { insertMentions, type MentionDraft } from '../store/heard/mentions.ts';
import { addSightings } from '../store/heard/sightings.ts';
import { lockCounters, takeNumbers } from '../store/sql/counters.ts';
import type { Db } from '../store/store.ts';
import { foldStories, isNews } from './fold-stories.ts';
import type { BrandedPost, JudgedPost } from './judged-post.ts';
import type { Pipeline } from './pipeline.ts';
import { joinWords } from './read-post.ts';
import { type NewPost, setKnownAside } from './set-known-aside.ts';
import { siteOf } from './site-of.ts';

/** Well inside the window of SOC-1, and long enough for a storm to gather. */
const STORY_DIGEST_MS = 2 * 60_000;

/** An event to be written at the very end of the transaction, with the mention as it is then. */
export interface PendingEvent {
  readonly type: EventType;
  readonly mention: Mention;
  /** What it follows from. */
  readonly post: JudgedPost;
}

/** What is to be written at the very end of the transaction. */
export interface PendingNews {
  readonly events: readonly PendingEvent[];
  /** Mentions that are to be joined (`joinMentions`). */
  readonly twins: readonly MentionPair[];
}

/**
 * Makes posts, all of practice or none, mentions of brands: with their stories, their clocks and their alerts, each kind of row in one write for all
 * of them. A mention that is there already is only seen once more.
 */
export async function recordMentions(pipeline: Pipeline, trx: Db, posts: readonly BrandedPost[]): Promise<PendingNews> {
  const [first] = posts;
  if (first === undefined) return { events: [], twins: [] };
  const now = Math.max(...posts.map(({ post }) => post.now));
  // From here on no other monitor finds or opens a story or a mention of these posts between our looks and our writes.
  await lockCounters(trx);
  const { fresh, seen, keys, twins } = await setKnownAside(trx, posts);
  const toFold = fresh.map(({ post, brand }) => ({
    brandId: brand.id,
    text: joinWords(post.words),
    level: post.analysis.level,
  }));
  const stories = await foldStories(trx, toFold, { drill: first.post.source.drill, now });
  const policies = await readMentionPolicies(trx, pipeline.slaPolicies);
  const clocks = fresh.map(({ post }) => clocksFor(pipeline, policies, post, post.analysis));
  const mentions = await insertMentions(
    trx,
    fresh.map((one, i) => draftOf(one, stories[i]?.id ?? null, clocks[i]?.[0]?.dueAt ?? null)),
    stories.map((story) => story?.size ?? null),
  );
  await addMentionKeys(trx, keys);
  pipeline.checkpoint?.('mention:inserted');
  const sightings = [...seen, ...mentions.map(({ id }, i) => ({ mentionId: id, post: fresh[i]?.post ?? first.post }))];
  await addSightings(
    trx,
    sightings.map(({ mentionId, post }) => ({
      mentionId,
      sourceId: post.source.id,
      link: post.entry.link,
      seenAt: post.now,
    })),
  );
  await startClocks(trx, mentions, clocks);
  await alertOf(
    pipeline,
    trx,
    mentions.flatMap((mention, i) => {
      const { post, brand } = fresh[i] ?? first;
      const story = stories[i] ?? null;
      const isTold = story === null || isNews(story, mention.level);
      const notBefore = isTold ? post.now : post.now + (pipeline.storyDigestMs ?? STORY_DIGEST_MS);
      return post.imported || post.isAnswered ? [] : [{ mention, brand, now: post.now, notBefore }];
    }),
  );
  pipeline.checkpoint?.('mention:alerted');
  const events = mentions.map((mention, i): PendingEvent => {
    return { type: 'mention.found', mention, post: fresh[i]?.post ?? first.post };
  });
  return { events, twins };
}

function draftOf(
  { id, post, brand, postKey }: NewPost,
  storyId: string | null,
  answerDueAt: number | null,
): MentionDraft {
  const { source, entry, words, analysis, now } = post;
  return {
    id,
    entryId: post.entryId,
    brandId: brand.id,
    sourceId: source.id,
    site: siteOf(source, entry),
    postKey,
    permalink: entry.link,
    author: entry.author,
    ...words,
    lang: entry.lang,
    rating: entry.rating ?? null,
    metrics: entry.metrics ?? null,
    analysis,
    urgency: analysis.urgency,
    level: analysis.level,
    publishedAt: post.publishedAt,
    publishedTrusted: post.publishedTrusted,
    foundAt: now,
    answerDueAt,
    storyId,
    drill: source.drill,
  };
}

async function startClocks(
  trx: Db,
  mentions: readonly Mention[],
  clocks: readonly ReturnType<typeof clocksFor>[],
): Promise<void> {
  const drafts = mentions.flatMap(({ id: subjectId, drill }, i) =>
    (clocks[i] ?? []).map((clock) => ({ ...clock, subjectId, drill })),
  );
  const started = Map.groupBy(await insertFirstClocks(trx, drafts), ({ subjectId }) => subjectId);
  await planNewMentions(
    trx,
    mentions.map((mention) => ({ mention, clocks: started.get(mention.id) ?? [] })),
  );
}

/** Writes one row for each channel that must hear of a mention, all under one number. */
export async function alertOf(
  pipeline: Pipeline,
  trx: Db,
  news: readonly {
    readonly mention: Mention;
    readonly brand: Brand;
    readonly now: number;
    readonly notBefore: number;
  }[],
): Promise<void> {
  const routed = news
    .map((one) => ({ ...one, way: explainRoute(matterOf(one.mention), pipeline.routing, one.now) }))
    .filter(({ way }) => way.tellings.length > 0);
  if (routed.length === 0) return;
  const first = await takeNumbers(trx, 'alert', routed.length);
  const drafts = routed.flatMap(({ mention, brand, way, now, notBefore }, i) => {
    const content = composeMentionAlert(mention, { brandName: brand.name });
    const groupKey = mention.storyId === null ? null : `story:${mention.storyId}`;
    const about = { kind: 'mention' as const, mentionId: mention.id, ticketId: mention.ticketId };
    return draftAlerts({ ...about, content, groupKey, number: first + i, now, notBefore }, way);
  });
  await insertAlerts(trx, drafts);
}

/** The clocks that a post sets going by the policies that hold now (`readMentionPolicies`), the earliest first. */
export function clocksFor(
  pipeline: Pipeline,
  policies: readonly SlaPolicy[],
  post: Pick<JudgedPost, 'source' | 'entry' | 'publishedAt' | 'imported'>,
  analysis: Analysis,
) {
  const isReview = (post.entry.rating ?? null) !== null || pipeline.reviewTypes?.has(post.source.type) === true;
  const { urgency, kind, level, flags } = analysis;
  const { publishedAt, imported } = post;
  return startClocksForMention(
    { publishedAt, urgency, kind, level, channel: isReview ? 'review' : 'social', imported, spam: flags.spam },
    policies,
    pipeline.calendars,
  );
}
