import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';

/** A post that the practice route lists. */
export interface RsshubPost {
  readonly title: string;
  readonly description: string;
  readonly link: string;
  readonly pubDate: string;
  readonly author?: string;
  readonly guid?: string;
}

export interface RunningRsshub {
  /** `http://127.0.0.1:PORT` */
  readonly base: string;
  /** The route that lists what was published and holds the keyword. */
  readonly route: string;
  publish(post: RsshubPost): void;
  stop(): Promise<void>;
}

const VERSION = '1.0.0-master.f99e982';
const FOLDER = join(import.meta.dirname, '../../.services/rsshub');
/** Two of its dependencies name versions that no registry serves, one is a web address. */
const PACKAGE = {
  private: true,
  type: 'module',
  overrides: {
    difflib: 'npm:difflib@0.2.4',
    '@jocmp/mercury-parser': '3.0.7',
    '@oxc-parser/binding-wasm32-wasip1': '0.152.0',
  },
};

/** Installs RSSHub once into an ignored folder (about 430 MB). Says why when that is not possible here. */
async function install(): Promise<string | null> {
  if (existsSync(join(FOLDER, 'node_modules/rsshub/dist-lib/pkg.mjs'))) return null;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'package.json'), JSON.stringify(PACKAGE));
  const args = ['install', `rsshub@${VERSION}`, '--ignore-scripts', '--no-audit', '--no-fund'];
  const env = { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' };
  try {
    await promisify(execFile)('npm', args, { cwd: FOLDER, env, timeout: 600_000, maxBuffer: 16 * 1024 * 1024 });
    return null;
  } catch (error) {
    return `RSSHub could not be installed into .services/rsshub: ${(error as Error).message.slice(0, 300)}`;
  }
}

/** Starts a real RSSHub on a free port of loopback with a cache of one second, or says why it cannot. */
export async function startRsshub(): Promise<RunningRsshub | { readonly missing: string }> {
  const missing = await install();
  if (missing !== null) return { missing };
  const child = fork(join(import.meta.dirname, 'rsshub-child.mjs'), [FOLDER], {
    cwd: FOLDER,
    env: { ...process.env, NO_LOGFILES: 'true', CACHE_EXPIRE: '1', LOGGER_LEVEL: 'error', NODE_ENV: 'production' },
    execArgv: [],
    silent: true,
  });
  const started = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  const { port } = (started[0] ?? {}) as { port?: number };
  if (port === undefined) return { missing: `RSSHub did not start: exit code ${String(started[0])}` };
  return {
    base: `http://127.0.0.1:${port}`,
    route: '/practice/search/{keyword}',
    publish: (post) => void child.send(post),
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}
