import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Pairing } from './pairing-store.ts';

const { kept } = vi.hoisted(() => ({ kept: new Map<string, unknown>() }));
vi.mock('wxt/browser', async () => ({
  browser: (await import('../../test/helpers/browser-keeping.ts')).browserKeeping(kept),
}));

// Unit tests share their modules: one of an earlier file may have loaded these with another storage.
vi.resetModules();
const { closeDatabase, openDatabase } = await import('./database.ts');
const { expirePairing, readPairing, writePairing } = await import('./pairing-store.ts');

const PAIRING: Pairing = {
  baseUrl: 'http://127.0.0.1:7373',
  token: 'secret-token-1',
  personId: 'p-1',
  personName: '小林',
  device: 'Firefox',
  workspaceName: '山雀',
  drill: false,
  pairedAt: 1_790_000_000_000,
  expired: false,
};

beforeEach(async () => {
  kept.clear();
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
});

/** All that a content script could read. */
const readable = () => JSON.stringify([...kept]);

test('the token is never where a content script can read', async () => {
  await writePairing(PAIRING);
  expect(readable()).not.toContain('secret-token');
  expect(await readPairing()).toEqual(PAIRING);
  await writePairing({ ...PAIRING, expired: true });
  expect(await readPairing()).toEqual({ ...PAIRING, expired: true });
});

test('a token left in the storage by an earlier version is moved at the first look', async () => {
  kept.set('pairing', PAIRING);
  expect(await readPairing()).toEqual(PAIRING);
  expect(readable()).not.toContain('secret-token');
});

test('only the token of the living pairing is kept', async () => {
  await writePairing(PAIRING);
  await writePairing({ ...PAIRING, token: 'secret-token-2', pairedAt: PAIRING.pairedAt + 1 });
  expect(await (await openDatabase()).getAll('secrets')).toEqual(['secret-token-2']);
  await writePairing(null);
  expect(await readPairing()).toBeNull();
  expect(await (await openDatabase()).getAll('secrets')).toEqual([]);
});

test('a record whose token is gone is a pairing that must be made anew', async () => {
  const { token: _token, ...record } = PAIRING;
  kept.set('pairing', record);
  expect(await readPairing()).toMatchObject({ baseUrl: PAIRING.baseUrl, token: '', expired: true });
});

test('a token that is refused after another pairing was made takes nothing from it', async () => {
  const next = { ...PAIRING, token: 'secret-token-2', pairedAt: PAIRING.pairedAt + 1 };
  await writePairing(PAIRING);
  const [expired] = await Promise.all([expirePairing(PAIRING), writePairing(next)]);
  expect(expired).toBe(true);
  expect(await readPairing()).toEqual(next);
  expect(await expirePairing(PAIRING)).toBe(false);
  expect(await readPairing()).toEqual(next);
});
