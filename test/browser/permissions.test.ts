import { afterEach, expect, it } from 'vitest';
import { buildTestExtension } from './build-test-extension.ts';
import { launchChromium } from './launch-chromium.ts';
import { type DrivenBrowser, driveBrowser, type OwnPage, pairByHand, waitForText } from './own-page.ts';
import { sampleMentions } from './stub/sample-mentions.ts';
import { type StubMonitor, startStubMonitor } from './stub/stub-monitor.ts';
import { createStubState, PAIRING_CODE } from './stub/stub-state.ts';

interface Extension {
  readonly permissions: {
    remove(of: object): Promise<boolean>;
    getAll(): Promise<{ origins?: string[] }>;
  };
  readonly scripting: { getRegisteredContentScripts(): Promise<{ id: string; matches?: string[] }[]> };
}
const read = (page: OwnPage) =>
  page.run(async () => {
    const { permissions, scripting } = (globalThis as unknown as { chrome: Extension }).chrome;
    const scripts = await scripting.getRegisteredContentScripts();
    return {
      origins: (await permissions.getAll()).origins ?? [],
      matches: scripts.flatMap((one) => one.matches ?? []),
    };
  }, null);

let stub: StubMonitor | null = null;
let browser: DrivenBrowser | null = null;
afterEach(async () => {
  await browser?.close();
  await stub?.stop();
  browser = null;
  stub = null;
});

it('Firefox: sites are granted by a click, the overlay is registered for exactly those, and gone when taken back', async () => {
  browser = await driveBrowser('firefox');
  const options = await browser.open('options.html');
  await waitForText(options, '微博');
  expect(await read(options)).toEqual({ origins: [], matches: [] });

  await options.click('button[aria-label="允许 X（推特）"], button[aria-label^="允许 X"]');
  await expect.poll(async () => (await read(options)).matches.length, { timeout: 10_000 }).toBeGreaterThan(0);
  const granted = await read(options);
  expect(granted.matches).toEqual([...granted.origins].sort());
  expect(granted.origins.every((origin) => /https:\/\/(\*\.)?(x|twitter)\.com|mobile\.(x|twitter)/.test(origin))).toBe(
    true,
  );
  await waitForText(options, '已允许');

  await options.type('input[name=site]', 'mastodon.social');
  await options.click('form.other button');
  await expect
    .poll(async () => (await read(options)).matches, { timeout: 10_000 })
    .toContain('https://mastodon.social/*');

  await options.click('button[aria-label^="收回 X"]');
  await expect
    .poll(async () => (await read(options)).matches, { timeout: 10_000 })
    .toEqual(['https://mastodon.social/*']);
});

it('Firefox: the monitor’s address taken back is said so, and granting it again heals', async () => {
  stub = await startStubMonitor(createStubState(sampleMentions(Date.now())));
  browser = await driveBrowser('firefox');
  await pairByHand(browser, stub.baseUrl, PAIRING_CODE);
  const panel = await browser.open('sidepanel.html');
  await waitForText(panel, '23 个来源在听');
  await panel.run(
    () =>
      (globalThis as unknown as { chrome: Extension }).chrome.permissions.remove({ origins: ['http://127.0.0.1/*'] }),
    null,
  );
  await waitForText(panel, '浏览器不允许连接监听程序');
  const options = await browser.open('options.html');
  await waitForText(options, '练习页面（本机）');
  await options.click('button[aria-label="允许 练习页面（本机）"]');
  await waitForText(panel, '浏览器不允许连接监听程序', false);
  await waitForText(panel, '23 个来源在听');
});

it('Chromium as shipped: nothing is granted, and pairing without the permission says what to do', async () => {
  stub = await startStubMonitor();
  const chromium = await launchChromium({ extension: await buildTestExtension('chrome', 'shipped') });
  try {
    const page = await chromium.openOwnPage('options.html');
    const answer = await page.evaluate(
      (ask) =>
        (
          globalThis as unknown as {
            chrome: {
              runtime: { sendMessage(of: object): Promise<{ answer: { ok: boolean; problem: { 'zh-CN': string } } }> };
            };
          }
        ).chrome.runtime.sendMessage({ type: 'monitor.pair', ask }),
      { baseUrl: stub.baseUrl, code: PAIRING_CODE, device: 'test' },
    );
    expect(answer.answer.ok).toBe(false);
    expect(answer.answer.problem['zh-CN']).toContain('选择允许');
    expect(stub.state.tokens.size).toBe(0);
  } finally {
    await chromium.close();
  }
});
