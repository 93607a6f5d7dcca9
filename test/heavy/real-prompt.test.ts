import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { buildTestExtension } from '../browser/build-test-extension.ts';
import { type LaunchedChromium, launchChromium } from '../browser/launch-chromium.ts';
import { missingScreenTools, openScreen, type Screen } from '../browser/open-screen.ts';
import { sampleMentions } from '../browser/stub/sample-mentions.ts';
import { type StubMonitor, startStubMonitor } from '../browser/stub/stub-monitor.ts';
import { createStubState, PAIRING_CODE } from '../browser/stub/stub-state.ts';

let screen: Screen | null = null;
let stub: StubMonitor | null = null;
let chromium: LaunchedChromium | null = null;
afterEach(async () => {
  await chromium?.close();
  await stub?.stop();
  screen?.close();
});

const skipped = missingScreenTools.length > 0;
const say = (title: string) => (skipped ? `${title} (skipped: ${missingScreenTools.join(', ')} not installed)` : title);

it.skipIf(skipped)(say('Chromium as shipped: the real prompt, refused and then allowed'), async () => {
  screen = await openScreen();
  stub = await startStubMonitor(createStubState(sampleMentions(Date.now())));
  chromium = await launchChromium({ extension: await buildTestExtension('chrome', 'shipped'), headless: false });
  const page = await chromium.openOwnPage('options.html');
  await page.fill('[name=address]', stub.baseUrl);
  await page.fill('[name=code]', PAIRING_CODE);

  // The prompt's own button is "Deny".
  await page.click('form button[type=submit]');
  await wait(1_500);
  screen.press('Return');
  await page.getByText('没有这个权限就无法配对').waitFor();
  expect(stub.state.tokens.size).toBe(0);

  await page.click('form button[type=submit]');
  await wait(1_500);
  screen.press('Tab');
  await wait(300);
  screen.press('Return');
  await page.getByText('已配对').waitFor();
  expect(stub.state.tokens.size).toBe(1);

  const panel = await chromium.openOwnPage('sidepanel.html');
  await panel.getByText('冒烟').first().waitFor();
});

it.skipIf(skipped)(say('Chromium: the real shortcut opens the real side panel'), async () => {
  screen = await openScreen();
  chromium = await launchChromium({ extension: await buildTestExtension('chrome', 'granted'), headless: false });
  const page = await chromium.openOwnPage('options.html');
  await page.getByRole('heading', { name: '监听程序' }).waitFor();
  await page.bringToFront();
  screen.clickAt(500, 850);
  const contexts = () =>
    page.evaluate(() =>
      (
        globalThis as unknown as {
          chrome: { runtime: { getContexts(of: object): Promise<{ contextType: string }[]> } };
        }
      ).chrome.runtime
        .getContexts({})
        .then((all) => all.map((one) => one.contextType)),
    );
  expect(await contexts()).not.toContain('SIDE_PANEL');
  screen.press('alt+shift+e');
  await expect.poll(contexts, { timeout: 10_000 }).toContain('SIDE_PANEL');
});
