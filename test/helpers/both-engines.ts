import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { openStore } from '../../monitor/store/open-store.ts';
import type { Engine } from '../../monitor/store/sql/engine.ts';
import type { Store } from '../../monitor/store/store.ts';
import { createDatabase, dropDatabase } from './postgres.ts';

/** Databases of one engine for a suite; everything opened is closed and removed at its end. */
export interface EngineUnderTest {
  readonly engine: Engine;
  /** Address of a new, empty database. */
  newUrl(): Promise<string>;
  /** A store with a new database. */
  openNew(): Promise<Store>;
  /** Another store on the same database, as a second process would have it. */
  openAgain(store: Store): Promise<Store>;
}

/** Address of a new PostgreSQL database with the schema of today, for a test that opens its store itself. */
export function newPostgresUrl(): Promise<string> {
  const { address, template } = inject('sharedPostgres');
  return createDatabase(address, template);
}

/** Runs a suite on SQLite and again on a real PostgreSQL server. */
export function onBothEngines(name: string, suite: (under: EngineUnderTest) => void): void {
  for (const engine of ['sqlite', 'postgres'] as const) {
    describe(`${name} on ${engine}`, () => {
      const opened: Store[] = [];
      const databases: string[] = [];
      const { address, template } = inject('sharedPostgres');
      let folder = '';
      let files = 0;
      beforeAll(() => {
        folder = mkdtempSync(join(tmpdir(), 'earshot-store-'));
      });
      afterAll(async () => {
        for (const store of opened) await store.close();
        for (const database of databases) await dropDatabase(address, database);
        rmSync(folder, { recursive: true, force: true });
      });
      const newDatabase = async (copied?: string) => {
        const database = await createDatabase(address, copied);
        databases.push(database);
        return database;
      };
      const newFile = () => {
        files += 1;
        return `sqlite:${join(folder, `${files}.db`)}`;
      };
      const open = async (url: string) => {
        const store = await openStore({ url });
        opened.push(store);
        return store;
      };
      const newUrl = async () => (engine === 'postgres' ? newDatabase() : newFile());
      const openNew = async () => open(engine === 'postgres' ? await newDatabase(template) : newFile());
      suite({ engine, newUrl, openNew, openAgain: (store) => open(store.url) });
    });
  }
}
