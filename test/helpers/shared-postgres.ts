// One PostgreSQL server for all files of a run: starting one costs seconds, a database on it milliseconds. What is about the server
// itself (a crash, a cut line, two monitors) starts its own with `startPostgres`.
import type { TestProject } from 'vitest/node';
import { openStore } from '../../monitor/store/open-store.ts';
import { startPostgres } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly sharedPostgres: {
      /** Address of the server's first database; new ones are made from there. */
      readonly address: string;
      /** Address of a database with the schema of today, to copy. Nobody stays connected to it. */
      readonly template: string;
    };
  }
}

/** Starts the server before the first file and stops it after the last. */
export default async function setUp({ provide }: TestProject): Promise<() => Promise<void>> {
  // Two files at a time, each with many stores; nothing here has to outlive a power cut.
  const server = await startPostgres(['-c', 'max_connections=400', '-c', 'fsync=off']);
  const template = await server.createDatabase();
  await (await openStore({ url: template })).close();
  provide('sharedPostgres', { address: server.address, template });
  return server.stop;
}
