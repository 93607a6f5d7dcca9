import { LEVELS } from '../../shared/model/analysis.ts';
import type { Entry } from '../../shared/model/entry.ts';
import type { Mention } from '../../shared/model/mention.ts';
import type { Source } from '../../shared/model/source.ts';
import { joinMentions } from '../desk/join-mentions.ts';
import { readMentionPolicies } from '../desk/read-policies.ts';
import { insertClock, listClocksOf } from '../store/desk/clocks.ts';
import { appendEvents } from '../store/events.ts';
import { insertEntriesOnce, type StoredEntry } from '../store/heard/entries.ts';
import { findMentionsByPostKeys, rejudgeMention } from '../store/heard/mentions.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import { StoreError, type StoreErrorCode } from '../store/sql/store-error.ts';
import type { Db } from '../store/store.ts';
import { believePublication } from './believe-publication.ts';
import { isReviewOfBrand, judgePosts } from './judge-posts.ts';
import type { BrandedPost, JudgedPost } from './judged-post.ts';
import { noteOwnAnswer } from './note-own-answer.ts';
import { isOwnAccount } from './own-account.ts';
import type { Pipeline } from './pipeline.ts';
import { postKeyOf, postKeysOf } from './post-key.ts';
import { joinWords, readWords, toPost } from './read-post.ts';
import { alertOf, clocksFor, type PendingEvent, type PendingNews, recordMentions } from './record-mentions.ts';
import { seeAgain } from './see-again.ts';
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
  /** Entries at which the program failed, and how: not stored, so that the next look tries them again. */
  readonly refused: readonly { readonly entry: Entry; readonly error: unknown }[];
}

const NOTHING: RecordedEntries = { newEntries: 0, found: [], updated: [], publishedAts: [], refused: [] };

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
  let recorded = NOTHING;
  const unknown = await skipKnown(pipeline.db, batch.source.id, batch.entries);
  for (let start = 0; start === 0 || start < unknown.length; start += BATCH) {
    const entries = unknown.slice(start, start + BATCH);
    const isLast = start + BATCH >= unknown.length;
    recorded = await recordTogether(pipeline, { ...batch, entries }, recorded, isLast ? finish : null);
    pipeline.checkpoint?.('entries:committed');
  }
  for (const mention of recorded.found) pipeline.observer?.mentionFound?.(mention);
  pipeline.observer?.entriesStored?.(recorded.newEntries, batch.source.drill);
  return recorded;
}

/** Records entries in one transaction; where that fails, each in its own, so that one that cannot be recorded keeps no other away. */
async function recordTogether(
  pipeline: Pipeline,
  batch: EntryBatch,
  before: RecordedEntries,
  finish: ((trx: Db, recorded: RecordedEntries) => Promise<void>) | null,
): Promise<RecordedEntries> {
  const inOne = (entries: readonly Entry[], sum: RecordedEntries, end: typeof finish) =>
    inTransaction(pipeline.db, async (trx) => {
      const recorded = add(sum, await recordChunk(pipeline, trx, { ...batch, entries }));
      await end?.(trx, recorded);
      pipeline.checkpoint?.('entries:before-commit');
      return recorded;
    });
  try {
    return await inOne(batch.entries, before, finish);
  } catch (error) {
    if (batch.entries.length === 0 || !mayBeOfAnEntry(error)) throw error;
  }
  let recorded = before;
  for (const entry of batch.entries) {
    try {
      recorded = await inOne([entry], recorded, null);
    } catch (error) {
      if (!mayBeOfAnEntry(error)) throw error;
      const place = entry.link ?? entry.id;
      pipeline.log.error('entry.refused', { sourceId: batch.source.id, entry: place, error: String(error) });
      recorded = { ...recorded, refused: [...recorded.refused, { entry, error }] };
    }
  }
  // If it was `finish` that failed, it fails again and says so.
  return finish === null ? recorded : inOne([], recorded, finish);
}

/** What the database may say of one row only; the rest of its troubles (full, busy, away) concern every entry. */
const ROW_TROUBLES: ReadonlySet<StoreErrorCode> = new Set(['constraint', 'conflict', 'not-found']);

function mayBeOfAnEntry(error: unknown): boolean {
  return !(error instanceof StoreError) || ROW_TROUBLES.has(error.code);
}

async function recordChunk(pipeline: Pipeline, trx: Db, batch: EntryBatch): Promise<RecordedEntries> {
  const { source, entries, now } = batch;
  const stored = await insertEntriesOnce(trx, { sourceId: source.id, entries, now, drill: source.drill });
  pipeline.checkpoint?.('entries:inserted');
  const publishedAts = stored.flatMap(({ entry, outcome }) => {
    const { publishedAt, publishedTrusted } = believePublication(entry.publishedAt, now);
    return outcome === 'new' && publishedTrusted ? [publishedAt] : [];
  });
  const isOwn = ({ entry }: StoredEntry) => isOwnAccount(entry.author, pipeline.brands);
  const changed = stored.filter(({ outcome }) => outcome !== 'known');
  const { events, twins } = await recordPosts(
    pipeline,
    trx,
    batch,
    changed.filter((one) => !isOwn(one)),
  );
  const again = stored.filter(({ outcome, sameSource }) => outcome === 'known' && !sameSource);
  const proven = await seeAgain(
    trx,
    again.map(({ entry }) => entry),
    batch,
  );
  await appendEvents(
    trx,
    events.map(({ type, mention }) => ({ at: now, type, subjectId: mention.id, drill: mention.drill, data: mention })),
  );
  // What tells more of a mention comes after it, as both may stand in one document, in any order.
  for (const one of changed.filter(isOwn)) {
    const { publishedAt } = believePublication(one.entry.publishedAt, now);
    await noteOwnAnswer(trx, { entry: one.entry, publishedAt, now });
  }
  for (const pair of [...twins, ...proven]) await joinMentions(trx, pair, now);
  const of = (type: PendingEvent['type']) =>
    events.filter((event) => event.type === type).map(({ mention }) => mention);
  const newEntries = stored.filter(({ outcome }) => outcome === 'new').length;
  return { newEntries, found: of('mention.found'), updated: of('mention.updated'), publishedAts, refused: [] };
}

/** Judges new and edited posts and writes what follows from it. */
async function recordPosts(
  pipeline: Pipeline,
  trx: Db,
  batch: EntryBatch,
  stored: readonly StoredEntry[],
): Promise<PendingNews> {
  const { source, now } = batch;
  const read = stored.flatMap((one) => {
    const words = readWords(one.entry);
    // Most entries name nobody: what cannot become a mention need not be judged.
    if (one.outcome === 'new' && !isReviewOfBrand(source, one.entry) && !pipeline.analyzer.mayName(words)) return [];
    const { publishedAt, publishedTrusted } = believePublication(one.entry.publishedAt, now);
    const post = toPost(one.entry, words, publishedAt);
    return [{ ...one, words, publishedAt, publishedTrusted, post }];
  });
  const judgements = await judgePosts(pipeline, trx, source, read);
  const events: PendingEvent[] = [];
  const branded: BrandedPost[] = [];
  for (const [i, { id, entry, outcome, words, publishedAt, publishedTrusted }] of read.entries()) {
    const judgement = judgements[i];
    if (judgement === undefined) continue;
    const { analysis, brands } = judgement;
    const imported = batch.importedBefore !== null && (!publishedTrusted || publishedAt < batch.importedBefore);
    const postKey = postKeyOf(entry, source.id);
    const times = { publishedAt, publishedTrusted, imported, now };
    const post: JudgedPost = { source, entryId: id, entry, words, postKey, analysis, ...times };
    const known = outcome === 'revised' ? await findMentionsByPostKeys(trx, postKeysOf(entry, source.id)) : [];
    for (const mention of known) {
      if (!isIdleEdit(mention, post)) events.push(await rejudge(pipeline, trx, post, mention));
    }
    const strange = brands.filter(({ id: brandId }) => !known.some((mention) => mention.brandId === brandId));
    branded.push(...strange.map((brand) => ({ post, brand })));
  }
  const recorded = await recordMentions(pipeline, trx, branded);
  return { events: [...events, ...recorded.events], twins: recorded.twins };
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
      : clocksFor(pipeline, await readMentionPolicies(trx, pipeline.slaPolicies), { ...post, publishedAt }, analysis);
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
    await alertOf(pipeline, trx, [{ mention, brand, now, notBefore: now }]);
  }
  return { type: 'mention.updated', mention };
}

function add(a: RecordedEntries, b: RecordedEntries): RecordedEntries {
  return {
    newEntries: a.newEntries + b.newEntries,
    found: [...a.found, ...b.found],
    updated: [...a.updated, ...b.updated],
    publishedAts: [...a.publishedAts, ...b.publishedAts],
    refused: [...a.refused, ...b.refused],
  };
}
