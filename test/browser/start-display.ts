import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';

/** A screen without a monitor, with a window manager: for what a headless browser does not show. */
export interface Display {
  /** `:97`; it is in the variable DISPLAY until `close`. */
  readonly name: string;
  /** Presses keys as a person would, in the window that has the focus: `Tab`, `Return`. */
  readonly press: (...keys: string[]) => void;
  readonly close: () => Promise<void>;
}

/** @throws Error when Xvfb does not start; `test/set-up.ts` installs it. */
export async function startDisplay(): Promise<Display> {
  const before = process.env.DISPLAY;
  // Xvfb picks a free number itself and writes it to descriptor 3 when it is ready.
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    screen.stdio[3]?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    screen.once('error', reject);
    screen.once('exit', () => reject(new Error('Xvfb did not start; is the Debian package xvfb installed?')));
  });
  const name = `:${number}`;
  process.env.DISPLAY = name;
  const windows = spawn('openbox', [], { stdio: 'ignore' });
  await wait(500);
  return {
    name,
    press: (...keys) =>
      void execFileSync('xdotool', ['key', '--delay', '200', ...keys], { env: { ...process.env, DISPLAY: name } }),
    close: async () => {
      await end(windows);
      await end(screen);
      if (before === undefined) delete process.env.DISPLAY;
      else process.env.DISPLAY = before;
    },
  };
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  return ended;
}
