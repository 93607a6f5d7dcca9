// The administrator's first day in real browsers: from the link in the terminal to a monitor that listens with the file that was written.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import axe, { type AxeResults } from 'axe-core';
import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { freePort } from '../helpers/free-port.ts';

/** The few things that the walk does, alike in both browsers. */
interface Walker {
  click(selector: string): Promise<void>;
  type(selector: string, text: string): Promise<void>;
  run<T>(script: string): Promise<T>;
  close(): Promise<void>;
}

const FEED =
  '<rss version="2.0"><channel><title>论坛</title><item><title>新锐的屏幕有绿线</title><link>https://forum.example/1</link><guid>1</guid></item></channel></rss>';

let home: string;
let child: ChildProcess;
let feed: Server;
let output = '';
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'earshot-first-day-'));
  output = '';
  feed = createServer((_request, response) => response.setHeader('content-type', 'application/rss+xml').end(FEED));
  await new Promise<void>((resolve) => feed.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
  await new Promise((resolve) => feed.close(resolve));
  rmSync(home, { recursive: true, force: true });
});

const feedAddress = () => `http://127.0.0.1:${(feed.address() as AddressInfo).port}/feed`;

/** Starts the monitor with the home of this test. @returns the link of its terminal */
async function startMonitor(...args: readonly string[]): Promise<string> {
  child = spawn(process.execPath, ['monitor/main.ts', 'start', ...args], {
    env: { ...process.env, EARSHOT_HOME: home },
  });
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  return until(async () => /http:\/\/127\.0\.0\.1:\d+\/#[\w-]{43}/.exec(output)?.[0]);
}

it('a changed port is followed to its new address, and a taken one is told before anything ends', async () => {
  const [port, next] = [await freePort(), await freePort()];
  const file = join(home, 'earshot.yaml');
  const write = (to: number) =>
    writeFileSync(
      file,
      `listen: { port: ${to} }\nbrands: [{ id: a, name: 新锐 }]\nsources: [{ id: f, type: feed, name: f, settings: { url: "https://feed.invalid/" } }]\n`,
    );
  write(port);
  const page = await open('chromium', await startMonitor());
  const start = async () => {
    await page.run(`location.hash = 'review'; location.reload()`);
    await until(() => page.run(`document.body.innerText.includes('按它开始监听')`).catch(() => false));
    await page.click('.actions .primary + .primary');
  };
  const at = () => page.run<string>('location.origin').catch(() => '');
  try {
    await until(() => page.run(`document.body.innerText.includes('正在监听')`));
    // A source that cannot be read is told with its reason, not only counted.
    await until(() => page.run(`document.body.innerText.includes('“f”读不到')`));
    write(next);
    await start();
    await until(async () => (await at()) === `http://127.0.0.1:${next}`);
    await until(() => page.run(`document.body.innerText.includes('正在监听')`).catch(() => false));
    expect(await page.run('location.hash')).toBe('');
    write((feed.address() as AddressInfo).port);
    await start();
    await until(() => page.run(`document.body.innerText.includes('已被别的程序占用')`).catch(() => false));
    expect(await at()).toBe(`http://127.0.0.1:${next}`);
    expect((await fetch(`http://127.0.0.1:${next}/healthz`)).status).toBe(200);
  } finally {
    await page.close();
  }
});

describe.each(['chromium', 'firefox'] as const)('the first day in %s', (browser) => {
  it('goes from the link to a monitor that listens to the brand', async () => {
    const link = await startMonitor('--port', String(await freePort()));
    const page = await open(browser, link);
    // While the page loads itself again after a start there is nothing to read for a moment.
    const shows = (text: string) =>
      until(async () => (await page.run<string>('document.body.innerText').catch(() => '')).includes(text));
    try {
      await shows('3 / 3');
      // The key is out of the address before anybody could copy it.
      expect(await page.run('location.href')).toBe(new URL('/', link).href);
      const found = await axeOn(page);
      await page.run(`location.hash = 'brands'`);
      await page.click('.btn.add');
      await page.type('#brand-0-name', '新锐');
      await page.click('#brand-0-aliases');
      await shows('Xin Rui');
      await page.click('.suggest button[title*=拼音]');
      await page.click('details.more summary');
      await page.type('#brand-0-demands-near', '12');
      await page.type('#brand-0-timeZone', 'Asia/Shanghai');
      await page.run(`location.hash = 'sources'`);
      await shows('订阅源');
      await page.click('.kind:nth-child(4)');
      await page.type('#source-0-url', feedAddress());
      await page.click('[data-source] .try .btn');
      // Nothing on this machine is read unless the file allows it: the page shows the refusal in words.
      await shows('is loopback');
      // The refusal carries its way out.
      await page.click('[data-source] .try .fault + p .btn');
      await shows('通了：1 条');
      await page.run(`location.hash = 'people'`);
      await page.click('.btn.add');
      await page.type('#person-0-name', '王敏');
      await page.click('[data-list=away] .btn');
      await page.type('#person-0-away-0-from', '2027-02-10');
      await page.type('#person-0-away-0-until', '2027-02-16');
      found.push(...(await axeOn(page)));
      await page.run(`location.hash = 'channels'`);
      await page.click('.kind');
      await page.click('[aria-labelledby=routes-title] .add');
      await page.click('#route-0-levels-red');
      await shows('红 →');
      found.push(...(await axeOn(page)));
      await page.click('[data-item] .danger');
      await page.click('[aria-labelledby=routes-title] .danger');
      await page.run(`location.hash = 'desk'`);
      await page.click('.add + .add');
      await page.type('#mailbox-0-imap-port', '1');
      found.push(...(await axeOn(page)));
      await page.click('[data-mailbox] .danger');
      await page.run(`location.hash = 'rules'`);
      await page.type('#general-policies-windowMinutes', '8');
      await page.type('#new-calendar', 'berlin-office');
      await page.click('form.card [type=submit]');
      await page.type('#calendar-berlin-office-timeZone', 'Europe/Berlin');
      // A comma ends one, as Enter does.
      await page.type('#calendar-berlin-office-week-mon', '09:00-12:00,');
      found.push(...(await axeOn(page)));
      await page.run(`location.hash = 'review'`);
      await shows('王敏');
      found.push(...(await axeOn(page)));
      expect(found).toEqual([]);
      // Somebody with an editor was quicker.
      const file = join(home, 'earshot.yaml');
      writeFileSync(file, '# by hand\nworkspace: 手写\n');
      await until(() => page.run(`!document.querySelector('.actions .primary').disabled`));
      await page.click('.actions .primary');
      await shows('合在一起');
      await page.click('.card.wrong .primary');
      await until(() => page.run(`!document.querySelector('.actions .primary').disabled`));
      await page.click('.actions .primary');
      await shows('按它开始监听');
      const written = readFileSync(file, 'utf8');
      expect(written).toContain('# by hand');
      expect(parse(written)).toMatchObject({
        workspace: '手写',
        brands: [{ id: 'xinrui', name: '新锐', aliases: ['Xinrui'], demands: { near: 12 }, timeZone: 'Asia/Shanghai' }],
        people: [{ name: '王敏', role: 'admin', away: [{ from: '2027-02-10', until: '2027-02-16' }] }],
        policies: { windowMinutes: 8 },
        privateHosts: [new URL(feedAddress()).host],
        calendars: { 'berlin-office': { timeZone: 'Europe/Berlin', week: { mon: ['09:00-12:00'] } } },
      });
      await page.click('.actions .primary + .primary');
      await shows('正在监听您的品牌');
      await until(() => page.run(`document.querySelector('.facts')?.innerText.includes('新锐')`));
    } finally {
      await page.close();
    }
  });
});

async function axeOn(page: Walker): Promise<string[]> {
  // Injected by the driver, not by the page: the page's own policy stays what it is.
  await page.run(`${axe.source}; true`);
  const { violations } = await page.run<AxeResults>('axe.run(document, { resultTypes: ["violations"] })');
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`);
}

async function open(browser: 'chromium' | 'firefox', link: string): Promise<Walker> {
  if (browser === 'chromium') {
    const running = await chromium.launch({
      executablePath: process.env.EARSHOT_CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu'],
    });
    const page = await (await running.newContext({ locale: 'zh-CN' })).newPage();
    await page.goto(link);
    return {
      click: (selector) => page.locator(selector).first().click(),
      type: (selector, text) => page.locator(selector).fill(text),
      run: (script) => page.evaluate(script),
      close: () => running.close(),
    };
  }
  const running = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.EARSHOT_FIREFOX ?? '/usr/bin/firefox-esr',
    headless: true,
    extraPrefsFirefox: { 'intl.accept_languages': 'zh-CN' },
  });
  const page = await running.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(link);
  return {
    click: (selector) => page.locator(selector).setTimeout(10_000).click(),
    type: (selector, text) => page.locator(selector).setTimeout(10_000).fill(text),
    run: (script) => page.evaluate(script) as never,
    close: () => running.close(),
  };
}

async function until<T>(read: () => Promise<T | null | undefined | false>): Promise<T> {
  const end = Date.now() + 60_000;
  for (;;) {
    const value = await read();
    if (value) return value;
    if (Date.now() > end) throw new Error(`what was waited for did not come in 60 s; the terminal said:\n${output}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
