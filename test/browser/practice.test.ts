import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Practice, startPractice } from '../../monitor/practice/start-practice.ts';
import { openSiteBrowser, type SiteBrowser, type SitePage, waitForTrue } from './drive-page.ts';
import { READ_TOOLS } from './open-site.ts';
import { makeMention } from './stub/make-mention.ts';
import { type StubMonitor, startStubMonitor } from './stub/stub-monitor.ts';
import { createStubState, PAIRING_CODE } from './stub/stub-state.ts';

const chipOf = (id: string) =>
  `document.querySelector('[data-post-id="${id}"] earshot-chip')?.shadowRoot.querySelector('button')`;

describe.each(['chromium', 'firefox'] as const)('practice pages in %s', (name) => {
  let practice: Practice;
  let stub: StubMonitor;
  let browser: SiteBrowser;
  let page: SitePage;

  beforeAll(async () => {
    practice = await startPractice({ port: 0, pace: null });
    stub = await startStubMonitor(createStubState([]));
    for (const [number, path] of [
      [1, '/plain/posts/charging-smoke'],
      [2, '/app/posts/green-line'],
    ] as const) {
      const analysis = { level: 'red', urgency: 'critical', topic: 'safety' } as const;
      const permalink = `${practice.url}${path}`;
      const publishedAt = Date.now() - 60_000;
      const mention = makeMention(number, Date.now(), {
        postKey: `feed:${number}`,
        permalink,
        analysis,
        publishedAt,
        answerDueAt: Date.now() + 300_000,
      });
      stub.state.mentions.set(mention.id, mention);
    }
    for (let count = 0; count < 4; count += 1) practice.publishNow();
    browser = await openSiteBrowser(name, { hosts: ['forum.example'], port: 1 });
    await browser.pair(stub.baseUrl, PAIRING_CODE);
    page = await browser.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await practice?.close();
    await stub?.stop();
  });
  beforeEach(() => {
    stub.state.tickets.clear();
  });

  const stateOf = (number: number) => stub.state.mentions.get(`m-${number}`);

  async function fillReply(id: string): Promise<void> {
    await waitForTrue(page, chipOf(id), 15_000);
    await page.click(`[data-post-id="${id}"] earshot-chip >>> button`);
    await waitForTrue(page, `${READ_TOOLS}.includes('回应')`);
    await page.press('r');
    await waitForTrue(page, `${READ_TOOLS}.includes('只填公开')`);
    await page.click('earshot-tool >>> .foot .btn:nth-child(2)');
    await waitForTrue(page, `${READ_TOOLS}.includes('已填入回复框')`);
  }

  test('plain page: filled, sent by the person, recognised as the answer on the page that comes back', async () => {
    await page.goto(`${practice.url}/plain`);
    await fillReply('charging-smoke');
    expect(
      await page.evaluate<number>(`document.querySelectorAll('[data-post-id="charging-smoke"] .reply').length`),
    ).toBe(0);
    await page.click('[data-post-id="charging-smoke"] form.composer button');
    await waitForTrue(page, `document.querySelectorAll('[data-post-id="charging-smoke"] .reply').length === 1`);
    await expect.poll(() => stateOf(1), { timeout: 15_000 }).toMatchObject({ state: 'answered', answeredHow: 'page' });
    await waitForTrue(page, `${chipOf('charging-smoke')}?.className === 'green'`);
  });

  test('single-page app: the rich editor takes the text into its own state, the answer is recognised', async () => {
    await page.goto(`${practice.url}/app`);
    await fillReply('green-line');
    await waitForTrue(page, `!document.querySelector('[data-post-id="green-line"] button.send').disabled`);
    const shown = await page.evaluate<string>(
      `document.querySelector('[data-post-id="green-line"] .editor').innerText`,
    );
    await page.click('[data-post-id="green-line"] button.send');
    await waitForTrue(page, `document.querySelectorAll('[data-post-id="green-line"] .reply').length === 1`);
    const sent = await page.evaluate<string>(
      `document.querySelector('[data-post-id="green-line"] .reply-text').innerText`,
    );
    expect(sent.replace(/\s+/gu, '')).toBe(shown.replace(/\s+/gu, ''));
    await expect.poll(() => stateOf(2), { timeout: 15_000 }).toMatchObject({ state: 'answered', answeredHow: 'page' });
  });

  test('a ticket from a post of the practice page is kept out of the figures', async () => {
    await page.goto(`${practice.url}/plain`);
    await waitForTrue(page, chipOf('charging-smoke'), 15_000);
    await page.click('[data-post-id="charging-smoke"] earshot-chip >>> button');
    await waitForTrue(page, `${READ_TOOLS}.includes('建工单')`);
    await page.press('t');
    await expect.poll(() => [...stub.state.tickets.values()].length, { timeout: 10_000 }).toBe(1);
    expect([...stub.state.tickets.values()][0]).toMatchObject({
      permalink: `${practice.url}/plain/posts/charging-smoke`,
      drill: true,
    });
  });
});
