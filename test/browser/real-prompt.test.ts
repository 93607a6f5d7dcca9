import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { buildTestExtension } from './build-test-extension.ts';
import { type LaunchedChromium, launchChromium } from './launch-chromium.ts';
import { sampleMentions } from './stub/sample-mentions.ts';
import { type StubMonitor, startStubMonitor } from './stub/stub-monitor.ts';
import { createStubState, PAIRING_CODE } from './stub/stub-state.ts';

/** A screen without a screen, a window manager for the focus, and a hand for the keys. */
const TOOLS = ['/usr/bin/Xvfb', '/usr/bin/openbox', '/usr/bin/xdotool'];
const missing = TOOLS.filter((tool) => !existsSync(tool));
const title = 'Chromium as shipped: the real prompt, refused and then allowed';

const children: ChildProcess[] = [];
let stub: StubMonitor | null = null;
let chromium: LaunchedChromium | null = null;
const before = process.env.DISPLAY;
afterEach(async () => {
  await chromium?.close();
  await stub?.stop();
  for (const child of children.splice(0)) child.kill();
  if (before === undefined) delete process.env.DISPLAY;
  else process.env.DISPLAY = before;
});

it.skipIf(missing.length > 0)(
  missing.length > 0 ? `${title} (skipped: ${missing.join(', ')} not installed)` : title,
  async () => {
    const display = await openScreen();
    stub = await startStubMonitor(createStubState(sampleMentions(Date.now())));
    chromium = await launchChromium({ extension: await buildTestExtension('chrome', 'shipped'), headless: false });
    const page = await chromium.openOwnPage('options.html');
    await page.fill('[name=address]', stub.baseUrl);
    await page.fill('[name=code]', PAIRING_CODE);
    const press = (...keys: string[]) => {
      for (const key of keys) execFileSync('xdotool', ['key', key], { env: { ...process.env, DISPLAY: display } });
    };

    // The prompt's own button is "Deny".
    await page.click('form button[type=submit]');
    await wait(1_500);
    press('Return');
    await page.getByText('没有这个权限就无法配对').waitFor();
    expect(stub.state.tokens.size).toBe(0);

    await page.click('form button[type=submit]');
    await wait(1_500);
    press('Tab');
    await wait(300);
    press('Return');
    await page.getByText('已配对').waitFor();
    expect(stub.state.tokens.size).toBe(1);

    const panel = await chromium.openOwnPage('sidepanel.html');
    await panel.getByText('冒烟').first().waitFor();
  },
);

async function openScreen(): Promise<string> {
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  children.push(screen);
  const number = await new Promise<string>((resolve, reject) => {
    screen.stdio[3]?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    screen.once('exit', () => reject(new Error('Xvfb did not start')));
  });
  const display = `:${number}`;
  process.env.DISPLAY = display;
  children.push(spawn('openbox', [], { stdio: 'ignore', env: { ...process.env, DISPLAY: display } }));
  await wait(500);
  return display;
}
