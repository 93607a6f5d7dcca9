// From one release to the next in a real Chromium: the same profile, the extension of a higher version in its place. What was made before
// is there afterwards. The layouts of older databases are tested in `extension/sync/database.test.ts`; a temporary Firefox add-on keeps
// nothing by Firefox's own rule, so its update cannot be tried without a signed package.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { buildTestExtension } from './build-test-extension.ts';
import { type LaunchedChromium, launchChromium } from './launch-chromium.ts';
import { makeDraft } from './stub/make-draft.ts';

const folder = mkdtempSync(join(tmpdir(), 'earshot-update-'));
let launched: LaunchedChromium | null = null;
afterEach(async () => {
  await launched?.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Extension {
  readonly chrome: {
    readonly runtime: {
      sendMessage(of: object): Promise<{ answer?: { saved?: boolean } }>;
      getManifest(): { version: string };
    };
    readonly storage: { readonly local: { set(of: object): Promise<void> } };
  };
}

it('an update keeps the tickets that wait, the settings and the identity', async () => {
  const extension = join(folder, 'extension');
  const profile = join(folder, 'profile');
  cpSync(await buildTestExtension('chrome', 'granted'), extension, { recursive: true });
  launched = await launchChromium({ extension, profile });
  const id = launched.extensionId;
  const before = await launched.openOwnPage('sidepanel.html#/tickets');
  const saved = await before.evaluate(
    async (draft) => {
      const { chrome } = globalThis as unknown as Extension;
      await chrome.storage.local.set({ settings: { language: 'en', welcomed: true } });
      return chrome.runtime.sendMessage({ type: 'ticket.make', ask: { draft } });
    },
    makeDraft('click-update-1', Date.now()),
  );
  expect(saved.answer?.saved).toBe(true);
  await launched.close();

  const path = join(extension, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as { version: string };
  writeFileSync(path, JSON.stringify({ ...manifest, version: '99.0.0' }));
  launched = await launchChromium({ extension, profile });
  expect(launched.extensionId).toBe(id);
  const after = await launched.openOwnPage('sidepanel.html#/ticket/click-update-1');
  await after.getByText('Ticket on this computer').first().waitFor();
  expect(await after.evaluate(() => (globalThis as unknown as Extension).chrome.runtime.getManifest().version)).toBe(
    '99.0.0',
  );
});
