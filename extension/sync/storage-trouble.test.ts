import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';
import type { OutboxRow } from './database.ts';
import type { Pairing } from './pairing-store.ts';

const { kept } = vi.hoisted(() => ({ kept: new Map<string, unknown>() }));
vi.mock('wxt/browser', async () => ({
  browser: (await import('../../test/helpers/browser-keeping.ts')).browserKeeping(kept),
}));

// Unit tests share their modules: one of an earlier file may have loaded these with another storage.
vi.resetModules();
const { closeDatabase, openDatabase } = await import('./database.ts');
const { forgetMonitor } = await import('./mention-cache.ts');
const { readPairing, writePairing } = await import('./pairing-store.ts');
const { noteRoom, noteWaiting, noticeLostDatabase, readStorageTrouble, settleLoss } = await import(
  './storage-trouble.ts'
);

/** What a browser does that needs room, or that was told to delete site data. */
async function evict(): Promise<void> {
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
}

beforeEach(async () => {
  kept.clear();
  await evict();
});

it('a database that the browser removed is noticed, with the tickets that went with it', async () => {
  await noticeLostDatabase(1_000);
  expect((await readStorageTrouble()).lostAt).toBeNull();
  const database = await openDatabase();
  for (const clientKey of ['a', 'b']) await database.put('outbox', { clientKey, state: 'waiting' } as OutboxRow);
  await noteWaiting(database);
  await noticeLostDatabase(2_000);
  expect(await readStorageTrouble()).toMatchObject({ lostAt: null, waiting: 2 });

  await evict();
  await noticeLostDatabase(3_000);
  expect(await readStorageTrouble()).toMatchObject({ lostAt: 3_000, lostTickets: 2, waiting: 0 });
  await noticeLostDatabase(4_000);
  expect((await readStorageTrouble()).lostAt).toBe(3_000);
  await settleLoss();
  expect(await readStorageTrouble()).toMatchObject({ lostAt: null, lostTickets: 0 });
});

it('who was paired is asked to pair again, and is not taken for somebody who works alone', async () => {
  const pairing = {
    baseUrl: 'http://127.0.0.1:7373',
    token: 't',
    personId: 'p',
    pairedAt: 5,
    expired: false,
  } as Pairing;
  await writePairing(pairing);
  await noticeLostDatabase(1_000);
  await evict();
  await noticeLostDatabase(2_000);
  expect(await readPairing()).toMatchObject({ baseUrl: pairing.baseUrl, token: '', expired: true });
  expect(kept.get('pairing')).toMatchObject({ expired: true });
});

it('a new pairing is no loss', async () => {
  await noticeLostDatabase(1_000);
  await forgetMonitor(await openDatabase());
  await noticeLostDatabase(2_000);
  expect((await readStorageTrouble()).lostAt).toBeNull();
});

it('says that there is no room until there is some', async () => {
  await noteRoom(true);
  expect((await readStorageTrouble()).full).toBe(true);
  await noteRoom(false);
  expect((await readStorageTrouble()).full).toBe(false);
});
