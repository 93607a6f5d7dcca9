import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import { type Kysely, sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { appendAudit, CHAIN_START } from '../monitor/store/audit/audit.ts';
import { sealAudit } from '../monitor/store/audit/audit-seals.ts';
import { verifyAudit } from '../monitor/store/audit/audit-verify.ts';
import { hashListSeal } from '../monitor/store/audit/seal-head.ts';
import { acquireLease } from '../monitor/store/lease.ts';
import { migrate, readSchemaState } from '../monitor/store/migrate.ts';
import { migrations } from '../monitor/store/migrations/registry.ts';
import { openStore } from '../monitor/store/open-store.ts';
import { createKysely } from '../monitor/store/sql/create-kysely.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import { NodeSqliteDialect } from '../monitor/store/sql/node-sqlite-dialect.ts';
import { EarshotPostgresDialect, openPostgresPool } from '../monitor/store/sql/postgres-dialect.ts';
import type { Db } from '../monitor/store/store.ts';
import { onBothEngines } from './helpers/both-engines.ts';
import { fillStep } from './helpers/store-versions.ts';

const names = Object.keys(migrations);

onBothEngines('migrations', (under) => {
  const connect = (url: string): Db =>
    createKysely(
      under.engine === 'postgres'
        ? new EarshotPostgresDialect(openPostgresPool(url))
        : new NodeSqliteDialect({ path: url.slice('sqlite:'.length) }),
    );
  /** Tables with their columns and the indexes: what two schemas are compared by. */
  const describeSchema = async (db: Db): Promise<unknown> => {
    const tables = await db.introspection.getTables();
    const indexes =
      under.engine === 'postgres'
        ? sql<{ name: string }>`select indexdef as name from pg_indexes where schemaname = 'public' order by 1`
        : sql<{
            name: string;
          }>`select name || coalesce(sql, '') as name from sqlite_master where type in ('index', 'trigger') order by 1`;
    return {
      tables: tables
        .map(({ name, columns }) => [name, columns.map(({ name: column, dataType }) => `${column} ${dataType}`).sort()])
        .sort(),
      indexes: (await indexes.execute(db)).rows.map(({ name }) => name),
    };
  };

  it('are numbered without a gap and have no way back', () => {
    expect(names.map((name) => Number(name.slice(0, 3)))).toEqual(names.map((_, i) => i + 1));
    expect(names).toEqual([...names].sort());
    for (const migration of Object.values(migrations)) expect('down' in migration && migration.down).toBeFalsy();
  });

  const countRows = async (db: Db): Promise<Map<string, number>> => {
    // Packed days and hours are a copy of what other tables hold: a step may throw them away.
    const tables = (await db.introspection.getTables()).filter(({ name }) => !name.startsWith('figure'));
    const counts = tables.map(
      ({ name }) => sql`select ${sql.lit(name)} as name, count(*) as n from ${sql.table(name)}`,
    );
    const { rows } = await sql<{ name: string; n: number }>`${sql.join(counts, sql` union all `)}`.execute(db);
    return new Map(rows.map(({ name, n }) => [name, Number(n)]));
  };

  /** Opens an older database and finds today's schema, with each row that was `filled` in. */
  const expectBroughtUpToDate = async (url: string, filled: ReadonlyMap<string, number>) => {
    const fresh = await under.openNew();
    const store = await openStore({ url });
    expect(await readSchemaState(store.db)).toEqual({ done: names, missing: [] });
    expect(await describeSchema(store.db)).toEqual(await describeSchema(fresh.db));
    const kept = await store.db.selectFrom('mentions').select(['id', 'text', 'number']).execute();
    expect(kept).toEqual([{ id: 'old-mention', text: '旧的投诉', number: 1 }]);
    const after = await countRows(store.db);
    for (const [table, rows] of filled) expect(after.get(table), table).toBeGreaterThanOrEqual(rows);
    await store.close();
  };

  // Step by step in one database, each version filled before the next step: what a database has that was there from
  // the first day. From each version at once it takes a second on PostgreSQL and a quarter of one on SQLite.
  it('from a database that was filled at every version give the schema and the data that a new one has', async () => {
    const url = await under.newUrl();
    const db = connect(url);
    const filled = new Map<string, number>();
    for (const [i, name] of names.slice(0, -1).entries()) {
      await migrate(db, { to: name });
      await fillStep(db, i + 1);
      for (const [table, rows] of await countRows(db)) filled.set(table, Math.max(rows, filled.get(table) ?? 0));
    }
    await db.destroy();
    await expectBroughtUpToDate(url, filled);
  });

  const alsoFromEach = under.engine === 'sqlite' ? names : [];
  it.each(alsoFromEach.map((name, i) => [name, i + 1] as const))(
    'from a filled database of version %s give the schema and the data that a new one has',
    async (name, version) => {
      const url = await under.newUrl();
      const db = connect(url);
      expect(await migrate(db, { to: name })).toEqual(names.slice(0, version));
      for (let step = 1; step <= version; step++) await fillStep(db, step);
      const filled = await countRows(db);
      await db.destroy();
      await expectBroughtUpToDate(url, filled);
    },
  );

  it('leave seals from before there were trees proven, and the next one takes every chain into its tree', async () => {
    const url = await under.newUrl();
    const db = connect(url);
    await migrate(db, { to: '025-taken-back-corrections' });
    const line = { chain: 'ticket:old', at: 5, actorId: null, action: 'ticket.created', subjectId: null, details: {} };
    const end = await inTransaction(db, (trx) => appendAudit(trx, line));
    const head = hashListSeal({ number: 1, day: '2026-11-21', previousHead: CHAIN_START }, [end]);
    await sql`insert into "auditSeals" (number, day, "sealedAt", "previousHead", head, chains, signature, "keyId")
      values (1, '2026-11-21', 5, ${CHAIN_START}, ${head}, 1, 'signed', 'k')`.execute(db);
    await sql`insert into "auditSealHeads" ("sealNumber", chain, position, hash)
      values (1, 'ticket:old', 1, ${end.hash})`.execute(db);
    await sql`update "auditHeads" set "sealedPosition" = 1`.execute(db);
    await db.destroy();

    const store = await openStore({ url });
    const signer = { keyId: 'k', sign: () => 'signed' };
    const seal = await inTransaction(store.db, (trx) => sealAudit(trx, { day: '2026-11-22', now: 9, signer }));
    expect(seal).toMatchObject({ number: 2, chains: 1, form: 'tree', previousHead: head });
    expect(await verifyAudit(store.db)).toMatchObject({ seals: 2, faults: [] });
    await sql`update "auditSeals" set day = '2026-11-20' where number = 1`.execute(store.db);
    expect((await verifyAudit(store.db)).faults).toMatchObject([{ seal: 1, what: 'seal' }]);
    await store.close();
  });

  it('leave nothing of a step that fails half-way, and can be tried again', async () => {
    const url = await under.newUrl();
    const db = connect(url);
    const first = { up: (k: Kysely<never>) => k.schema.createTable('one').addColumn('a', 'integer').execute() };
    const broken = {
      up: async (k: Kysely<never>) => {
        await k.schema.createTable('two').addColumn('a', 'integer').execute();
        throw new Error('power cut');
      },
    };
    await expect(migrate(db, { known: { '001-one': first, '002-two': broken } })).rejects.toThrow(
      /002-two.*nothing of it was kept/,
    );
    const tables = (await db.introspection.getTables()).map(({ name }) => name);
    expect(tables).not.toContain('two');
    const mended = { up: (k: Kysely<never>) => k.schema.createTable('two').addColumn('a', 'integer').execute() };
    await migrate(db, { known: { '001-one': first, '002-two': mended } });
    expect((await db.introspection.getTables()).map(({ name }) => name)).toContain('two');
    await db.destroy();
  });

  it('refuse a database that a newer version wrote, and change nothing in it', async () => {
    const url = await under.newUrl();
    const store = await openStore({ url });
    await sql`insert into "schemaSteps" (name, timestamp) values ('900-future', '2030-01-01')`.execute(store.db);
    await store.close();
    await expect(openStore({ url })).rejects.toMatchObject({
      code: 'newer-schema',
      message: expect.stringContaining('900-future'),
    });
  });

  it('run once when two monitors start at the same moment', async () => {
    const url = await under.newUrl();
    const stores = await Promise.all([openStore({ url }), openStore({ url })]);
    for (const store of stores) {
      expect((await readSchemaState(store.db)).missing).toEqual([]);
      await store.close();
    }
  });

  it('are not run by a command that only looks', async () => {
    const url = await under.newUrl();
    await expect(openStore({ url, migrate: false })).rejects.toThrow('no Earshot database here yet');
    if (under.engine === 'sqlite') expect(existsSync(url.slice('sqlite:'.length))).toBe(false);
    expect(
      (
        await (async () => {
          const db = connect(url);
          const tables = await db.introspection.getTables();
          await db.destroy();
          return tables;
        })()
      ).length,
    ).toBe(0);
  });
});

describe('files that are not ours', () => {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-foreign-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('refuses a database of another program and leaves it as it was', async () => {
    const path = join(folder, 'other.db');
    const other = new DatabaseSync(path);
    other.exec('create table bookmarks (a)');
    other.close();
    await expect(openStore({ url: `sqlite:${path}` })).rejects.toMatchObject({
      code: 'foreign',
      message: expect.stringContaining('bookmarks'),
    });
    const again = new DatabaseSync(path);
    expect(again.prepare('select count(*) as n from sqlite_master').get()).toMatchObject({ n: 1 });
    again.close();
  });

  it('refuses a file that is no database', async () => {
    const path = join(folder, 'text.db');
    writeFileSync(path, 'dear diary, '.repeat(1000));
    await expect(openStore({ url: `sqlite:${path}` })).rejects.toMatchObject({ code: 'corrupt' });
  });

  it('names what is wrong with an address', async () => {
    await expect(openStore({ url: 'mysql://root:secret@db/x' })).rejects.toThrow(/start with sqlite: or postgres/);
    await expect(openStore({ url: 'mysql://root:secret@db/x' })).rejects.not.toThrow(/secret/);
    await expect(openStore({ url: 'postgres://x:secret@127.0.0.1:1/none' })).rejects.toMatchObject({
      code: 'unreachable',
    });
    await expect(openStore({ url: `sqlite:${join(folder, 'text.db', 'below.db')}` })).rejects.toThrow();
  });

  it('does not change the schema under a running monitor', async () => {
    const path = join(folder, 'running.db');
    const db = createKysely(new NodeSqliteDialect({ path }));
    await migrate(db, { to: names[0] ?? '' });
    await acquireLease(db, {
      owner: 'old version',
      host: hostname(),
      pid: process.ppid,
      processStartedAt: 1,
      now: Date.now(),
      ttlMs: 60_000,
    });
    await expect(openStore({ url: `sqlite:${path}` })).rejects.toMatchObject({ code: 'already-running' });
    expect((await readSchemaState(db)).done).toEqual([names[0]]);
    await db.destroy();
  });
});
