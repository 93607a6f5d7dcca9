import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { buildTestExtension } from './build-test-extension.ts';
import { type LaunchedChromium, launchChromium } from './launch-chromium.ts';
import { type Display, startDisplay } from './start-display.ts';
import { sampleMentions } from './stub/sample-mentions.ts';
import { type StubMonitor, startStubMonitor } from './stub/stub-monitor.ts';
import { createStubState, PAIRING_CODE } from './stub/stub-state.ts';

let display: Display | null = null;
let stub: StubMonitor | null = null;
let chromium: LaunchedChromium | null = null;
afterEach(async () => {
  await chromium?.close();
  await stub?.stop();
  await display?.close();
});

it('Chromium as shipped: pairing asks for the address, is refused and then allowed', async () => {
  display = await startDisplay();
  stub = await startStubMonitor(createStubState(sampleMentions(Date.now())));
  chromium = await launchChromium({ extension: await buildTestExtension('chrome', 'shipped'), headless: false });
  const page = await chromium.openOwnPage('options.html');
  await page.fill('[name=address]', stub.baseUrl);
  await page.fill('[name=code]', PAIRING_CODE);
  // The prompt's own button is "Deny".
  await page.click('form button[type=submit]');
  await wait(1_500);
  display.press('Return');
  await page.getByText('没有这个权限就无法配对').waitFor();
  expect(stub.state.tokens.size).toBe(0);

  await page.click('form button[type=submit]');
  await wait(1_500);
  display.press('Tab', 'Return');
  await page.getByText('已配对').waitFor();
  expect(stub.state.tokens.size).toBe(1);

  const panel = await chromium.openOwnPage('sidepanel.html');
  await panel.getByText('冒烟').first().waitFor();
});
