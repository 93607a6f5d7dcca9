import { afterEach, beforeEach, expect, it } from 'vitest';
import { type OpenedBrowser, openWithExtension } from '../../monitor/start/open-browser.ts';
import { buildTestExtension } from '../browser/build-test-extension.ts';
import { sampleMentions } from '../browser/stub/sample-mentions.ts';
import { type StubMonitor, startStubMonitor } from '../browser/stub/stub-monitor.ts';
import { createStubState, PAIRING_CODE } from '../browser/stub/stub-state.ts';

let stub: StubMonitor;
let opened: OpenedBrowser | null = null;

beforeEach(async () => {
  stub = await startStubMonitor(createStubState(sampleMentions(Date.now())));
});
afterEach(async () => {
  await opened?.close();
  opened = null;
  await stub.stop();
});

async function open(browsers: Parameters<typeof openWithExtension>[0]['browsers'], code = PAIRING_CODE) {
  const [chrome, firefox] = await Promise.all([
    buildTestExtension('chrome', 'shipped'),
    buildTestExtension('firefox', 'shipped'),
  ]);
  return openWithExtension({
    extensionDirs: { chrome, firefox },
    monitorUrl: stub.baseUrl,
    pairingCode: code,
    urls: [`${stub.baseUrl}/healthz`],
    headless: true,
    browsers: browsers ?? [],
  });
}

it.each([
  ['chrome', process.env.EARSHOT_CHROMIUM ?? '/usr/bin/chromium'],
  ['firefox', process.env.EARSHOT_FIREFOX ?? '/usr/bin/firefox-esr'],
] as const)('opens %s with the extension paired, the panel filled and the page shown', async (kind, path) => {
  opened = await open([{ kind, path }]);
  expect(stub.state.tokens.size).toBe(1);
  const { browser } = opened;
  await expect
    .poll(
      async () => {
        const texts = await Promise.all(
          (await browser.pages()).map((page) => page.evaluate(() => document.body.textContent ?? '').catch(() => '')),
        );
        return texts.some((text) => text.includes('冒烟')) && texts.some((text) => text.includes('"ok":true'));
      },
      { timeout: 15_000 },
    )
    .toBe(true);
});

it('says what to do by hand when no browser can be used', async () => {
  await expect(open([{ kind: 'chrome', path: '/nowhere/chrome' }])).rejects.toThrow(/\/nowhere\/chrome[\s\S]*by hand/);
});

it('says that the code was refused', async () => {
  await expect(
    open([{ kind: 'chrome', path: process.env.EARSHOT_CHROMIUM ?? '/usr/bin/chromium' }], '0000'),
  ).rejects.toThrow(/配对码不对/);
});
