import type { Source, SourceMemory } from '../../../shared/model/source.ts';
import { freshMemory } from '../sql/fresh-memory.ts';
import { decodeJson, encodeJson, type JsonText } from '../sql/json-column.ts';
import { StoreError } from '../sql/store-error.ts';
import type { Db } from '../store.ts';
import type { SourcesTable } from '../tables/heard.ts';

/** Names in one statement. */
const NAMES = 1_000;

/** A source with what the listener remembers of it. */
export interface StoredSource {
  readonly source: Source;
  readonly memory: SourceMemory;
}

/**
 * Makes the stored sources those of the configuration: new ones are due at once, known ones keep their memory,
 * missing ones are put aside (never deleted, mentions point at them).
 */
export async function syncSources(trx: Db, sources: readonly Source[], now: number): Promise<void> {
  // In one order everywhere: two monitors that start at once must not wait for each other crosswise.
  const ordered = [...sources].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const source of ordered) await upsertSource(trx, source, now);
  const named = new Set(sources.map((source) => source.id));
  const known = await trx.selectFrom('sources').select('id').where('removedAt', 'is', null).execute();
  const gone = known.flatMap(({ id }) => (named.has(id) ? [] : [id]));
  // In pieces: a statement takes some tens of thousands of names, a workspace may have more sources.
  for (let start = 0; start < gone.length; start += NAMES) {
    await trx
      .updateTable('sources')
      .set({ removedAt: now, enabled: 0 })
      .where('id', 'in', gone.slice(start, start + NAMES))
      .execute();
  }
}

/** Adds one source or changes what was configured of it; its memory stays, except that a changed address forgets the validators. */
async function upsertSource(trx: Db, source: Source, now: number): Promise<void> {
  const configured = {
    type: source.type,
    name: source.name,
    settings: encodeJson(source.settings),
    brandIds: encodeJson(source.brandIds),
    enabled: source.enabled ? 1 : 0,
    drill: source.drill ? 1 : 0,
    removedAt: null,
  };
  const known = await trx.selectFrom('sources').selectAll().where('id', '=', source.id).executeTakeFirst();
  if (!known) {
    await trx
      .insertInto('sources')
      .values({
        id: source.id,
        ...configured,
        ...freshMemory(now),
        cursor: null,
        state: source.enabled ? 'healthy' : 'paused',
      })
      .execute();
    return;
  }
  // A start without a change writes nothing, and so waits for no monitor that is polling.
  if (isSame(known, configured)) return;
  const changed = known.type !== source.type || !sameJson(known.settings, configured.settings);
  await trx
    .updateTable('sources')
    .set(changed ? { ...configured, etag: null, lastModified: null, cursor: null, nextPollAt: now } : configured)
    .where('id', '=', source.id)
    .execute();
}

function isSame(known: SourcesTable, configured: Omit<SourcesTable, keyof SourceMemory | 'id'>): boolean {
  const { settings, brandIds, ...plain } = configured;
  return (
    sameJson(known.settings, settings) &&
    sameJson(known.brandIds, brandIds) &&
    Object.entries(plain).every(([column, value]) => known[column as keyof SourcesTable] === value)
  );
}

/** jsonb keeps neither spaces nor the order of keys. */
function sameJson(a: JsonText, b: JsonText): boolean {
  const sorted = (text: JsonText) =>
    JSON.stringify(JSON.parse(text), (_key, part: unknown) =>
      part && typeof part === 'object' && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([x], [y]) => (x < y ? -1 : 1)))
        : part,
    );
  return sorted(a) === sorted(b);
}

/** Enabled sources whose time has come, the longest waiting first. */
export async function listDueSources(db: Db, now: number, limit: number): Promise<StoredSource[]> {
  const rows = await db
    .selectFrom('sources')
    .selectAll()
    .where('enabled', '=', 1)
    .where('nextPollAt', '<=', now)
    .orderBy('nextPollAt')
    .limit(limit)
    .execute();
  return rows.map(toStoredSource);
}

/** When the next enabled source is due; null when there is none. */
export async function nextPollAt(db: Db): Promise<number | null> {
  const row = await db
    .selectFrom('sources')
    .select((eb) => eb.fn.min('nextPollAt').as('at'))
    .where('enabled', '=', 1)
    .executeTakeFirst();
  return row?.at ?? null;
}

/** All sources that the configuration still names. */
export async function listSources(db: Db): Promise<StoredSource[]> {
  const rows = await db.selectFrom('sources').selectAll().where('removedAt', 'is', null).orderBy('id').execute();
  return rows.map(toStoredSource);
}

/** Enabled sources of the types. */
export async function listSourcesOfTypes(db: Db, types: readonly string[]): Promise<StoredSource[]> {
  if (types.length === 0) return [];
  const query = db.selectFrom('sources').selectAll().where('enabled', '=', 1).where('type', 'in', types);
  return (await query.orderBy('id').execute()).map(toStoredSource);
}

/** One source, also a removed one. @throws StoreError `not-found`. */
export async function getSource(db: Db, id: string): Promise<StoredSource> {
  const row = await db.selectFrom('sources').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new StoreError('not-found', `There is no source ${id}.`);
  return toStoredSource(row);
}

/** Writes what a poll changed; keys that are left out stay as they are. */
export async function saveMemory(db: Db, sourceId: string, change: Partial<SourceMemory>): Promise<void> {
  const { cursor, ...rest } = change;
  const columns = { ...rest, ...('cursor' in change ? { cursor: encodeJson(cursor) } : {}) };
  if (Object.keys(columns).length === 0) return;
  await db.updateTable('sources').set(columns).where('id', '=', sourceId).execute();
}

function toStoredSource(row: SourcesTable): StoredSource {
  return {
    source: {
      id: row.id,
      type: row.type,
      name: row.name,
      settings: decodeJson<Record<string, unknown>>(row.settings),
      brandIds: decodeJson<string[]>(row.brandIds),
      enabled: row.enabled === 1,
      drill: row.drill === 1,
    },
    memory: {
      nextPollAt: row.nextPollAt,
      etag: row.etag,
      lastModified: row.lastModified,
      cursor: decodeJson<unknown>(row.cursor),
      lastPollAt: row.lastPollAt,
      lastSuccessAt: row.lastSuccessAt,
      lastNewEntryAt: row.lastNewEntryAt,
      state: row.state,
      blindSince: row.blindSince,
      errorCount: row.errorCount,
      lastError: row.lastError,
      quotaLeft: row.quotaLeft,
      quotaResetAt: row.quotaResetAt,
      platformLagMs: row.platformLagMs,
    },
  };
}
