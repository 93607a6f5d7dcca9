// The door for every npm script. Runs on the Node that the machine happens to have (18 and later): installs the
// packages when the lockfile is new, then hands over to the Node 24 that comes with them.
// Use: node monitor/bootstrap.mjs FILE [ARGUMENTS…]
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import * as modules from 'node:module';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, 'node_modules', '.bin');
const node24 = join(bin, process.platform === 'win32' ? 'node.cmd' : 'node');
/** npm's own record of what it installed; written last, so a broken installation has none. */
const installed = join(root, 'node_modules', '.package-lock.json');
const STALE_LOCK_MS = 10 * 60_000;

installPackages();
await runFile(process.argv[2], process.argv.slice(3));

function installPackages() {
  if (isInstalled()) return;
  // Two commands started at once must not install over each other.
  const lock = join(root, '.install-lock');
  while (!takeLock(lock)) {
    if (isInstalled()) return;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
  }
  try {
    if (isInstalled()) return;
    console.error('Installing packages (once, about a minute) … 正在安装依赖（仅首次，约一分钟）…');
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    // Not `npm ci`: it refuses a lockfile that lacks optional packages of other platforms, which some mirrors do not carry.
    // The versions are the lockfile's all the same, and neither file is written.
    const done = spawnSync(npm, ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    });
    if (done.status !== 0) {
      console.error(
        'The packages could not be installed. Read the lines above, check the network or the npm registry setting, and start again.',
      );
      process.exit(1);
    }
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function isInstalled() {
  if (!existsSync(node24) || !existsSync(installed)) return false;
  const want = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const have = JSON.parse(readFileSync(installed, 'utf8')).packages;
  return Object.entries(want).every(
    ([path, { version, optional }]) => path === '' || (have[path] ? have[path].version === version : optional === true),
  );
}

function takeLock(lock) {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > STALE_LOCK_MS)
      rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

async function runFile(file, args) {
  const path = resolve(root, file ?? 'monitor/main.ts');
  if (Number(process.versions.node.split('.')[0]) >= 24) {
    // Before the first file with types: what an earlier start compiled needs no compiler of types, which would keep twenty megabytes.
    modules.enableCompileCache();
    process.argv = [process.argv[0], path, ...args];
    await import(pathToFileURL(path).href);
    return;
  }
  const child = spawn(node24, [...process.execArgv, fileURLToPath(import.meta.url), path, ...args], {
    stdio: 'inherit',
    env: { ...process.env, PATH: `${bin}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}` },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 128 : (code ?? 1)));
}
