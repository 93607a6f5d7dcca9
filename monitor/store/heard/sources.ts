import { setImmediate as breathe } from 'node:timers/promises';
import type { LagSplit, Source, SourceMemory } from '../../../shared/model/source.ts';
import { type CompiledStatement, compileOnce } from '../sql/compile-once.ts';
import { freshMemory } from '../sql/fresh-memory.ts';
import { decodeJson, encodeJson, type JsonText } from '../sql/json-column.ts';
import { StoreError } from '../sql/store-error.ts';
import type { Db } from '../store.ts';
import type { SourcesTable } from '../tables/heard.ts';
import { type PlannedSource, toPlannedSource, walkNamedIds } from './walk-sources.ts';

/** Names in one statement. */
const NAMES = 1_000;
/** New sources in one statement: each fills some twenty of its tens of thousands of places. */
const ROWS = 200;

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
  for (let start = 0; start < ordered.length; start += ROWS) {
    await upsertSources(trx, ordered.slice(start, start + ROWS), now);
    // SQLite works in this thread: whoever asks the API meanwhile has his turn.
    await breathe();
  }
  const named = new Set(sources.map((source) => source.id));
  const gone: string[] = [];
  for await (const ids of walkNamedIds(trx)) gone.push(...ids.filter((id) => !named.has(id)));
  // In pieces: a statement takes some tens of thousands of names, a workspace may have more sources.
  for (let start = 0; start < gone.length; start += NAMES) {
    await trx
      .updateTable('sources')
      .set({ removedAt: now, enabled: 0 })
      .where('id', 'in', gone.slice(start, start + NAMES))
      .execute();
  }
}

/** Adds sources or changes what was configured of them; their memory stays, except that a changed address forgets the validators. */
async function upsertSources(trx: Db, sources: readonly Source[], now: number): Promise<void> {
  const ids = sources.map(({ id }) => id);
  const rows = await trx.selectFrom('sources').selectAll().where('id', 'in', ids).execute();
  const known = new Map(rows.map((row) => [row.id, row]));
  const added = sources.filter(({ id }) => !known.has(id)).map((source) => newRow(source, now));
  if (added.length > 0) await trx.insertInto('sources').values(added).execute();
  for (const source of sources) {
    const row = known.get(source.id);
    const configured = configuredOf(source);
    // A start without a change writes nothing, and so waits for no monitor that is polling.
    if (row === undefined || isSame(row, configured)) continue;
    const changed = row.type !== source.type || !sameJson(row.settings, configured.settings);
    await trx
      .updateTable('sources')
      .set(changed ? { ...configured, etag: null, lastModified: null, cursor: null, nextPollAt: now } : configured)
      .where('id', '=', source.id)
      .execute();
  }
}

function configuredOf(source: Source): Omit<SourcesTable, keyof SourceMemory | 'id'> {
  return {
    type: source.type,
    name: source.name,
    settings: encodeJson(source.settings),
    brandIds: encodeJson(source.brandIds),
    enabled: source.enabled ? 1 : 0,
    drill: source.drill ? 1 : 0,
    removedAt: null,
  };
}

function newRow(source: Source, now: number): SourcesTable {
  const state = source.enabled ? 'healthy' : 'paused';
  return { id: source.id, ...configuredOf(source), ...freshMemory(now), cursor: null, lag: null, state };
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
export async function listDueSources(db: Db, now: number, limit: number): Promise<PlannedSource[]> {
  const rows = await db
    .selectFrom('sources')
    .select(['id', 'type', 'settings'])
    .where('enabled', '=', 1)
    .where('nextPollAt', '<=', now)
    .orderBy('nextPollAt')
    .limit(limit)
    .execute();
  return rows.map(toPlannedSource);
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

/** Enabled sources of the types. */
export async function listSourcesOfTypes(db: Db, types: readonly string[]): Promise<StoredSource[]> {
  if (types.length === 0) return [];
  const query = db.selectFrom('sources').selectAll().where('enabled', '=', 1).where('type', 'in', types);
  return (await query.orderBy('id').execute()).map(toStoredSource);
}

const readSource = compileOnce((db) => db.selectFrom('sources').selectAll().where('id', '=', ''));

/** One source, also a removed one. @throws StoreError `not-found`. */
export async function getSource(db: Db, id: string): Promise<StoredSource> {
  const [row] = await readSource(db, [id]);
  if (!row) throw new StoreError('not-found', `There is no source ${id}.`);
  return toStoredSource(row);
}

/** What is remembered of a source; null: nobody has listened to it yet. */
export async function findMemory(db: Db, id: string): Promise<SourceMemory | null> {
  const [row] = await readSource(db, [id]);
  return row ? toStoredSource(row).memory : null;
}

/** One statement for each choice of columns: polls know some ten. */
const memoryWriters = new Map<string, CompiledStatement<unknown>>();

/** Writes what a poll changed; keys that are left out stay as they are. */
export async function saveMemory(db: Db, sourceId: string, change: Partial<SourceMemory>): Promise<void> {
  const { cursor, lag, ...rest } = change;
  const columns = {
    ...rest,
    ...('cursor' in change ? { cursor: encodeJson(cursor) } : {}),
    ...(lag === undefined ? {} : { lag: lag === null ? null : encodeJson(lag) }),
  };
  const names = Object.keys(columns).join(' ');
  if (names === '') return;
  let write = memoryWriters.get(names);
  if (write === undefined) {
    write = compileOnce((any) => any.updateTable('sources').set(columns).where('id', '=', sourceId));
    memoryWriters.set(names, write);
  }
  await write(db, [...Object.values(columns), sourceId]);
}

/** A row as the code sees it. */
export function toStoredSource(row: SourcesTable): StoredSource {
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
      lag: decodeJson<LagSplit>(row.lag),
    },
  };
}
