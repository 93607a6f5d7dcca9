import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** A screen without a monitor, with a window manager: for what a headless browser does not show. */
export interface Display {
  /** `:97`, for the variable DISPLAY. */
  readonly name: string;
  /** Presses keys as a person would, in the window that has the focus: `Tab`, `Return`. */
  readonly press: (...keys: string[]) => void;
  readonly close: () => Promise<void>;
}

const FIRST = 90;
const LAST = 120;

/** @throws Error when Xvfb does not come up in ten seconds */
export async function startDisplay(): Promise<Display> {
  let number = FIRST;
  while (existsSync(`/tmp/.X11-unix/X${number}`) && number < LAST) number += 1;
  const name = `:${number}`;
  const screen = spawn('Xvfb', [name, '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], { stdio: 'ignore' });
  for (let tries = 0; !existsSync(`/tmp/.X11-unix/X${number}`); tries += 1) {
    if (tries > 100) throw new Error(`Xvfb did not open ${name}; is the Debian package xvfb installed?`);
    await wait(100);
  }
  const env = { ...process.env, DISPLAY: name };
  const windows = spawn('openbox', [], { stdio: 'ignore', env });
  return {
    name,
    press: (...keys) => void execFileSync('xdotool', ['key', '--delay', '120', ...keys], { env }),
    close: async () => {
      await end(windows);
      await end(screen);
    },
  };
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  return ended;
}
