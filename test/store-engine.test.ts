import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendEvent } from '../monitor/store/events.ts';
import { openStore } from '../monitor/store/open-store.ts';
import { getSetting, putSetting } from '../monitor/store/settings.ts';
import { nextNumber } from '../monitor/store/sql/counters.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import { isListed, listParameter } from '../monitor/store/sql/list-parameter.ts';
import { newId } from '../monitor/store/sql/new-id.ts';
import { openNodeSqlite } from '../monitor/store/sql/open-node-sqlite.ts';
import { StoreError } from '../monitor/store/sql/store-error.ts';
import type { Db, Store } from '../monitor/store/store.ts';
import { onBothEngines } from './helpers/both-engines.ts';

onBothEngines('engine', (under) => {
  let store: Store;
  beforeEach(async () => {
    store = await under.openNew();
  });

  it('binds a Date as epoch milliseconds wherever it stands, and a boolean as 0 or 1', async () => {
    const at = new Date(1_772_438_400_000);
    for (const position of [0, 1]) {
      const values = position === 0 ? [at, 'k'] : ['k', at];
      const row = await sql<{
        at: number;
        key: string;
      }>`select cast(${values[position]} as bigint) as at, cast(${values[1 - position]} as text) as key`.execute(
        store.db,
      );
      expect(row.rows).toEqual([{ at: at.getTime(), key: 'k' }]);
    }
    const flag = await sql<{ yes: number }>`select cast(${true} as integer) as yes`.execute(store.db);
    expect(flag.rows[0]?.yes).toBe(1);
  });

  it.each([
    ['a plain object', { a: 1 }, 'an object'],
    ['an array', [1], 'an array'],
    ['NaN', Number.NaN, 'NaN'],
    ['infinity', Number.POSITIVE_INFINITY, 'Infinity'],
    ['a number beyond 2^53', 2 ** 60, String(2 ** 60)],
    ['an invalid date', new Date('nonsense'), 'NaN'],
  ])('refuses %s as a parameter and names its place', async (_name, value, saying) => {
    const write = sql`insert into settings (key, value, "updatedAt") values ('k', 'null', ${value})`.execute(store.db);
    await expect(write).rejects.toThrow(`parameter 1 is ${saying}`);
    expect(await getSetting(store.db, 'k')).toBeNull();
  });

  it('takes a list of texts as one parameter, whatever stands in them, and finds each of them only', async () => {
    const odd = [
      '',
      'a,b',
      '{"x"}',
      'it\'s \\ "quoted"',
      'null',
      'NULL',
      '中文',
      'line\nbreak',
      'half \ud83d',
      'zero\0',
    ];
    for (const [i, key] of odd.entries()) await putSetting(store.db, key, i, 1);
    const find = async (texts: readonly string[]) => {
      const list = listParameter(store.db, texts);
      const rows = await store.db
        .selectFrom('settings')
        .select('value')
        .where(isListed(store.db, 'key', list))
        .execute();
      return rows.map(({ value }) => Number(value)).sort((a, b) => a - b);
    };
    expect(await find(odd)).toEqual(odd.map((_, i) => i));
    for (const [i, text] of odd.entries()) expect(await find([text, 'unknown'])).toEqual([i]);
    expect(await find([])).toEqual([]);
  });

  it('reads 64 bit numbers as numbers', async () => {
    await putSetting(store.db, 'k', 1, Number.MAX_SAFE_INTEGER);
    const row = await store.db.selectFrom('settings').select('updatedAt').executeTakeFirstOrThrow();
    expect(row.updatedAt).toBe(Number.MAX_SAFE_INTEGER);
    const count = await store.db
      .selectFrom('settings')
      .select((eb) => [eb.fn.countAll().as('n'), eb.fn.sum('updatedAt').as('s'), eb.fn.avg('updatedAt').as('a')])
      .executeTakeFirstOrThrow();
    expect([typeof count.n, typeof count.s, typeof count.a]).toEqual(['number', 'number', 'number']);
  });

  it('stores quotes, emoji, NUL, half surrogates and injection as text', async () => {
    const nasty = `'; drop table settings; -- " \\ 🙂 \u202e \0 \ud800`;
    await putSetting(store.db, nasty, { [nasty]: nasty }, 1);
    const rows = await store.db.selectFrom('settings').select('key').execute();
    expect(rows).toEqual([{ key: `'; drop table settings; -- " \\ 🙂 \u202e \uFFFD \uFFFD` }]);
    expect(Object.values((await getSetting<Record<string, string>>(store.db, nasty)) ?? {})).toEqual([rows[0]?.key]);
  });

  it('rolls everything back when the work fails, numbers too', async () => {
    const failing = inTransaction(store.db, async (trx) => {
      await putSetting(trx, 'k', 1, 1);
      await nextNumber(trx, 'mention');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await getSetting(store.db, 'k')).toBeNull();
    expect(await inTransaction(store.db, (trx) => nextNumber(trx, 'mention'))).toBe(1);
  });

  it('joins a transaction that is open instead of beginning another', async () => {
    await expect(
      inTransaction(store.db, async (trx) => {
        await inTransaction(trx, (same) => putSetting(same, 'k', 1, 1));
        throw new Error('outer');
      }),
    ).rejects.toThrow('outer');
    expect(await getSetting(store.db, 'k')).toBeNull();
  });

  it('throws at once when the outer connection is used inside a transaction, and works on afterwards', async () => {
    await expect(inTransaction(store.db, () => getSetting(store.db, 'k'))).rejects.toThrow('pass the transaction');
    await expect(inTransaction(store.db, () => inTransaction(store.db, async () => 1))).rejects.toThrow(
      'pass the transaction',
    );
    expect(await getSetting(store.db, 'k')).toBeNull();
    // What is started inside but runs after the commit is no longer inside.
    let later: Promise<unknown> | undefined;
    await inTransaction(store.db, async () => {
      later = new Promise((done) => setTimeout(done, 20)).then(() => getSetting(store.db, 'k'));
    });
    expect(await later).toBeNull();
  });

  it('lets many transactions at once each see the last one (no lost update)', async () => {
    await putSetting(store.db, 'sum', 0, 1);
    const other = await under.openAgain(store);
    const add = (db: Store['db']) =>
      inTransaction(db, async (trx) => {
        await nextNumber(trx, 'event');
        await putSetting(trx, 'sum', ((await getSetting<number>(trx, 'sum')) ?? 0) + 1, 1);
      });
    await Promise.all(Array.from({ length: 40 }, (_, i) => add(i % 2 ? store.db : other.db)));
    expect(await getSetting(store.db, 'sum')).toBe(40);
  });

  it('tries the whole transaction again when the database was busy, not when the work failed', async () => {
    let tries = 0;
    const result = await inTransaction(store.db, async (trx) => {
      tries += 1;
      await putSetting(trx, `try${tries}`, 1, 1);
      if (tries < 3) throw new StoreError('busy', 'in the way');
      return tries;
    });
    expect(result).toBe(3);
    expect(await getSetting(store.db, 'try1')).toBeNull();
    expect(await getSetting(store.db, 'try3')).toBe(1);
    tries = 0;
    const giveUp = inTransaction(store.db, async () => {
      tries += 1;
      throw new StoreError('busy', 'always');
    });
    await expect(giveUp).rejects.toMatchObject({ code: 'busy' });
    expect(tries).toBe(6);
  });
});

onBothEngines('busy', (under) => {
  it('tells a broken rule from other faults', async () => {
    const store = await under.openNew();
    const insert = () => store.db.insertInto('settings').values({ key: 'k', value: '1', updatedAt: 1 }).execute();
    await insert();
    await expect(insert()).rejects.toMatchObject({ name: 'StoreError', code: 'constraint' });
    await expect(sql`select nonsense from nowhere`.execute(store.db)).rejects.not.toMatchObject({ name: 'StoreError' });
  });

  it('survives transactions that take their locks crosswise', async () => {
    const store = await under.openNew();
    await putSetting(store.db, 'a', 0, 1);
    await putSetting(store.db, 'b', 0, 1);
    const add = (first: string, second: string) =>
      inTransaction(store.db, async (trx) => {
        for (const key of [first, second]) {
          await trx
            .updateTable('settings')
            .set((eb) => ({ updatedAt: eb('updatedAt', '+', 1) }))
            .where('key', '=', key)
            .execute();
          await new Promise((done) => setTimeout(done, 10));
        }
      });
    await Promise.all([add('a', 'b'), add('b', 'a'), add('a', 'b'), add('b', 'a')]);
    const rows = await store.db.selectFrom('settings').select('updatedAt').execute();
    expect(rows).toEqual([{ updatedAt: 5 }, { updatedAt: 5 }]);
  });
});

describe('sqlite settings', () => {
  let folder: string;
  let store: Store;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'earshot-engine-'));
    store = await openStore({ url: `sqlite:${join(folder, 'a.db')}` });
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });
  const pragma = async (name: string) =>
    Object.values(
      (await sql<Record<string, unknown>>`${sql.raw(`pragma ${name}`)}`.execute(store.db)).rows[0] ?? {},
    )[0];

  it('syncs every commit, waits for other writers, checks foreign keys', async () => {
    expect(await pragma('journal_mode')).toBe('wal');
    expect(await pragma('synchronous')).toBe(2);
    expect(await pragma('busy_timeout')).toBe(5000);
    expect(await pragma('foreign_keys')).toBe(1);
    expect(await pragma('secure_delete')).toBe(1);
  });

  it('waits for the disk but where a power cut may take a transaction back, and not there either when it holds an event', async () => {
    const levels: unknown[] = [];
    const note = async (trx: Db, at: string) => {
      const { rows } = await sql<{ synchronous: number }>`pragma synchronous`.execute(trx);
      levels.push([at, rows[0]?.synchronous]);
      await putSetting(trx, at, 1, 1);
    };
    const later = { isSyncedLater: true };
    await inTransaction(store.db, (trx) => note(trx, 'later'), later);
    await inTransaction(store.db, (trx) => note(trx, 'at once'));
    const failing = async (trx: Db) => {
      await note(trx, 'failing');
      throw new RangeError('no');
    };
    await expect(inTransaction(store.db, failing, later)).rejects.toThrow(RangeError);
    expect(await pragma('synchronous')).toBe(2);
    const telling = async (trx: Db) => {
      await note(trx, 'telling');
      await appendEvent(trx, { at: 1, type: 'source.state', subjectId: 's', drill: false, data: null });
    };
    await inTransaction(store.db, telling, later);
    expect(levels).toEqual([
      ['later', 1],
      ['at once', 2],
      ['failing', 1],
      ['telling', 1],
      ['telling', 2],
    ]);
    expect(await store.db.selectFrom('events').select('seq').execute()).toEqual([{ seq: 1 }]);
  });

  it('takes the write lock at the beginning: a transaction that reads and then writes waits instead of failing', async () => {
    const other = new DatabaseSync(join(folder, 'a.db'), { timeout: 0 });
    await inTransaction(store.db, async (trx) => {
      await getSetting(trx, 'k');
      expect(() => other.exec(`insert into settings values ('other', '1', 1)`)).toThrow(/locked/);
      await putSetting(trx, 'k', 1, 1);
    });
    other.close();
    expect(await getSetting(store.db, 'k')).toBe(1);
  });

  it('gives a typed error when another program holds the file for longer than the wait', async () => {
    const hasty = await openStore({ url: store.url, busyTimeoutMs: 1 });
    const other = new DatabaseSync(join(folder, 'a.db'));
    other.exec('begin exclusive');
    await expect(
      hasty.db.insertInto('settings').values({ key: 'k', value: '1', updatedAt: 1 }).execute(),
    ).rejects.toMatchObject({
      code: 'busy',
    });
    other.exec('rollback');
    other.close();
    await hasty.close();
  });

  it('does not write through the connection of the reading thread', () => {
    const reading = openNodeSqlite({ path: join(folder, 'a.db'), readOnly: true });
    expect(() => reading.exec(`insert into settings values ('x', '1', 1)`)).toThrow(/readonly/);
    reading.close();
  });

  it('gives rows that can be compared and copied', async () => {
    await putSetting(store.db, 'k', 1, 1);
    const row = await store.db.selectFrom('settings').select(['key', 'updatedAt']).executeTakeFirst();
    expect({ ...row }).toStrictEqual({ key: 'k', updatedAt: 1 });
    expect(structuredClone(row)).toStrictEqual({ key: 'k', updatedAt: 1 });
  });

  it('streams rows while other statements run', async () => {
    for (let i = 0; i < 10; i += 1) await putSetting(store.db, `k${i}`, i, i);
    const seen: string[] = [];
    for await (const row of store.db.selectFrom('settings').select('key').orderBy('key').stream()) seen.push(row.key);
    expect(seen).toHaveLength(10);
    expect(await getSetting(store.db, 'k3')).toBe(3);
  });

  it('keeps the file to its owner', async () => {
    const { statSync } = await import('node:fs');
    expect(statSync(join(folder, 'a.db')).mode & 0o077).toBe(0);
  });

  it('announces events to the watchers of this process after the commit only', async () => {
    const { watchEvents } = await import('../monitor/store/event-watch.ts');
    let calls = 0;
    const stop = await watchEvents(store, () => {
      calls += 1;
    });
    const event = { at: 1, type: 'mention.found' as const, subjectId: 'm', drill: false, data: null };
    await inTransaction(store.db, async (trx) => {
      await appendEvent(trx, event);
      await appendEvent(trx, event);
      expect(calls).toBe(0);
    });
    expect(calls).toBe(1);
    await expect(
      inTransaction(store.db, async (trx) => {
        await appendEvent(trx, event);
        throw new Error('no');
      }),
    ).rejects.toThrow();
    expect(calls).toBe(1);
    await stop();
    await inTransaction(store.db, (trx) => appendEvent(trx, event));
    expect(calls).toBe(1);
  });
});

describe('ids', () => {
  it('are UUIDs of version 7 that sort by the order of their making, also when the clock steps back', () => {
    const ids = [...Array.from({ length: 10_000 }, () => newId(5_000_000)), newId(4_000_000), newId(6_000_000)];
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(ids);
    for (const id of ids.slice(0, 100))
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(newId(1_800_000_000_000).replace('-', '').slice(0, 12), 16)).toBe(1_800_000_000_000);
  });
});
