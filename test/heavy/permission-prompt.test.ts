// The package that people get, in a Chromium with a window: the browser's own prompt is answered by real keys.
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildTestExtension } from '../browser/build-test-extension.ts';
import { type LaunchedChromium, launchChromium } from '../browser/launch-chromium.ts';
import { openScreen, type Screen } from '../browser/open-screen.ts';
import { serveHosts } from '../browser/serve-hosts.ts';

const fixture = readFileSync('test/fixtures/sites/weibo.html', 'utf8');
const expected = JSON.parse(/id="expected">([\s\S]*?)<\/script>/u.exec(fixture)?.[1] ?? '{}') as { url: string };

let screen: Screen;
let server: Awaited<ReturnType<typeof serveHosts>>;
let browser: LaunchedChromium;
let options: Page;
beforeAll(async () => {
  screen = await openScreen();
  server = await serveHosts(() => ({ body: fixture }));
  const extension = await buildTestExtension('chrome', 'shipped');
  const hosts = { 'weibo.com': server.port, '*.weibo.com': server.port };
  browser = await launchChromium({ extension, hosts, headless: false });
  // The welcome tab opens by itself after the installation and would take the keys.
  await wait(1500);
  for (const page of browser.context.pages()) if (page.url().includes('welcome')) await page.close();
  options = await browser.openOwnPage('options.html');
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  screen?.close();
});

const granted = () =>
  options.evaluate(async () => {
    const api = (globalThis as unknown as { chrome: { permissions: { getAll(): Promise<{ origins: string[] }> } } })
      .chrome;
    return (await api.permissions.getAll()).origins.filter((origin) => origin.includes('weibo'));
  });
/** Asks for the site by a real click, waits for the prompt to stand there, answers it. The prompt begins on 拒绝. */
async function askAndPress(...keys: string[]) {
  await options.bringToFront();
  await options
    .getByRole('button', { name: /^允许 微博/ })
    .first()
    .click();
  await wait(1500);
  screen.press(...keys);
  await wait(1000);
}

test('nothing is granted at the installation', async () => {
  expect(await granted()).toEqual([]);
});

test('refused: the site stays off, and the page says so instead of asking again by itself', async () => {
  await askAndPress('Return');
  expect(await granted()).toEqual([]);
  await expect.poll(() => options.getByRole('button', { name: /^允许 微博/ }).count()).toBeGreaterThan(0);
});

test('allowed: it runs at once in the tab that was open already, and nowhere after it was taken back', async () => {
  const weibo = await browser.context.newPage();
  await weibo.goto(expected.url);
  const isThere = () => weibo.evaluate(() => document.querySelector('earshot-chip, [data-earshot]') !== null);
  const hover = async () => {
    await weibo.bringToFront();
    await weibo.locator('article').first().hover();
    return isThere();
  };
  expect(await hover()).toBe(false);

  await askAndPress('Tab', 'Return');
  await expect.poll(granted).toContain('https://weibo.com/*');
  await expect.poll(hover, { timeout: 10_000 }).toBe(true);

  await options.bringToFront();
  await options
    .getByRole('button', { name: /收回 微博/ })
    .first()
    .click();
  await expect.poll(granted).toEqual([]);
  await weibo.reload();
  await wait(1500);
  expect(await hover()).toBe(false);
});
