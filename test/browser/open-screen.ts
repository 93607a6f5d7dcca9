import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';

/** A screen without a screen, a window manager for the focus, and a hand for the keys. */
const TOOLS = ['/usr/bin/Xvfb', '/usr/bin/openbox', '/usr/bin/xdotool'];

/** What of it is not installed here; a test that needs a screen says so in its title and is skipped. */
export const missingScreenTools = TOOLS.filter((tool) => !existsSync(tool));

export interface Screen {
  /** Presses keys as a hand would: browser shortcuts and native prompts take these, and no others. */
  readonly press: (...keys: string[]) => void;
  /** Clicks at a point of the screen, to give a window the focus. */
  readonly clickAt: (x: number, y: number) => void;
  readonly close: () => void;
}

/** Opens a screen for headed browsers and sets DISPLAY until it is closed. */
export async function openScreen(): Promise<Screen> {
  const before = process.env.DISPLAY;
  const children: ChildProcess[] = [];
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  children.push(screen);
  const number = await new Promise<string>((resolve, reject) => {
    screen.stdio[3]?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    screen.once('exit', () => reject(new Error('Xvfb did not start')));
  });
  process.env.DISPLAY = `:${number}`;
  const env = { ...process.env };
  children.push(spawn('openbox', [], { stdio: 'ignore', env }));
  await wait(500);
  return {
    press: (...keys) => {
      execFileSync('xdotool', ['key', '--delay', '200', ...keys], { env });
    },
    clickAt: (x, y) => {
      execFileSync('xdotool', ['mousemove', String(x), String(y), 'click', '1'], { env });
    },
    close: () => {
      for (const child of children.reverse()) child.kill();
      if (before === undefined) delete process.env.DISPLAY;
      else process.env.DISPLAY = before;
    },
  };
}
