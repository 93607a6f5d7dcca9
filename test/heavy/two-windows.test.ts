// Two panels side by side, a database that the browser removes under them, and a full disk: real in Firefox, whose share for all sites
// can be set; in Chromium nothing makes one (its override of the quota changes nothing), so that unit tests speak for it.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTestExtension } from '../browser/build-test-extension.ts';
import { launchFirefox } from '../browser/launch-firefox.ts';
import { type DrivenBrowser, driveBrowser, type OwnPage, pairByHand, waitForText } from '../browser/own-page.ts';
import { makeDraft } from '../browser/stub/make-draft.ts';
import { sampleMentions } from '../browser/stub/sample-mentions.ts';
import { type StubMonitor, startStubMonitor } from '../browser/stub/stub-monitor.ts';
import { createStubState, PAIRING_CODE } from '../browser/stub/stub-state.ts';

interface Extension {
  readonly chrome: {
    readonly runtime: { sendMessage(of: object): Promise<{ answer?: { saved?: boolean }; problem?: object }> };
  };
}

function askIn(page: OwnPage, type: string, ask: object) {
  return page.run(
    ([named, body]) => (globalThis as unknown as Extension).chrome.runtime.sendMessage({ type: named, ask: body }),
    [type, ask] as const,
  );
}

describe.each(['chromium', 'firefox'] as const)('two windows in %s', (name) => {
  let stub: StubMonitor;
  let browser: DrivenBrowser;
  let panels: readonly [OwnPage, OwnPage];

  beforeAll(async () => {
    stub = await startStubMonitor(createStubState(sampleMentions(Date.now())));
    browser = await driveBrowser(name);
    await pairByHand(browser, stub.baseUrl, PAIRING_CODE);
    panels = [await browser.open('sidepanel.html#/mentions'), await browser.open('sidepanel.html#/mentions')];
    for (const panel of panels) await waitForText(panel, '23 个来源在听');
  });
  afterAll(async () => {
    await browser?.close();
    await stub?.stop();
  });

  it('one ticket that both send is one ticket, and both show it', async () => {
    const draft = makeDraft('click-both-1', Date.now());
    const answers = await Promise.all(panels.map((panel) => askIn(panel, 'ticket.make', { draft })));
    expect(answers.map(({ answer }) => answer?.saved)).toEqual([true, true]);
    await expect.poll(() => stub.state.tickets.size, { timeout: 10_000 }).toBe(1);
    for (const panel of panels) {
      await panel.run(() => {
        location.hash = '#/tickets';
      }, null);
      await waitForText(panel, '绿线');
    }
    expect(stub.state.requests.filter((request) => request.name === 'createTicket')).toHaveLength(1);
  });

  it('what one window does the other shows', async () => {
    const [one, other] = panels;
    for (const panel of panels) {
      await panel.run(() => {
        location.hash = '#/mention/m-4130';
      }, null);
      await waitForText(panel, '认领');
    }
    expect((await askIn(one, 'mention.claim', { mentionId: 'm-4130' })).answer).toMatchObject({ ok: true });
    await waitForText(other, '放回');
  });

  it('a database that the browser removed comes back, and both windows say what was lost', async () => {
    await stub.stop();
    await askIn(panels[0], 'ticket.make', { draft: makeDraft('click-lost-1', Date.now()) });
    await panels[0].run(
      () =>
        new Promise<void>((resolve, reject) => {
          const asked = indexedDB.deleteDatabase('earshot');
          asked.onsuccess = () => resolve();
          asked.onerror = () => reject(asked.error);
        }),
      null,
    );
    await stub.start();
    await askIn(panels[0], 'sync.now', {});
    for (const panel of panels) {
      await panel.run(() => {
        location.hash = '#/mentions';
      }, null);
      await waitForText(panel, '1 张工单还没有交接');
      await waitForText(panel, '需要重新配对');
    }
    await pairByHand(browser, stub.baseUrl, PAIRING_CODE);
    for (const panel of panels) await waitForText(panel, '冒烟');
    await panels[1].run(() => {
      [...document.querySelectorAll('button')].find((button) => button.textContent === '知道了')?.click();
    }, null);
    for (const panel of panels) await waitForText(panel, '1 张工单还没有交接', false);
  });
});

/** What Firefox gives all sites together, in KiB. */
const ALL_SITES_KIB = 4096;

it('on a full disk a ticket is kept without its picture, and nothing that waits is lost', async () => {
  const firefox = await launchFirefox({
    extension: await buildTestExtension('firefox', 'shipped'),
    prefs: { 'dom.quotaManager.temporaryStorage.fixedLimit': ALL_SITES_KIB },
  });
  try {
    const page = await firefox.openOwnPage('sidepanel.html#/tickets');
    const make = (key: string, pictureBytes: number) => {
      const draft = makeDraft(key, Date.now());
      // Random, because Firefox packs what it stores.
      const data = randomBytes((pictureBytes / 4) * 3).toString('base64');
      const picture = { kind: 'screenshot', mediaType: 'image/webp', encoding: 'base64', data, sha256: 'b'.repeat(64) };
      const evidence = draft.evidence && { ...draft.evidence, items: [...draft.evidence.items, picture] };
      return page.evaluate(
        (ask) => (globalThis as unknown as Extension).chrome.runtime.sendMessage({ type: 'ticket.make', ask }),
        { draft: { ...draft, evidence } },
      );
    };
    expect((await make('click-full-1', 400_000)).answer?.saved).toBe(true);
    expect((await make('click-full-2', ALL_SITES_KIB * 1024)).answer?.saved).toBe(true);
    expect(await page.evaluate(readOutbox)).toEqual([
      ['click-full-1', ['text', 'screenshot'], []],
      ['click-full-2', ['text'], ['screenshot']],
    ]);
    // A small one after it finds room at once.
    expect((await make('click-full-3', 4)).answer?.saved).toBe(true);
  } finally {
    await firefox.close();
  }
});

/** Of each ticket here: what evidence is kept, and what is said to be missing. */
async function readOutbox(): Promise<[string, string[], string[]][]> {
  interface Row {
    clientKey: string;
    draft: { evidence: { items: { kind: string }[]; missing: { kind: string }[] } };
  }
  const database = await new Promise<IDBDatabase>((resolve) => {
    const asked = indexedDB.open('earshot');
    asked.onsuccess = () => resolve(asked.result);
  });
  const rows = await new Promise<Row[]>((resolve) => {
    const asked = database.transaction('outbox').objectStore('outbox').getAll();
    asked.onsuccess = () => resolve(asked.result as Row[]);
  });
  return rows.map(({ clientKey, draft }) => [
    clientKey,
    draft.evidence.items.map(({ kind }) => kind),
    draft.evidence.missing.map(({ kind }) => kind),
  ]);
}
