import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it } from 'vitest';
import { closeDatabase, type EarshotDatabase, type EarshotSchema, openDatabase } from './database.ts';
import { writeWithRoom } from './make-room.ts';

type Row<S extends 'mentions' | 'outbox' | 'told' | 'seen' | 'tickets'> = EarshotSchema[S]['value'];

/** Throws as a browser on a full disk does, so many times. */
function fullDisk(times: number): () => Promise<string> {
  let left = times;
  return async () => {
    left -= 1;
    if (left >= 0) throw new DOMException('full', 'QuotaExceededError');
    return 'written';
  };
}

async function keysOf(database: EarshotDatabase): Promise<string[]> {
  const stores = ['mentions', 'tickets', 'outbox', 'told', 'seen', 'cursors'] as const;
  const keys = await Promise.all(stores.map((store) => database.getAllKeys(store)));
  return keys.flat().sort();
}

let database: EarshotDatabase;
beforeEach(async () => {
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
  database = await openDatabase();
  const mention = (id: string, state: string) => ({ id, seq: 1, mention: { id, state } }) as Row<'mentions'>;
  await database.put('mentions', mention('open', 'open'));
  await database.put('mentions', mention('answered', 'answered'));
  await database.put('tickets', { id: 'ticket', seq: 1 } as Row<'tickets'>);
  const made = (clientKey: string, state: string, undoAsked = false) =>
    ({ clientKey, state, undoAsked }) as Row<'outbox'>;
  await database.put('outbox', made('waiting', 'waiting'));
  await database.put('outbox', made('refused', 'refused'));
  await database.put('outbox', made('withdrawing', 'sent', true));
  await database.put('outbox', made('sent', 'sent'));
  await database.put('told', { mentionId: 'told', at: 1, sent: 1 });
  await database.put('told', { mentionId: 'untold', at: 1, sent: 0 });
  await database.put('seen', { postKey: 'seen-sent', state: 'sent' } as Row<'seen'>);
  await database.put('seen', { postKey: 'seen-waiting', state: 'waiting' } as Row<'seen'>);
  await database.put('cursors', 5, 'events');
});

const KEPT_ALWAYS = ['refused', 'seen-waiting', 'untold', 'waiting', 'withdrawing'];

it('a full disk costs what is old first, and nothing that was made here and waits', async () => {
  expect(await writeWithRoom(database, 'cache', fullDisk(1))).toBe('written');
  expect(await keysOf(database)).toEqual([...KEPT_ALWAYS, 'events', 'open', 'ticket'].sort());
});

it('what the monitor can send again goes next, and is asked for again', async () => {
  expect(await writeWithRoom(database, 'cache', fullDisk(2))).toBe('written');
  expect(await keysOf(database)).toEqual(KEPT_ALWAYS);
});

it('gives up in the end, and does not drop live posts to keep a post', async () => {
  await expect(writeWithRoom(database, 'old', fullDisk(9))).rejects.toThrow('full');
  expect(await keysOf(database)).toEqual([...KEPT_ALWAYS, 'events', 'open', 'ticket'].sort());
  await expect(writeWithRoom(database, 'cache', fullDisk(9))).rejects.toThrow('full');
  expect(await keysOf(database)).toEqual(KEPT_ALWAYS);
});

it('the words of Firefox for a write in the transaction after a full disk mean the same', async () => {
  let tries = 0;
  const afterFullDisk = async () => {
    tries += 1;
    const words = 'A mutation operation was attempted on a database that did not allow mutations.';
    if (tries === 1) throw new DOMException(words, 'InvalidStateError');
    return 'written';
  };
  expect(await writeWithRoom(database, 'old', afterFullDisk)).toBe('written');
});

it('another fault drops nothing', async () => {
  const broken = () => Promise.reject(new DOMException('gone', 'InvalidStateError'));
  await expect(writeWithRoom(database, 'cache', broken)).rejects.toThrow('gone');
  expect(await keysOf(database)).toContain('answered');
});
