import type { Analysis } from '../../shared/model/analysis.ts';
import { LEVELS } from '../../shared/model/analysis.ts';
import type { Brand } from '../../shared/model/brand.ts';
import type { Entry } from '../../shared/model/entry.ts';
import type { Mention } from '../../shared/model/mention.ts';
import type { Source } from '../../shared/model/source.ts';
import { isMention } from '../../shared/understanding/is-mention.ts';
import type { Post } from '../../shared/understanding/post.ts';
import { insertClock, listClocksOf } from '../store/desk/clocks.ts';
import { appendEvent } from '../store/events.ts';
import { insertEntriesOnce, type StoredEntry } from '../store/heard/entries.ts';
import { authorKeyOf, countComplaintsOf, findMentionsByPostKeys, rejudgeMention } from '../store/heard/mentions.ts';
import { addSighting } from '../store/heard/sightings.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import type { Db } from '../store/store.ts';
import { believePublication } from './believe-publication.ts';
import { noteOwnAnswer } from './note-own-answer.ts';
import { isOwnAccount } from './own-account.ts';
import type { Pipeline } from './pipeline.ts';
import { postKeyOf, postKeysOf } from './post-key.ts';
import { readWords, toPost } from './read-post.ts';
import {
  alertOf,
  clocksFor,
  type JudgedPost,
  joinWords,
  type PendingEvent,
  recordMention,
  siteOf,
} from './record-mention.ts';
import { skipKnown } from './skip-known.ts';

/** Entries in one transaction; the database stops the event loop while it writes, so that nothing else waits long. */
const BATCH = 20;

export interface EntryBatch {
  readonly source: Source;
  readonly entries: readonly Entry[];
  readonly now: number;
  /** What was published before this instant is from before we listened; null: nothing is. */
  readonly importedBefore: number | null;
}

/** What became of the entries. */
export interface RecordedEntries {
  readonly newEntries: number;
  readonly found: readonly Mention[];
  readonly updated: readonly Mention[];
  /** Instants of publication of the new entries that can be believed. */
  readonly publishedAts: readonly number[];
}

/**
 * Stores every entry once and makes mentions of those that name a brand: mention, clocks, alert rows and event in the transaction of
 * their entry, so that after a crash either all of it is there or the next look finds the entry again.
 * `finish` runs in the last transaction.
 */
export async function recordEntries(
  pipeline: Pipeline,
  batch: EntryBatch,
  finish: (trx: Db, recorded: RecordedEntries) => Promise<void> = async () => undefined,
): Promise<RecordedEntries> {
  let recorded: RecordedEntries = { newEntries: 0, found: [], updated: [], publishedAts: [] };
  const unknown = await skipKnown(pipeline.db, batch.source.id, batch.entries);
  for (let start = 0; start === 0 || start < unknown.length; start += BATCH) {
    const entries = unknown.slice(start, start + BATCH);
    const isLast = start + BATCH >= unknown.length;
    const before = recorded;
    recorded = await inTransaction(pipeline.db, async (trx) => {
      const sum = add(before, await recordChunk(pipeline, trx, { ...batch, entries }));
      if (isLast) await finish(trx, sum);
      pipeline.checkpoint?.('entries:before-commit');
      return sum;
    });
    pipeline.checkpoint?.('entries:committed');
  }
  for (const mention of recorded.found) pipeline.observer?.mentionFound?.(mention);
  pipeline.observer?.entriesStored?.(recorded.newEntries, batch.source.drill);
  return recorded;
}

async function recordChunk(pipeline: Pipeline, trx: Db, batch: EntryBatch): Promise<RecordedEntries> {
  const { source, entries, now } = batch;
  const stored = await insertEntriesOnce(trx, { sourceId: source.id, entries, now, drill: source.drill });
  pipeline.checkpoint?.('entries:inserted');
  const events: PendingEvent[] = [];
  const publishedAts: number[] = [];
  for (const one of stored) {
    const { publishedAt, publishedTrusted } = believePublication(one.entry.publishedAt, now);
    if (one.outcome === 'new' && publishedTrusted) publishedAts.push(publishedAt);
    if (one.outcome === 'known') {
      if (!one.sameSource) await seeAgain(trx, one, batch);
      continue;
    }
    if (isOwnAccount(one.entry.author, pipeline.brands)) {
      await noteOwnAnswer(trx, { entry: one.entry, publishedAt, now });
      continue;
    }
    const words = readWords(one.entry);
    // Most entries name nobody: what cannot become a mention need not be judged.
    if (one.outcome === 'new' && !isReviewOfBrand(source, one.entry) && !pipeline.analyzer.mayName(words)) continue;
    const analysis = await judge(pipeline, trx, source, one.entry, toPost(one.entry, words, publishedAt));
    const post: JudgedPost = {
      source,
      entryId: one.id,
      entry: one.entry,
      words,
      postKey: postKeyOf(one.entry, source.id),
      analysis,
      publishedAt,
      publishedTrusted,
      imported: batch.importedBefore !== null && (!publishedTrusted || publishedAt < batch.importedBefore),
      now,
    };
    events.push(...(await recordPost(pipeline, trx, post, one.outcome)));
  }
  for (const { type, mention } of events) {
    await appendEvent(trx, { at: now, type, subjectId: mention.id, drill: mention.drill, data: mention });
  }
  const of = (type: PendingEvent['type']) =>
    events.filter((event) => event.type === type).map(({ mention }) => mention);
  const newEntries = stored.filter(({ outcome }) => outcome === 'new').length;
  return { newEntries, found: of('mention.found'), updated: of('mention.updated'), publishedAts };
}

async function recordPost(
  pipeline: Pipeline,
  trx: Db,
  post: JudgedPost,
  outcome: 'new' | 'revised',
): Promise<PendingEvent[]> {
  const events: PendingEvent[] = [];
  const known = outcome === 'revised' ? await findMentionsByPostKeys(trx, postKeysOf(post.entry, post.source.id)) : [];
  for (const mention of known) {
    if (!isIdleEdit(mention, post)) events.push(await rejudge(pipeline, trx, post, mention));
  }
  for (const brand of brandsOf(pipeline.brands, post.source, post.entry, post.analysis)) {
    if (known.some(({ brandId }) => brandId === brand.id)) continue;
    const event = await recordMention(pipeline, trx, post, brand);
    if (event) events.push(event);
  }
  return events;
}

/** Judges a post; one whose author has complained of the brand before is judged with that known (ESC-2). */
async function judge(pipeline: Pipeline, trx: Db, source: Source, entry: Entry, post: Post): Promise<Analysis> {
  const analysis = pipeline.analyzer.analyze(post);
  const authorKey = authorKeyOf(siteOf(source, entry), entry.author);
  if (authorKey === null) return analysis;
  let earlierComplaints = 0;
  for (const brand of brandsOf(pipeline.brands, source, entry, analysis)) {
    const of = { authorKey, brandId: brand.id, drill: source.drill, exceptPostKeys: postKeysOf(entry, source.id) };
    earlierComplaints = Math.max(earlierComplaints, await countComplaintsOf(trx, of));
  }
  return earlierComplaints === 0 ? analysis : pipeline.analyzer.analyze({ ...post, earlierComplaints });
}

/** Some sites write counters (views, likes) into the text: that is no edit that anybody must hear of, as long as the judgement stays. */
function isIdleEdit(before: Mention, post: JudgedPost): boolean {
  const withoutNumbers = (text: string) => text.replace(/[\d\s,.]+/g, '');
  const { level, urgency, flags } = post.analysis;
  return (
    withoutNumbers(joinWords(before)) === withoutNumbers(joinWords(post.words)) &&
    level === before.level &&
    urgency === before.urgency &&
    flags.amountYuan === before.analysis.flags.amountYuan
  );
}

/** The author edited the post: it is judged anew, and people hear of it again only when it has become worse. */
async function rejudge(pipeline: Pipeline, trx: Db, post: JudgedPost, before: Mention): Promise<PendingEvent> {
  const { analysis, now } = post;
  const running = await listClocksOf(trx, before.id);
  // A post that became a complaint by an edit is public as a complaint since that edit.
  const { publishedAt } = believePublication(post.entry.updatedAt, now);
  const clocks =
    running.length > 0 || before.state !== 'open'
      ? []
      : await clocksFor(pipeline, trx, { ...post, publishedAt }, analysis);
  for (const clock of clocks) await insertClock(trx, { ...clock, subjectId: before.id, drill: before.drill });
  const mention = await rejudgeMention(trx, {
    id: before.id,
    analysis,
    urgency: analysis.urgency,
    level: analysis.level,
    answerDueAt: before.answerDueAt ?? clocks[0]?.dueAt ?? null,
    now,
    ...post.words,
  });
  const isWorse = LEVELS.indexOf(mention.level) > LEVELS.indexOf(before.level);
  const brand = pipeline.brands.find(({ id }) => id === mention.brandId);
  if (isWorse && brand && before.state === 'open' && !post.imported) {
    await alertOf(pipeline, trx, mention, brand, { now, notBefore: now });
  }
  return { type: 'mention.updated', mention };
}

/** Where a source is about one brand alone, its reviews need not name it. */
function isReviewOfBrand(source: Source, entry: Entry): boolean {
  return (entry.rating ?? null) !== null && source.brandIds.length === 1;
}

/** The brands that a post is a mention of. */
function brandsOf(brands: readonly Brand[], source: Source, entry: Entry, analysis: Analysis): Brand[] {
  const heard = brands.filter(({ id }) => source.brandIds.length === 0 || source.brandIds.includes(id));
  if (isReviewOfBrand(source, entry)) return heard;
  if (!isMention(analysis)) return [];
  const named = new Set(analysis.matches.filter(({ type }) => type === 'brand').map(({ brandId }) => brandId));
  return heard.filter(({ id }) => named.has(id));
}

async function seeAgain(trx: Db, stored: StoredEntry, batch: EntryBatch): Promise<void> {
  const { source, now } = batch;
  for (const mention of await findMentionsByPostKeys(trx, postKeysOf(stored.entry, source.id))) {
    await addSighting(trx, { mentionId: mention.id, sourceId: source.id, link: stored.entry.link, now });
  }
}

function add(a: RecordedEntries, b: RecordedEntries): RecordedEntries {
  return {
    newEntries: a.newEntries + b.newEntries,
    found: [...a.found, ...b.found],
    updated: [...a.updated, ...b.updated],
    publishedAts: [...a.publishedAts, ...b.publishedAts],
  };
}
