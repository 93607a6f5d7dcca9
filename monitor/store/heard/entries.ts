import { type SqlBool, sql } from 'kysely';
import type { Author, Entry, Metrics } from '../../../shared/model/entry.ts';
import { compileOnce } from '../sql/compile-once.ts';
import { engineOf } from '../sql/engine.ts';
import { insertRows } from '../sql/insert-rows.ts';
import { encodeJson, type JsonText } from '../sql/json-column.ts';
import { isListed, listParameter } from '../sql/list-parameter.ts';
import { newId } from '../sql/new-id.ts';
import type { Db } from '../store.ts';
import type { EntriesTable } from '../tables/heard.ts';
import { digestEntry, isErasedMark, markErased } from './entry-digest.ts';

/** Entries that a source brought at once. */
export interface EntryPoll {
  readonly sourceId: string;
  readonly entries: readonly Entry[];
  readonly now: number;
  readonly drill: boolean;
}

/** What became of one entry of a poll. */
export interface StoredEntry<P extends EntryPoll = EntryPoll> {
  readonly poll: P;
  /** Id of the stored row: of this entry or of the one it repeats. */
  readonly id: string;
  readonly entry: Entry;
  /** `known`: stored before, by this source or another; `revised`: the same post with a changed text. */
  readonly outcome: 'new' | 'known' | 'revised';
  /** False: first seen through another source. */
  readonly sameSource: boolean;
}

/**
 * Stores every entry of these polls once, in the order given. The same post is recognised by the platform's key, by the source's own
 * id together with the link, and by its content; so ids that change with every poll make no new entries, and an id
 * that is used again for another post does not hide it.
 */
export async function insertEntriesOnce<P extends EntryPoll>(
  trx: Db,
  ...polls: readonly P[]
): Promise<StoredEntry<P>[]> {
  const digested = polls.flatMap((poll) =>
    poll.entries.map((entry) => ({
      poll,
      entry,
      digest: digestEntry(entry, poll.sourceId),
      id: newId(poll.now),
    })),
  );
  const strange = await withoutLikeness(trx, digested);
  const inserted = await insertNew(trx, strange);
  const stored: StoredEntry<P>[] = [];
  for (const one of digested) {
    const { id, entry, poll } = one;
    const became = inserted.has(id) ? NEW : await insertEntryOnce(trx, one);
    stored.push({ id, entry, poll, ...became });
  }
  return stored;
}

/** An entry that got a row of its own. */
const NEW = { outcome: 'new', sameSource: true } as const;
/** What became of an entry; `id` is that of the row that it repeats. */
type Became = Pick<StoredEntry, 'outcome' | 'sameSource'> & { readonly id?: string };

/** Entries by the ids that their sources give them; the same id may stand at several. */
export async function findByGuids(
  db: Db,
  guids: readonly { readonly sourceId: string; readonly guid: string }[],
): Promise<readonly Pick<EntriesTable, 'sourceId' | 'guid' | 'link' | 'contentHash'>[]> {
  if (guids.length === 0) return [];
  if (engineOf(db) === 'sqlite')
    return readByGuids(db, [encodeJson(guids.map(({ sourceId, guid }) => [sourceId, guid]))]);
  // PostgreSQL finds them by their beginnings, which is what its index holds.
  const columns = [
    guids.map((one) => one.sourceId),
    guids.map((one) => one.guid),
    guids.map((one) => cutGuid(one.guid)),
  ];
  return readByGuids(
    db,
    columns.map((column) => listParameter(db, column)),
  );
}

const readByGuids = compileOnce((db) => {
  const asked =
    engineOf(db) === 'postgres'
      ? sql`unnest(${'{}'}::text[], ${'{}'}::text[], ${'{}'}::text[]) as asked(source, guid, beginning)
          join entries on "sourceId" = asked.source and entries.guid = asked.guid and left(entries.guid, 200) = asked.beginning`
      : sql`json_each(${'[]'}) as asked cross join entries on "sourceId" = asked.value ->> 0 and guid = asked.value ->> 1`;
  return sql<Pick<EntriesTable, 'sourceId' | 'guid' | 'link' | 'contentHash'>>`
    select "sourceId", entries.guid, link, "contentHash" from ${asked}`;
});

/** So much of an id stands in PostgreSQL's index (`entriesGuid`). */
function cutGuid(guid: string): string {
  return guid.length > 200 ? Array.from(guid).slice(0, 200).join('') : guid;
}

interface Digested {
  readonly poll: EntryPoll;
  readonly entry: Entry;
  readonly digest: { readonly fingerprint: string; readonly contentHash: string };
  /** Of the row, should it become one. */
  readonly id: string;
}

/** Entries that share no key, id or fingerprint with a stored one or with one before them: nearly all of them, told by three questions. */
async function withoutLikeness(trx: Db, digested: readonly Digested[]): Promise<Digested[]> {
  if (digested.length === 0) return [];
  const keys = digested.flatMap(({ entry }) => (entry.postKey ? [entry.postKey] : []));
  const prints = digested.map(({ digest }) => digest.fingerprint);
  const taken = new Set<string>();
  if (keys.length > 0) {
    const named = listParameter(trx, [...keys, ...keys.map(markErased)]);
    for (const { postKey } of await readTakenKeys(trx, [named])) taken.add(`key:${postKey}`);
  }
  const guids = digested.flatMap(({ poll, entry }) =>
    entry.id === null ? [] : { sourceId: poll.sourceId, guid: entry.id },
  );
  for (const { sourceId, guid } of await findByGuids(trx, guids)) taken.add(nameOfGuid(sourceId, guid));
  const marked = listParameter(trx, [...prints, ...prints.map(markErased)]);
  for (const { fingerprint } of await readTakenPrints(trx, [marked])) taken.add(`print:${fingerprint}`);
  return digested.filter(({ poll, entry, digest }) => {
    const { fingerprint } = digest;
    const own = [`print:${fingerprint}`, ...(entry.id === null ? [] : [nameOfGuid(poll.sourceId, entry.id)])];
    if (entry.postKey) own.push(`key:${entry.postKey}`);
    const erased = [`print:${markErased(fingerprint)}`, ...(entry.postKey ? [`key:${markErased(entry.postKey)}`] : [])];
    const isTaken = [...own, ...erased].some((name) => taken.has(name));
    for (const name of own) taken.add(name);
    return !isTaken;
  });
}

const nameOfGuid = (sourceId: string, guid: string | null) => `guid:${sourceId}\n${guid}`;

const readTakenKeys = compileOnce((db) => db.selectFrom('entries').select('postKey').where(isListed(db, 'postKey')));
const readTakenPrints = compileOnce((db) =>
  db.selectFrom('entries').select('fingerprint').where(isListed(db, 'fingerprint')),
);

/** Ids of the rows that were written; the others another monitor stored between the look and the write. */
async function insertNew(trx: Db, digested: readonly Digested[]): Promise<ReadonlySet<string>> {
  // In one order everywhere: two monitors that store the same posts at once must not wait for each other crosswise.
  const rows = digested.map(toRow).sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
  const inserted = await insertRows<'entries', { id: string }>(
    trx,
    'entries',
    rows,
    'on conflict do nothing returning id',
  );
  return new Set(inserted.map(({ id }) => id));
}

function toRow({ poll, entry, digest, id }: Digested): EntriesTable {
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

async function insertEntryOnce(trx: Db, one: Digested): Promise<Became> {
  const { poll, entry, digest, id } = one;
  const known = await findKnown(trx, entry, poll.sourceId, digest.fingerprint);
  if (known) return reviseIfEdited(trx, known, one);
  if ((await insertNew(trx, [one])).has(id)) return NEW;
  // Another monitor stored it between the look and the write.
  const other = await findKnown(trx, entry, poll.sourceId, digest.fingerprint);
  if (!other) throw new Error(`An entry of source ${poll.sourceId} is neither new nor known.`);
  return reviseIfEdited(trx, other, one);
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
      .$if(engineOf(trx) === 'postgres', (query) =>
        query.where(sql<SqlBool>`left(guid, 200) = ${cutGuid(entry.id ?? '')}`),
      )
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

async function reviseIfEdited(trx: Db, known: Known, { poll, entry, digest }: Digested): Promise<Became> {
  const sameSource = known.sourceId === poll.sourceId;
  // Another source may cut the text or add to it; only the source that brought the post tells of edits.
  // What was erased on request stays empty.
  if (known.contentHash === digest.contentHash || !sameSource || isErasedMark(known.fingerprint))
    return { id: known.id, outcome: 'known', sameSource };
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
  return { id: known.id, outcome: 'revised', sameSource };
}

function encodeOptional(value: Author | Metrics | null | undefined): JsonText | null {
  return value ? encodeJson(value) : null;
}
