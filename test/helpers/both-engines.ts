import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { openStore, type Store } from '../../monitor/store/database.ts';
import type { Engine } from '../../monitor/store/engine.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';

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

/** Runs a suite on SQLite and again on a real PostgreSQL server. */
export function onBothEngines(name: string, suite: (under: EngineUnderTest) => void): void {
  for (const engine of ['sqlite', 'postgres'] as const) {
    describe(`${name} on ${engine}`, () => {
      const opened: Store[] = [];
      let folder = '';
      let server: TestPostgres | null = null;
      let files = 0;
      beforeAll(async () => {
        folder = mkdtempSync(join(tmpdir(), 'earshot-store-'));
        if (engine === 'postgres') server = await startPostgres();
      });
      afterAll(async () => {
        for (const store of opened) await store.close();
        await server?.stop();
        rmSync(folder, { recursive: true, force: true });
      });
      const newUrl = async () => {
        files += 1;
        return server ? server.createDatabase() : `sqlite:${join(folder, `${files}.db`)}`;
      };
      const open = async (url: string) => {
        const store = await openStore({ url });
        opened.push(store);
        return store;
      };
      let template: string | undefined;
      const openNew = async () => {
        if (!server) return open(await newUrl());
        if (!template) {
          template = await server.createDatabase();
          await (await openStore({ url: template })).close();
        }
        return open(await server.createDatabase(template));
      };
      suite({ engine, newUrl, openNew, openAgain: (store) => open(store.url) });
    });
  }
}
