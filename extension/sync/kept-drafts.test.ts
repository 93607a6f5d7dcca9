import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeDatabase, openDatabase } from './database.ts';
import { keepDraft, readDrafts } from './kept-drafts.ts';
import { forgetMonitor } from './mention-cache.ts';

const DAY_MS = 86_400_000;
const T = 1_790_000_000_000;

beforeEach(async () => {
  // Unit tests share their modules: one of an earlier file may have left its database open.
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
});
afterEach(closeDatabase);

test('what was typed is there again after the panel was closed, as it was last; what was sent is not', async () => {
  const database = await openDatabase();
  await keepDraft(database, 'note t1', '已联系仓', T);
  await keepDraft(database, 'note t1', '已联系仓库', T + 1);
  await keepDraft(database, 'edit t1', { change: { problem: '漏水' }, seen: { problem: '漏' } }, T);
  await keepDraft(database, 'note t2', '发出去了', T);
  await keepDraft(database, 'note t2', null, T);
  await closeDatabase();
  expect([...(await readDrafts(await openDatabase(), T + DAY_MS))]).toEqual([
    ['edit t1', { change: { problem: '漏水' }, seen: { problem: '漏' } }],
    ['note t1', '已联系仓库'],
  ]);
});

test('what nobody came back to for a week is deleted, not only hidden', async () => {
  const database = await openDatabase();
  await keepDraft(database, 'old', 'a', T);
  await keepDraft(database, 'young', 'b', T + DAY_MS);
  expect([...(await readDrafts(database, T + 7 * DAY_MS + 1)).keys()]).toEqual(['young']);
  expect(await database.getAllKeys('drafts')).toEqual(['young']);
});

test('who unpairs leaves no words about the customers of that monitor', async () => {
  const database = await openDatabase();
  await keepDraft(database, 'note t1', '张三的电话', T);
  await forgetMonitor(database);
  expect(await database.count('drafts')).toBe(0);
});
