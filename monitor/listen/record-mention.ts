import type { Analysis } from '../../shared/model/analysis.ts';
import type { Brand } from '../../shared/model/brand.ts';
import type { Entry } from '../../shared/model/entry.ts';
import type { EventType } from '../../shared/model/event.ts';
import type { Mention } from '../../shared/model/mention.ts';
import type { Source } from '../../shared/model/source.ts';
import { startClocksForMention } from '../../shared/service/clock.ts';
import { composeMentionAlert } from '../alert/compose-alert.ts';
import { routeMention } from '../alert/route-alert.ts';
import { replanEscalations } from '../desk/escalation/replan.ts';
import { readMentionPolicies } from '../desk/read-policies.ts';
import { insertAlert } from '../store/alerts.ts';
import { insertClock } from '../store/desk/clocks.ts';
import { isErasedPost } from '../store/forget/tombstones.ts';
import { findMentionsByPostKeys, insertMention, type MentionDraft } from '../store/heard/mentions.ts';
import { addSighting } from '../store/heard/sightings.ts';
import type { Db } from '../store/store.ts';
import { foldStory, isNews } from './fold-story.ts';
import type { Pipeline } from './pipeline.ts';
import { looksLikeSamePost, postKeyOf, postKeysOf, splitPostKey } from './post-key.ts';
import type { PostWords } from './read-post.ts';

/** Well inside the window of SOC-1, and long enough for a storm to gather. */
const STORY_DIGEST_MS = 2 * 60_000;

/** An event to be written at the very end of the transaction, with the mention as it is then. */
export interface PendingEvent {
  readonly type: EventType;
  readonly mention: Mention;
}

/** A post that names a brand, judged. */
export interface JudgedPost {
  readonly source: Source;
  readonly entryId: string;
  readonly entry: Entry;
  readonly words: PostWords;
  readonly postKey: string;
  readonly analysis: Analysis;
  readonly publishedAt: number;
  readonly publishedTrusted: boolean;
  /** From before we listened: no clock, no alert (section 1 of the service rules). */
  readonly imported: boolean;
  readonly now: number;
}

/**
 * Makes a post a mention of a brand: with its story, its clocks and its alerts. A mention that is there already is only seen once more.
 * Returns null in that case.
 */
export async function recordMention(
  pipeline: Pipeline,
  trx: Db,
  post: JudgedPost,
  brand: Brand,
): Promise<PendingEvent | null> {
  const known = await findKnown(trx, post, brand.id);
  if (known.mention) {
    await see(trx, known.mention.id, post);
    return null;
  }
  // SEC-2: it was erased on request, perhaps by way of a backup that no longer had its entry.
  if (await isErasedPost(trx, known.postKey)) return null;
  const { source, entry, words, analysis, now } = post;
  const clocks = await clocksFor(pipeline, trx, post, analysis);
  const text = joinWords(words);
  const story = await foldStory(trx, { brandId: brand.id, text, level: analysis.level, drill: source.drill, now });
  const draft: MentionDraft = {
    entryId: post.entryId,
    brandId: brand.id,
    sourceId: source.id,
    site: siteOf(source, entry),
    postKey: known.postKey,
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
    answerDueAt: clocks[0]?.dueAt ?? null,
    storyId: story?.id ?? null,
    drill: source.drill,
  };
  const { mention, isNew } = await insertMention(trx, draft);
  await see(trx, mention.id, post);
  if (!isNew) return null;
  pipeline.checkpoint?.('mention:inserted');
  for (const clock of clocks) await insertClock(trx, { ...clock, subjectId: mention.id, drill: mention.drill });
  if (clocks.length > 0) await replanEscalations(trx, 'mention', mention.id, now);
  const notBefore =
    story === null || isNews(story, analysis.level) ? now : now + (pipeline.storyDigestMs ?? STORY_DIGEST_MS);
  if (!post.imported) await alertOf(pipeline, trx, mention, brand, { now, notBefore });
  pipeline.checkpoint?.('mention:alerted');
  return { type: 'mention.found', mention };
}

/** Writes one row for each channel that must hear of it, all under one number. */
export async function alertOf(
  pipeline: Pipeline,
  trx: Db,
  mention: Mention,
  brand: Brand,
  when: { readonly now: number; readonly notBefore: number },
): Promise<void> {
  const content = composeMentionAlert(mention, { brandName: brand.name });
  let number: number | undefined;
  for (const channelId of routeMention(mention, pipeline.routing)) {
    const alert = await insertAlert(trx, {
      kind: 'mention',
      mentionId: mention.id,
      ticketId: mention.ticketId,
      channelId,
      content,
      groupKey: mention.storyId === null ? null : `story:${mention.storyId}`,
      ...when,
      ...(number === undefined ? {} : { number }),
    });
    number = alert.number;
  }
}

/** The clocks that a post sets going by the policies that hold now, the earliest first. */
export async function clocksFor(
  pipeline: Pipeline,
  trx: Db,
  post: Pick<JudgedPost, 'source' | 'entry' | 'publishedAt' | 'imported'>,
  analysis: Analysis,
) {
  const isReview = (post.entry.rating ?? null) !== null || pipeline.reviewTypes?.has(post.source.type) === true;
  const { urgency, kind, level, flags } = analysis;
  const { publishedAt, imported } = post;
  return startClocksForMention(
    { publishedAt, urgency, kind, level, channel: isReview ? 'review' : 'social', imported, spam: flags.spam },
    await readMentionPolicies(trx, pipeline.slaPolicies),
    pipeline.calendars,
  );
}

/** The words as one text. */
export function joinWords(words: PostWords): string {
  return words.title ? `${words.title}\n${words.text}` : words.text;
}

async function findKnown(
  trx: Db,
  post: JudgedPost,
  brandId: string,
): Promise<{ mention: Mention | null; postKey: string }> {
  const ofBrand = async (keys: readonly string[]) =>
    (await findMentionsByPostKeys(trx, keys)).find((mention) => mention.brandId === brandId) ?? null;
  const mention = await ofBrand(postKeysOf(post.entry, post.source.id));
  if (!mention || looksLikeSamePost(joinWords(mention), joinWords(post.words))) {
    return { mention, postKey: post.postKey };
  }
  const postKey = splitPostKey(post.postKey, post.entry);
  return { mention: await ofBrand([postKey]), postKey };
}

async function see(trx: Db, mentionId: string, post: JudgedPost): Promise<void> {
  await addSighting(trx, { mentionId, sourceId: post.source.id, link: post.entry.link, now: post.now });
}

/** The platform that the key names, else the host of the link, else the kind of source. */
export function siteOf(source: Source, entry: Entry): string {
  const platform = postKeyOf(entry, source.id).match(/^([a-z][a-z0-9-]*):/)?.[1];
  if (platform && platform !== 'link' && platform !== 'text' && platform !== source.id) return platform;
  return entry.link && URL.canParse(entry.link) ? new URL(entry.link).host.replace(/^www\./, '') : source.type;
}
