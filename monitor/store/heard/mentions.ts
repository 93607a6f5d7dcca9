import type { Analysis, Level, Urgency } from '../../../shared/model/analysis.ts';
import type { Author } from '../../../shared/model/entry.ts';
import type { Mention } from '../../../shared/model/mention.ts';
import { nextNumber } from '../sql/counters.ts';
import { encodeJson } from '../sql/json-column.ts';
import { newId } from '../sql/new-id.ts';
import { StoreError } from '../sql/store-error.ts';
import type { Db } from '../store.ts';
import { judgementColumns, selectMentions, toMention } from './mention-row.ts';
import { indexText } from './search.ts';

/** A judged post before it has a number and a state. */
export type MentionDraft = Pick<
  Mention,
  | 'brandId'
  | 'sourceId'
  | 'site'
  | 'postKey'
  | 'permalink'
  | 'author'
  | 'title'
  | 'text'
  | 'lang'
  | 'rating'
  | 'metrics'
  | 'analysis'
  | 'urgency'
  | 'level'
  | 'publishedAt'
  | 'publishedTrusted'
  | 'foundAt'
  | 'answerDueAt'
  | 'storyId'
  | 'drill'
> & { readonly id?: string; readonly entryId?: string | null };

/**
 * Stores a mention with its number and its words in the search index. One post is one mention of a brand: when the
 * brand and post key are known, the mention that is there comes back with `isNew: false`.
 */
export async function insertMention(trx: Db, draft: MentionDraft): Promise<{ mention: Mention; isNew: boolean }> {
  const known = await findByKey(trx, draft.brandId, draft.postKey);
  if (known) return { mention: known, isNew: false };
  const id = draft.id ?? newId(draft.foundAt);
  const number = await nextNumber(trx, 'mention');
  const inserted = await trx
    .insertInto('mentions')
    .values({
      id,
      number,
      entryId: draft.entryId ?? null,
      brandId: draft.brandId,
      sourceId: draft.sourceId,
      site: draft.site,
      postKey: draft.postKey,
      permalink: draft.permalink,
      author: draft.author ? encodeJson(draft.author) : null,
      authorKey: authorKeyOf(draft.site, draft.author),
      title: draft.title,
      text: draft.text,
      lang: draft.lang,
      rating: draft.rating,
      metrics: draft.metrics ? encodeJson(draft.metrics) : null,
      ...judgementColumns(draft),
      state: 'open',
      settled: 0,
      claimedBy: null,
      answeredBy: null,
      answeredHow: null,
      dismissReason: null,
      publishedAt: draft.publishedAt,
      publishedTrusted: draft.publishedTrusted ? 1 : 0,
      foundAt: draft.foundAt,
      toldAt: null,
      claimedAt: null,
      answeredAt: null,
      ticketId: null,
      storyId: draft.storyId,
      updatedAt: draft.foundAt,
      drill: draft.drill ? 1 : 0,
    })
    .onConflict((oc) => oc.columns(['brandId', 'postKey']).doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 0n) {
    // Another monitor was faster between the look and the write; the number it cost stays unused.
    const other = await findByKey(trx, draft.brandId, draft.postKey);
    if (other) return { mention: other, isNew: false };
  }
  await indexText(trx, 'mention', number, [draft.title, draft.text, draft.author?.name]);
  return { mention: await getMention(trx, id), isNew: true };
}

async function findByKey(trx: Db, brandId: string, postKey: string): Promise<Mention | null> {
  const row = await selectMentions(trx)
    .where('mentions.brandId', '=', brandId)
    .where('mentions.postKey', '=', postKey)
    .executeTakeFirst();
  return row ? toMention(row) : null;
}

/** @throws StoreError `not-found`. */
export async function getMention(db: Db, id: string): Promise<Mention> {
  const row = await selectMentions(db).where('mentions.id', '=', id).executeTakeFirst();
  if (!row) throw new StoreError('not-found', `There is no mention ${id}.`);
  return toMention(row);
}

/** Several mentions at once, in no order; unknown ids are left out. */
export async function getMentions(db: Db, ids: readonly string[]): Promise<Mention[]> {
  if (ids.length === 0) return [];
  return (await selectMentions(db).where('mentions.id', 'in', ids).execute()).map(toMention);
}

/** The mentions of the posts on a page (at most a few hundred keys); a post may be a mention of several brands. */
export async function findMentionsByPostKeys(db: Db, postKeys: readonly string[]): Promise<Mention[]> {
  if (postKeys.length === 0) return [];
  const rows = await selectMentions(db).where('mentions.postKey', 'in', postKeys).orderBy('mentions.number').execute();
  return rows.map(toMention);
}

/** The mentions of a story, the oldest first. */
export async function listMentionsOfStory(db: Db, storyId: string, limit = 500): Promise<Mention[]> {
  const rows = await selectMentions(db)
    .where('mentions.storyId', '=', storyId)
    .orderBy('mentions.publishedAt')
    .limit(limit)
    .execute();
  return rows.map(toMention);
}

/** Replaces the judgement: the text was edited, a person corrected it, the rules changed. */
export async function rejudgeMention(
  trx: Db,
  change: {
    id: string;
    analysis: Analysis;
    urgency: Urgency;
    level: Level;
    answerDueAt: number | null;
    now: number;
    /** The words after an edit; left out: as they were. */
    title?: string | null;
    text?: string;
  },
): Promise<Mention> {
  const words = {
    ...(change.title === undefined ? {} : { title: change.title }),
    ...(change.text === undefined ? {} : { text: change.text }),
  };
  await trx
    .updateTable('mentions')
    .set({ ...judgementColumns(change), ...words, updatedAt: change.now })
    .where('id', '=', change.id)
    .execute();
  const mention = await getMention(trx, change.id);
  if (change.text !== undefined || change.title !== undefined)
    await indexText(trx, 'mention', mention.number, [mention.title, mention.text, mention.author?.name]);
  return mention;
}

/** Links a mention to its ticket or its story. */
export async function linkMention(
  trx: Db,
  link: { id: string; ticketId?: string | null; storyId?: string | null; now: number },
): Promise<Mention> {
  await trx
    .updateTable('mentions')
    .set({
      updatedAt: link.now,
      ...(link.ticketId === undefined ? {} : { ticketId: link.ticketId }),
      ...(link.storyId === undefined ? {} : { storyId: link.storyId }),
    })
    .where('id', '=', link.id)
    .execute();
  return getMention(trx, link.id);
}

/** Complaints of an author about a brand that are on record (ESC-2); what was put aside as not ours, spam or a repeat is none. */
export async function countComplaintsOf(
  db: Db,
  of: { authorKey: string; brandId: string; drill: boolean; exceptPostKeys: readonly string[] },
): Promise<number> {
  const row = await db
    .selectFrom('mentions')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('authorKey', '=', of.authorKey)
    .where('brandId', '=', of.brandId)
    .where('complaint', '=', 1)
    .$if(of.exceptPostKeys.length > 0, (query) => query.where('postKey', 'not in', of.exceptPostKeys))
    .where('drill', '=', of.drill ? 1 : 0)
    .where((eb) => eb.or([eb('dismissReason', 'is', null), eb('dismissReason', '=', 'no-answer-needed')]))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Who wrote a post, as far as the platform tells it apart from everybody else. */
export function authorKeyOf(site: string, author: Author | null): string | null {
  const own = author?.id ?? author?.url ?? null;
  return own === null ? null : `${site}:${own}`;
}
