import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeDraft } from '../../test/browser/stub/make-draft.ts';
import { closeDatabase, type OutboxRow, openDatabase } from './database.ts';

interface StoreLayout {
  readonly key: string | null;
  readonly indexes: Readonly<Record<string, string | string[]>>;
}

/**
 * What each released version laid down: stores with their key, indexes with theirs. Written down here once more and never changed, so
 * that a step of the upgrade that is edited afterwards is found out.
 */
const RELEASED: readonly Readonly<Record<string, StoreLayout>>[] = [
  {
    mentions: {
      key: 'id',
      indexes: { 'by-post': 'mention.postKey', 'by-state-level': ['mention.state', 'mention.level'] },
    },
    tickets: { key: 'id', indexes: {} },
    outbox: { key: 'clientKey', indexes: { 'by-state': 'state' } },
    told: { key: 'mentionId', indexes: { 'by-sent': 'sent' } },
    cursors: { key: null, indexes: {} },
  },
  {
    seen: { key: 'postKey', indexes: { 'by-state': 'state' } },
    listenCounts: { key: 'site', indexes: {} },
  },
  { secrets: { key: null, indexes: {} } },
  { outbox: { key: 'clientKey', indexes: { 'by-post': 'draft.postKey' } } },
  { answers: { key: 'mentionId', indexes: {} } },
  { drafts: { key: 'place', indexes: {} } },
  { images: { key: 'id', indexes: {} } },
  { teamTemplates: { key: 'template.id', indexes: {} } },
];

const WAITING: OutboxRow = {
  clientKey: 'click-old-1',
  draft: makeDraft('click-old-1', 1_790_000_000_000),
  state: 'waiting',
  undoAsked: false,
  savedAt: 1_790_000_000_000,
  undoUntil: 1_790_000_010_000,
  attempts: 2,
  nextTryAt: 1_790_000_060_000,
  ticketId: null,
  number: null,
  problem: null,
};

beforeEach(async () => {
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
});
afterEach(async () => {
  await closeDatabase();
  await deleteDB('earshot');
});

/** A database as a release of that version left it. */
async function leaveDatabase(version: number): Promise<void> {
  const database = await openDB('earshot', version, {
    upgrade(fresh, _from, _to, transaction) {
      for (const [name, { key, indexes }] of RELEASED.slice(0, version).flatMap((step) => Object.entries(step))) {
        const store = fresh.objectStoreNames.contains(name)
          ? transaction.objectStore(name)
          : fresh.createObjectStore(name, key === null ? {} : { keyPath: key });
        for (const [index, path] of Object.entries(indexes)) store.createIndex(index, path);
      }
    },
  });
  await database.put('outbox', WAITING);
  await database.put('cursors', 4711, 'events');
  database.close();
}

test.each(RELEASED.map((_, index) => index + 1))(
  'a database of version %i opens with all that waited in it',
  async (version) => {
    await leaveDatabase(version);
    const database = await openDatabase();
    expect(await database.getAllFromIndex('outbox', 'by-state', 'waiting')).toEqual([WAITING]);
    expect(await database.get('cursors', 'events')).toBe(4711);
    expect([...database.objectStoreNames].sort()).toEqual(
      [...new Set(RELEASED.flatMap((step) => Object.keys(step)))].sort(),
    );
    expect(await database.countFromIndex('outbox', 'by-post', WAITING.draft.postKey ?? '')).toBe(1);
    expect(await database.countFromIndex('seen', 'by-state', 'waiting')).toBe(0);
  },
);

test('each version is written down here', async () => {
  expect((await openDatabase()).version).toBe(RELEASED.length);
});

test('a newer release’s database is refused with the reason, and nothing in it is touched', async () => {
  await leaveDatabase(RELEASED.length);
  (await openDB('earshot', 99)).close();
  await expect(openDatabase()).rejects.toThrow(/version/i);
  const later = await openDB('earshot', 99);
  expect(await later.get('outbox', WAITING.clientKey)).toEqual(WAITING);
  later.close();
});
