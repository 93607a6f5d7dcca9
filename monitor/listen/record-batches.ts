import { LEVELS } from '../../shared/model/analysis.ts';
import type { Mention } from '../../shared/model/mention.ts';
import { joinMentions } from '../desk/join-mentions.ts';
import { readMentionPolicies } from '../desk/read-policies.ts';
import { insertClock, listClocksOf } from '../store/desk/clocks.ts';
import { appendEvents } from '../store/events.ts';
import { type EntryPoll, insertEntriesOnce, type StoredEntry } from '../store/heard/entries.ts';
import { findMentionsByPostKeys, rejudgeMention } from '../store/heard/mentions.ts';
import type { Db } from '../store/store.ts';
import { believePublication } from './believe-publication.ts';
import type { EntryBatch, RecordedEntries } from './entry-batch.ts';
import { judgePosts } from './judge-posts.ts';
import type { BrandedPost, JudgedPost } from './judged-post.ts';
import { mayBeMention } from './may-be-mention.ts';
import { isAnsweredBy, noteOwnAnswer } from './note-own-answer.ts';
import { isOwnAccount } from './own-account.ts';
import type { Pipeline } from './pipeline.ts';
import { postKeyOf, postKeysOf } from './post-key.ts';
import { joinWords, readWords, toPost } from './read-post.ts';
import { alertOf, clocksFor, type PendingEvent, type PendingNews, recordMentions } from './record-mentions.ts';
import { seeAgain } from './see-again.ts';

type Stored = StoredEntry<EntryPoll & { readonly batch: EntryBatch }>;

/**
 * Stores the entries of batches, all of practice or none, and what follows from them: each kind of row in one write for all of them.
 * Gives back what became of each batch, in their order.
 */
export async function recordBatches(
  pipeline: Pipeline,
  trx: Db,
  batches: readonly EntryBatch[],
): Promise<RecordedEntries[]> {
  const polls = batches.map((batch) => ({
    ...{ batch, sourceId: batch.source.id, entries: batch.entries, now: batch.now, drill: batch.source.drill },
  }));
  const stored = await insertEntriesOnce(trx, ...polls);
  pipeline.checkpoint?.('entries:inserted');
  const isOwn = ({ entry }: Stored) => entry.byBrand === true || isOwnAccount(entry.author, pipeline.brands);
  const changed = stored.filter(({ outcome }) => outcome !== 'known');
  const answers = changed.filter(isOwn);
  const { events, twins } = await recordPosts(
    pipeline,
    trx,
    changed.filter((one) => !isOwn(one)),
    answers,
  );
  const again = stored.filter(({ outcome, sameSource }) => outcome === 'known' && !sameSource);
  const proven = await seeAgain(
    trx,
    again.map(({ entry, poll }) => ({ entry, sourceId: poll.sourceId, now: poll.now })),
  );
  await appendEvents(
    trx,
    events.map(({ type, mention, post }) => ({
      ...{ at: post.batch.now, type, subjectId: mention.id, drill: mention.drill, data: mention },
    })),
  );
  // What tells more of a mention comes after it, as both may stand in one document, in any order.
  for (const { entry, poll } of answers) {
    const { publishedAt } = believePublication(entry.publishedAt, poll.now);
    await noteOwnAnswer(trx, { entry, sourceId: poll.sourceId, publishedAt, now: poll.now });
  }
  const now = Math.max(...batches.map((batch) => batch.now));
  for (const pair of [...twins, ...proven]) await joinMentions(trx, pair, now);
  return batches.map((batch) => {
    const own = stored.filter(({ poll, outcome }) => poll.batch === batch && outcome === 'new');
    const publishedAts = own.flatMap(({ entry }) => {
      const { publishedAt, publishedTrusted } = believePublication(entry.publishedAt, batch.now);
      return publishedTrusted ? [publishedAt] : [];
    });
    const of = (type: PendingEvent['type']) =>
      events.filter((event) => event.type === type && event.post.batch === batch).map(({ mention }) => mention);
    const newEntries = own.length;
    return { newEntries, found: of('mention.found'), updated: of('mention.updated'), publishedAts, refused: [] };
  });
}

/** Judges new and edited posts and writes what follows from it. */
async function recordPosts(
  pipeline: Pipeline,
  trx: Db,
  stored: readonly Stored[],
  answers: readonly Stored[],
): Promise<PendingNews> {
  const read = stored.flatMap((one) => {
    const { source, now } = one.poll.batch;
    if (one.outcome === 'new' && !mayBeMention(pipeline.analyzer, source, one.entry)) return [];
    const words = readWords(one.entry);
    const { publishedAt, publishedTrusted } = believePublication(one.entry.publishedAt, now);
    const post = toPost(one.entry, words, publishedAt);
    return [{ ...one, source, words, publishedAt, publishedTrusted, post }];
  });
  const judgements = await judgePosts(pipeline, trx, read);
  const events: PendingEvent[] = [];
  const branded: BrandedPost[] = [];
  for (const [i, { id, entry, outcome, words, publishedAt, publishedTrusted, poll }] of read.entries()) {
    const judgement = judgements[i];
    if (judgement === undefined) continue;
    const { analysis, brands } = judgement;
    const { batch } = poll;
    const { source, now } = batch;
    const imported = batch.importedBefore !== null && (!publishedTrusted || publishedAt < batch.importedBefore);
    const postKey = postKeyOf(entry, source.id);
    const isAnswered = answers.some((answer) =>
      isAnsweredBy({ entry, sourceId: source.id }, { entry: answer.entry, sourceId: answer.poll.sourceId }),
    );
    const times = { publishedAt, publishedTrusted, imported, isAnswered, now };
    const post: JudgedPost = { batch, source, entryId: id, entry, words, postKey, analysis, ...times };
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
  if (isWorse && brand && before.state === 'open' && !post.imported && !post.isAnswered) {
    await alertOf(pipeline, trx, [{ mention, brand, now, notBefore: now }]);
  }
  return { type: 'mention.updated', mention, post };
}
