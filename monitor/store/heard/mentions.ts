import type { Analysis, Level, Urgency } from '../../../shared/model/analysis.ts';
import type { Author } from '../../../shared/model/entry.ts';
import type { Mention } from '../../../shared/model/mention.ts';
import { compileOnce } from '../sql/compile-once.ts';
import { takeNumbers } from '../sql/counters.ts';
import { insertRows } from '../sql/insert-rows.ts';
import { encodeJson } from '../sql/json-column.ts';
import { isListed, listParameter } from '../sql/list-parameter.ts';
import { newId } from '../sql/new-id.ts';
import { StoreError } from '../sql/store-error.ts';
import type { Db } from '../store.ts';
import type { MentionsTable } from '../tables/heard.ts';
import { findMentionKeys } from './mention-keys.ts';
import { judgementColumns, selectMentions, toMention } from './mention-row.ts';
import { addTexts, indexText } from './search.ts';

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
 * Stores mentions with their numbers and their words in the search index. One post is one mention of a brand: the caller has looked
 * (`findMentionsByPostKeys`) after `lockCounters`.
 * @param storySizes how large the stories are with them.
 * @throws StoreError `busy` when one is there all the same, so that the transaction is tried again and finds it.
 */
export async function insertMentions(
  trx: Db,
  drafts: readonly MentionDraft[],
  storySizes: readonly (number | null)[],
): Promise<Mention[]> {
  if (drafts.length === 0) return [];
  const first = await takeNumbers(trx, 'mention', drafts.length);
  const made = drafts.map((draft, i) => ({ draft, row: toRow(draft, first + i) }));
  const inserted = await insertRows(
    trx,
    'mentions',
    made.map(({ row }) => row),
    'on conflict ("postKey", "brandId") do nothing returning id',
  );
  if (inserted.length < made.length) throw new StoreError('busy', 'Another writer stored one of these posts first.');
  const texts = drafts.map(({ title, text, author }, i) => ({
    number: first + i,
    texts: [title, text, author?.name],
  }));
  await addTexts(trx, 'mention', texts);
  return made.map(({ draft, row }, i) => newMention(draft, row, storySizes[i] ?? 1));
}

/** A mention as it was just written, without reading back what was put into its row. */
function newMention(draft: MentionDraft, { id, number }: MentionsTable, storySize: number): Mention {
  const { entryId: _, ...said } = draft;
  return {
    ...said,
    id,
    number,
    state: 'open',
    claimedBy: null,
    answeredBy: null,
    answeredHow: null,
    dismissReason: null,
    toldAt: null,
    claimedAt: null,
    answeredAt: null,
    ticketId: null,
    storySize,
  };
}

function toRow(draft: MentionDraft, number: number): MentionsTable {
  return {
    id: draft.id ?? newId(draft.foundAt),
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
    answerText: null,
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
  };
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
  const ids = [...new Set((await findMentionKeys(db, postKeys)).map(({ mentionId }) => mentionId))];
  if (ids.length === 0) return [];
  return (await readMentions(db, [listParameter(db, ids)])).map(toMention);
}

const readMentions = compileOnce((db) =>
  selectMentions(db).where(isListed(db, 'mentions.id')).orderBy('mentions.number'),
);

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

/** Who wrote a post, as far as the platform tells it apart from everybody else. */
export function authorKeyOf(site: string, author: Author | null): string | null {
  const own = author?.id ?? author?.url ?? null;
  return own === null ? null : `${site}:${own}`;
}
