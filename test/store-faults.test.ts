import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { listAlerts } from '../monitor/store/alerts.ts';
import { readEventsAfter } from '../monitor/store/events.ts';
import { insertEntriesOnce } from '../monitor/store/heard/entries.ts';
import { listMentions } from '../monitor/store/heard/mention-list.ts';

import { openStore } from '../monitor/store/open-store.ts';
import { getSetting, putSetting } from '../monitor/store/settings.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Db, Store } from '../monitor/store/store.ts';
import { startPostgres } from './helpers/postgres.ts';
import { insertMention } from './helpers/store-rows.ts';
import { SAMPLE_AT, sampleEntry, sampleMention } from './helpers/store-samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'earshot-faults-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts the endless writer, kills it after a while and gives what it said it had stored. */
async function writeAndKill(url: string, prefix: string, afterMs: number): Promise<string[]> {
  const program = fileURLToPath(new URL('./helpers/store-writer.ts', import.meta.url));
  const child = spawn(process.execPath, [program, url, prefix], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = new Promise((done) => child.once('close', done));
  while (!said.includes('\n') && child.exitCode === null) await wait(5);
  await wait(afterMs);
  child.kill('SIGKILL');
  await ended;
  // The last line may be cut; what was said in full was committed.
  return said.split('\n').slice(0, -1);
}

/** Every mention has its alert and its event, numbers have no gap, and everything that was said is there. */
async function checkNothingLost(db: Db, said: readonly string[]): Promise<number> {
  const mentions = await db.selectFrom('mentions').select(['id', 'number']).orderBy('number').execute();
  const ids = mentions.map(({ id }) => id);
  expect(mentions.map(({ number }) => number)).toEqual(mentions.map((_, i) => i + 1));
  expect(said.filter((id) => !ids.includes(id))).toEqual([]);
  const alerts = await db.selectFrom('alerts').select('mentionId').execute();
  expect(alerts.map(({ mentionId }) => mentionId).sort()).toEqual([...ids].sort());
  const events = await readEventsAfter(db, 0, 1_000_000);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1));
  expect(events.map(({ subjectId }) => subjectId).sort()).toEqual([...ids].sort());
  const hits = await db
    .selectFrom('mentions')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  expect(hits.n).toBe(ids.length);
  const found = await listMentions(db, { query: '退款', limit: 500, order: 'newest' });
  expect(found.items.length).toBe(Math.min(500, ids.length));
  return ids.length;
}

describe('kill -9', () => {
  it('loses nothing that was committed and leaves nothing half done (SQLite)', async () => {
    const url = `sqlite:${join(folder, 'killed.db')}`;
    const said: string[] = [];
    for (let round = 0; round < 8; round += 1) {
      said.push(...(await writeAndKill(url, `r${round}`, round * 9)));
      const store = await openStore({ url });
      expect(await checkNothingLost(store.db, said)).toBeGreaterThanOrEqual(said.length);
      const check = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(store.db);
      expect(check.rows).toEqual([{ integrity_check: 'ok' }]);
      await sql`insert into "mentionSearch" ("mentionSearch") values ('integrity-check')`.execute(store.db);
      await store.close();
    }
    expect(said.length).toBeGreaterThan(8);
  });

  it('loses nothing when PostgreSQL itself is killed, and the store works on when it is back', async () => {
    const server = await startPostgres();
    try {
      const url = await server.createDatabase();
      const store = await openStore({ url });
      const said = await writeAndKill(url, 'before', 100);
      await putSetting(store.db, 'k', 'kept', 1);
      await server.crash();
      await expect(getSetting(store.db, 'k')).rejects.toMatchObject({ code: 'unreachable' });
      await server.start();
      expect(await getSetting(store.db, 'k')).toBe('kept');
      await checkNothingLost(store.db, said);
      await store.close();
    } finally {
      await server.stop();
    }
  });
});

describe('a full disk', () => {
  it('is a typed error; nothing half, reading goes on, writing too once there is room', async () => {
    const path = join(folder, 'full.db');
    const roomy = await openStore({ url: `sqlite:${path}` });
    const pages = Math.ceil(statSync(path).size / 4096);
    await roomy.close();
    const store = await openStore({ url: `sqlite:${path}`, maxPageCount: pages + 60 });
    let stored = 0;
    const fill = async () => {
      for (; stored < 10_000; stored += 1)
        await inTransaction(store.db, async (trx) => {
          await insertMention(trx, sampleMention({ text: `退款 ${'长文'.repeat(500)}` }));
          await insertEntriesOnce(trx, {
            sourceId: 's',
            entries: [sampleEntry({ id: `${stored}`, link: null, content: `${stored}` })],
            now: SAMPLE_AT,
            drill: false,
          });
        });
    };
    await expect(fill()).rejects.toMatchObject({
      name: 'StoreError',
      code: 'full',
      message: expect.stringContaining('free some room'),
    });
    expect(stored).toBeGreaterThan(0);
    expect((await listMentions(store.db, { query: '退款', limit: 500 })).items).toHaveLength(stored);
    expect(await store.db.selectFrom('entries').select('id').execute()).toHaveLength(stored);
    await sql`pragma max_page_count = ${sql.lit(pages + 500)}`.execute(store.db);
    await inTransaction(store.db, (trx) => insertMention(trx, sampleMention()));
    await store.close();
  });
});

describe('a damaged file', () => {
  it('gives the typed error or the right data, never a crash and never wrong data', async () => {
    const path = join(folder, 'sound.db');
    const sound = await openStore({ url: `sqlite:${path}` });
    for (let i = 0; i < 30; i += 1)
      await inTransaction(sound.db, (trx) =>
        insertMention(trx, sampleMention({ text: `正文 ${i} ${'x'.repeat(400)}` })),
      );
    await sql`pragma wal_checkpoint(truncate)`.execute(sound.db);
    await sound.close();
    const bytes = readFileSync(path);
    let seed = 3;
    let refused = 0;
    for (let round = 0; round < 40; round += 1) {
      const copy = join(folder, `damaged-${round}.db`);
      writeFileSync(copy, bytes);
      const file = openSync(copy, 'r+');
      for (let hit = 0; hit < 200; hit += 1) {
        seed = (seed * 1103515245 + 12345) % 2 ** 31;
        writeSync(file, Buffer.from([seed % 256]), 0, 1, seed % bytes.length);
      }
      closeSync(file);
      let store: Store | null = null;
      try {
        store = await openStore({ url: `sqlite:${copy}` });
        await listMentions(store.db, { query: '正文', limit: 500 });
        await listAlerts(store.db);
      } catch (error) {
        refused += 1;
        const { name, code } = error as { name: string; code?: string };
        // A flipped byte may also hit the SQL of the schema or a JSON text.
        expect(['StoreError', 'Error', 'SyntaxError']).toContain(name);
        if (name === 'StoreError') expect(['corrupt', 'foreign', 'newer-schema', 'unreachable']).toContain(code);
      }
      await store?.close();
    }
    expect(refused).toBeGreaterThan(0);
  });
});
