import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it } from 'vitest';
import type { Mention } from '../../shared/model/mention.ts';
import { closeDatabase, openDatabase } from './database.ts';
import {
  cacheEvent,
  cacheMentions,
  countOpen,
  dropUnlisted,
  findCachedByPosts,
  forgetMonitor,
  readEventMention,
} from './mention-cache.ts';

function mention(id: string, change: Partial<Mention> = {}): Mention {
  return { id, postKey: `weibo:${id}`, state: 'open', level: 'red', foundAt: 0, ...change } as Mention;
}

beforeEach(async () => {
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
});

it('never lets an older word overwrite a newer one', async () => {
  const database = await openDatabase();
  await cacheMentions(database, [mention('a', { state: 'answered' })], 9);
  await cacheMentions(database, [mention('a')], 4);
  expect((await database.get('mentions', 'a'))?.mention.state).toBe('answered');
});

it('hears one event twice without harm', async () => {
  const database = await openDatabase();
  const event = { seq: 3, at: 0, type: 'mention.found', subjectId: 'a', drill: false, data: mention('a') } as const;
  await cacheEvent(database, event);
  await cacheEvent(database, event);
  expect(await database.count('mentions')).toBe(1);
  expect((await findCachedByPosts(database, ['weibo:a', 'weibo:b'])).get('weibo:a')?.id).toBe('a');
});

it('takes only the subject for the subject', () => {
  const event = { seq: 3, at: 0, type: 'mention.found', subjectId: 'a', drill: false } as const;
  expect(readEventMention({ ...event, data: mention('b') })).toBeNull();
  expect(readEventMention({ ...event, data: { mention: mention('a') } })?.id).toBe('a');
  expect(readEventMention({ ...event, type: 'source.state', data: mention('a') })).toBeNull();
  expect(readEventMention({ ...event, data: null })).toBeNull();
});

it('counts what waits by level', async () => {
  const database = await openDatabase();
  await cacheMentions(database, [mention('a'), mention('b', { level: 'blue' }), mention('c', { state: 'claimed' })], 1);
  expect(await countOpen(database)).toEqual({ blue: 1, yellow: 0, orange: 0, red: 1 });
});

it('drops live mentions that a fresh list does not have, and keeps what came after the list', async () => {
  const database = await openDatabase();
  await cacheMentions(database, [mention('gone'), mention('listed')], 1);
  await cacheMentions(database, [mention('newer')], 6);
  await dropUnlisted(database, new Set(['listed']), 5, 0);
  expect((await database.getAllKeys('mentions')).sort()).toEqual(['listed', 'newer']);
});

it('forgets the monitor but not the outbox', async () => {
  const database = await openDatabase();
  await cacheMentions(database, [mention('a')], 1);
  await database.put('cursors', 5, 'events');
  await database.put('outbox', { clientKey: 'key-0001', state: 'waiting' } as never);
  await forgetMonitor(database);
  expect(await database.count('mentions')).toBe(0);
  expect(await database.get('cursors', 'events')).toBeUndefined();
  expect(await database.count('outbox')).toBe(1);
});
