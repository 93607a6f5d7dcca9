import type { Author, Entry, Metrics } from '../../../shared/model/entry.ts';
import { encodeJson, type JsonText } from '../sql/json-column.ts';
import { newId } from '../sql/new-id.ts';
import type { Db } from '../store.ts';
import type { EntriesTable } from '../tables/heard.ts';
import { digestEntry, isErasedMark, markErased } from './entry-digest.ts';

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

/**
 * Stores every entry once, in the order given. The same post is recognised by the platform's key, by the source's own
 * id together with the link, and by its content; so ids that change with every poll make no new entries, and an id
 * that is used again for another post does not hide it.
 */
export async function insertEntriesOnce(
  trx: Db,
  poll: { sourceId: string; entries: readonly Entry[]; now: number; drill: boolean },
): Promise<StoredEntry[]> {
  const digested = poll.entries.map((entry) => ({
    entry,
    digest: digestEntry(entry, poll.sourceId),
    id: newId(poll.now),
  }));
  const strange = await withoutLikeness(trx, digested, poll.sourceId);
  const inserted = await insertRows(trx, strange, poll);
  const stored: StoredEntry[] = [];
  for (const one of digested) {
    const isNew = inserted.has(one.id);
    stored.push(
      isNew
        ? { id: one.id, entry: one.entry, outcome: 'new', sameSource: true }
        : await insertEntryOnce(trx, one, poll),
    );
  }
  return stored;
}

interface Digested {
  readonly entry: Entry;
  readonly digest: { readonly fingerprint: string; readonly contentHash: string };
  /** Of the row, should it become one. */
  readonly id: string;
}

/** Entries that share no key, id or fingerprint with a stored one or with one before them: nearly all of them, told by three questions. */
async function withoutLikeness(trx: Db, digested: readonly Digested[], sourceId: string): Promise<Digested[]> {
  if (digested.length === 0) return [];
  const keys = digested.flatMap(({ entry }) => (entry.postKey ? [entry.postKey] : []));
  const guids = digested.flatMap(({ entry }) => (entry.id === null ? [] : [entry.id]));
  const prints = digested.map(({ digest }) => digest.fingerprint);
  const rows = trx.selectFrom('entries');
  const taken = new Set<string>();
  if (keys.length > 0) {
    const named = [...keys, ...keys.map(markErased)];
    for (const { postKey } of await rows.select('postKey').where('postKey', 'in', named).execute()) {
      taken.add(`key:${postKey}`);
    }
  }
  if (guids.length > 0) {
    const ofSource = rows.select('guid').where('sourceId', '=', sourceId).where('guid', 'in', guids);
    for (const { guid } of await ofSource.execute()) taken.add(`guid:${guid}`);
  }
  const marked = [...prints, ...prints.map(markErased)];
  for (const { fingerprint } of await rows.select('fingerprint').where('fingerprint', 'in', marked).execute()) {
    taken.add(`print:${fingerprint}`);
  }
  return digested.filter(({ entry, digest }) => {
    const { fingerprint } = digest;
    const own = [`print:${fingerprint}`, ...(entry.id === null ? [] : [`guid:${entry.id}`])];
    if (entry.postKey) own.push(`key:${entry.postKey}`);
    const erased = [`print:${markErased(fingerprint)}`, ...(entry.postKey ? [`key:${markErased(entry.postKey)}`] : [])];
    const isTaken = [...own, ...erased].some((name) => taken.has(name));
    for (const name of own) taken.add(name);
    return !isTaken;
  });
}

/** Ids of the rows that were written; the others another monitor stored between the look and the write. */
async function insertRows(
  trx: Db,
  digested: readonly Digested[],
  poll: { sourceId: string; now: number; drill: boolean },
): Promise<ReadonlySet<string>> {
  if (digested.length === 0) return new Set();
  const rows = await trx
    .insertInto('entries')
    .values(digested.map((one) => toRow(one, poll)))
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .execute();
  return new Set(rows.map(({ id }) => id));
}

function toRow({ entry, digest, id }: Digested, poll: { sourceId: string; now: number; drill: boolean }): EntriesTable {
  return {
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
  };
}

type Known = Pick<
  EntriesTable,
  'id' | 'fingerprint' | 'sourceId' | 'link' | 'contentHash' | 'revision' | 'title' | 'summary' | 'content'
>;

async function insertEntryOnce(
  trx: Db,
  one: Digested,
  poll: { sourceId: string; now: number; drill: boolean },
): Promise<StoredEntry> {
  const { entry, digest, id } = one;
  const known = await findKnown(trx, entry, poll.sourceId, digest.fingerprint);
  if (known) return reviseIfEdited(trx, known, entry, digest, poll);
  if ((await insertRows(trx, [one], poll)).has(id)) return { id, entry, outcome: 'new', sameSource: true };
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
