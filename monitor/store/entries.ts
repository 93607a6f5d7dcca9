import type { Author, Entry, Metrics } from '../../shared/model/entry.ts';
import type { Db } from './database.ts';
import { digestEntry, isErasedMark, markErased } from './entry-digest.ts';
import { encodeJson, type JsonText } from './json-column.ts';
import { newId } from './new-id.ts';

export interface EntriesTable {
  id: string;
  sourceId: string;
  guid: string | null;
  postKey: string | null;
  /** Same title, text and link: the same post, whatever the source calls it. */
  fingerprint: string;
  /** Of title and text alone: tells an edit. */
  contentHash: string;
  link: string | null;
  title: string | null;
  author: JsonText | null;
  publishedAt: number | null;
  updatedAt: number | null;
  summary: string | null;
  content: string | null;
  lang: string | null;
  rating: number | null;
  metrics: JsonText | null;
  replyTo: string | null;
  foundAt: number;
  revision: number;
  drill: number;
}

/** What an entry said before it was edited. */
export interface EntryRevisionsTable {
  entryId: string;
  revision: number;
  replacedAt: number;
  title: string | null;
  summary: string | null;
  content: string | null;
}

/** What became of one entry of a poll. */
export interface StoredEntry {
  /** Id of the stored row: of this entry or of the one it repeats. */
  readonly id: string;
  readonly entry: Entry;
  /** `known`: stored before, by this source or another; `revised`: the same post with a changed text. */
  readonly outcome: 'new' | 'known' | 'revised';
  /** False: first seen through another source. */
  readonly sameSource: boolean;
}

/** Entries in one transaction; node:sqlite stops the event loop while it writes, so callers cut larger polls. */
export const ENTRY_BATCH = 50;

/**
 * Stores every entry once, in the order given. The same post is recognised by the platform's key, by the source's own
 * id together with the link, and by its content; so ids that change with every poll make no new entries, and an id
 * that is used again for another post does not hide it.
 */
export async function insertEntriesOnce(
  trx: Db,
  poll: { sourceId: string; entries: readonly Entry[]; now: number; drill: boolean },
): Promise<StoredEntry[]> {
  const stored: StoredEntry[] = [];
  for (const entry of poll.entries) stored.push(await insertEntryOnce(trx, entry, poll));
  return stored;
}

type Known = Pick<
  EntriesTable,
  'id' | 'fingerprint' | 'sourceId' | 'link' | 'contentHash' | 'revision' | 'title' | 'summary' | 'content'
>;

async function insertEntryOnce(
  trx: Db,
  entry: Entry,
  poll: { sourceId: string; now: number; drill: boolean },
): Promise<StoredEntry> {
  const digest = digestEntry(entry, poll.sourceId);
  const known = await findKnown(trx, entry, poll.sourceId, digest.fingerprint);
  if (known) return reviseIfEdited(trx, known, entry, digest, poll);
  const id = newId(poll.now);
  const inserted = await trx
    .insertInto('entries')
    .values({
      id,
      sourceId: poll.sourceId,
      guid: entry.id,
      postKey: entry.postKey ?? null,
      ...digest,
      link: entry.link,
      title: entry.title,
      author: encodeOptional(entry.author),
      publishedAt: entry.publishedAt,
      updatedAt: entry.updatedAt,
      summary: entry.summary,
      content: entry.content,
      lang: entry.lang,
      rating: entry.rating ?? null,
      metrics: encodeOptional(entry.metrics),
      replyTo: entry.replyTo ?? null,
      foundAt: poll.now,
      revision: 1,
      drill: poll.drill ? 1 : 0,
    })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 0n) return { id, entry, outcome: 'new', sameSource: true };
  // Another monitor stored it between the look and the write.
  const other = await findKnown(trx, entry, poll.sourceId, digest.fingerprint);
  if (!other) throw new Error(`An entry of source ${poll.sourceId} is neither new nor known.`);
  return reviseIfEdited(trx, other, entry, digest, poll);
}

async function findKnown(trx: Db, entry: Entry, sourceId: string, fingerprint: string): Promise<Known | null> {
  const select = () =>
    trx
      .selectFrom('entries')
      .select(['id', 'fingerprint', 'sourceId', 'link', 'contentHash', 'revision', 'title', 'summary', 'content'])
      .limit(1);
  if (entry.postKey) {
    const row = await select()
      .where('postKey', 'in', [entry.postKey, markErased(entry.postKey)])
      .executeTakeFirst();
    if (row) return row;
  }
  if (entry.id !== null) {
    const row = await select()
      .where('sourceId', '=', sourceId)
      .where('guid', '=', entry.id)
      .$if(entry.link !== null, (query) =>
        query.where((eb) => eb.or([eb('link', '=', entry.link), eb('link', 'is', null)])),
      )
      .executeTakeFirst();
    if (row) return row;
  }
  return (
    (await select()
      .where('fingerprint', 'in', [fingerprint, markErased(fingerprint)])
      .executeTakeFirst()) ?? null
  );
}

async function reviseIfEdited(
  trx: Db,
  known: Known,
  entry: Entry,
  digest: { contentHash: string },
  poll: { sourceId: string; now: number },
): Promise<StoredEntry> {
  const sameSource = known.sourceId === poll.sourceId;
  // Another source may cut the text or add to it; only the source that brought the post tells of edits.
  // What was erased on request stays empty.
  if (known.contentHash === digest.contentHash || !sameSource || isErasedMark(known.fingerprint))
    return { id: known.id, entry, outcome: 'known', sameSource };
  await trx
    .insertInto('entryRevisions')
    .values({
      entryId: known.id,
      revision: known.revision,
      replacedAt: poll.now,
      title: known.title,
      summary: known.summary,
      content: known.content,
    })
    .execute();
  await trx
    .updateTable('entries')
    .set({
      title: entry.title,
      summary: entry.summary,
      content: entry.content,
      updatedAt: entry.updatedAt,
      contentHash: digest.contentHash,
      revision: known.revision + 1,
    })
    .where('id', '=', known.id)
    .execute();
  return { id: known.id, entry, outcome: 'revised', sameSource };
}

function encodeOptional(value: Author | Metrics | null | undefined): JsonText | null {
  return value ? encodeJson(value) : null;
}
