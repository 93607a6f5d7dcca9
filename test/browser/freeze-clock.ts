import type { LaunchedChromium } from './launch-chromium.ts';

/** A Wednesday morning in Shanghai: the moment of every picture. */
export const PICTURE_TIME = Date.parse('2026-03-11T10:20:00+08:00');

/** Runs in a page or a worker: its clock stands still at `at`. Timers go on. */
export function freezeClock(at: number): void {
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...args: []) {
      if (args.length === 0) super(at);
      else super(...args);
    }
    static override now(): number {
      return at;
    }
  } as DateConstructor;
}

/** Stops the clock of the worker and of every page that is opened from now on. The driver keeps the worker alive. */
export async function freezeBrowser(browser: LaunchedChromium, at: number): Promise<void> {
  await browser.context.addInitScript(freezeClock, at);
  await (await browser.worker()).evaluate(freezeClock, at);
}
