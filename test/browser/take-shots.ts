// `npm run shots`: pictures of every own page in every state, theme, language and width, written to artefacts/shots/.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

import { buildTestExtension } from './build-test-extension.ts';
import { type LaunchedChromium, launchChromium } from './launch-chromium.ts';
import { NARROW, SHOTS, type Shot } from './own-page-shots.ts';
import { openPrScene, pairingCodeOf, workCase } from './pr-scene.ts';
import { makeDraft } from './stub/make-draft.ts';
import { sampleMentions } from './stub/sample-mentions.ts';
import { sampleSources } from './stub/sample-sources.ts';
import { sampleWeeks } from './stub/sample-weeks.ts';
import { sampleWork } from './stub/sample-work.ts';
import { type StubMonitor, startStubMonitor } from './stub/stub-monitor.ts';
import { createStubState, PAIRING_CODE } from './stub/stub-state.ts';

const FOLDER = 'artefacts/shots';
const LOOKS = [
  ['light', 'zh-CN'],
  ['dark', 'zh-CN'],
  ['light', 'en'],
  ['dark', 'en'],
] as const;

/** Pictures of the PR desk, on a real monitor. */
const PR_SHOTS: readonly Shot[] = [
  { name: 'pr-stories', path: 'sidepanel.html#/pr/stories', ready: '.mention', widths: [...NARROW, 1440] },
  { name: 'pr-bursts', path: 'sidepanel.html#/pr/bursts', ready: '.mention', widths: [380] },
  { name: 'pr-cases', path: 'sidepanel.html#/pr/cases', ready: '.mention', widths: [380] },
  { name: 'pr-story', path: 'sidepanel.html#/story/STORY', ready: '.reach-plot', widths: [...NARROW, 1440] },
  { name: 'pr-case', path: 'sidepanel.html#/case/CASE', ready: '.checklist', widths: [...NARROW, 1440] },
  {
    name: 'pr-statements',
    path: 'sidepanel.html#/case/CASE',
    ready: '.statement',
    widths: [...NARROW, 1440],
    act: (page) => page.locator('.statement').first().scrollIntoViewIfNeeded(),
  },
  { name: 'pr-table', path: 'sidepanel.html#/pr/table', ready: '.monitored td', widths: [...NARROW, 1440] },
  {
    name: 'pr-search',
    path: 'sidepanel.html#/pr/search',
    ready: 'search form',
    widths: [...NARROW, 1440],
    act: async (page) => {
      await page.locator('input[data-search]').fill('冒烟');
      await page.keyboard.press('Enter');
      await page.locator('.mention').first().waitFor();
      await page.locator('[data-do=save-search]').click();
    },
  },
  {
    name: 'pr-draft',
    path: 'sidepanel.html#/case/CASE',
    ready: '.statement',
    widths: [380],
    act: async (page) => {
      await page.locator('[data-do=draft]').click();
      await page.locator('form textarea').first().fill('请致电 13812345678，我们不清楚情况。');
      await page.locator('[data-do=draft], form textarea').first().scrollIntoViewIfNeeded();
    },
  },
];

/** Pictures of a browser that is not paired, and of one whose monitor is gone or whose token is refused. */
const ALONE: readonly Shot[] = [
  { name: 'alone-panel', path: 'sidepanel.html', ready: '.empty', widths: NARROW },
  { name: 'alone-options', path: 'options.html', ready: 'form', widths: [380, 768], fullPage: true },
  { name: 'alone-welcome', path: 'welcome.html', ready: 'form', widths: [380, 768], fullPage: true },
  { name: 'alone-board', path: 'board.html', ready: '.empty', widths: [768] },
];

async function takeShot(browser: LaunchedChromium, stub: StubMonitor, shot: Shot, look: string): Promise<number> {
  shot.before?.(stub);
  const page = await browser.openOwnPage(shot.path);
  for (const width of shot.widths) {
    await page.setViewportSize({ width, height: width < 600 ? 820 : 900 });
    await page.reload();
    await page.locator(shot.ready).first().waitFor();
    await shot.act?.(page);
    await page.waitForTimeout(250);
    await page.screenshot({
      path: join(FOLDER, `${shot.name}-${look}-${width}.png`),
      fullPage: shot.fullPage ?? false,
    });
  }
  await page.close();
  shot.after?.(stub);
  return shot.widths.length;
}

async function setLook(browser: LaunchedChromium, theme: string, language: string): Promise<void> {
  const page = await browser.openOwnPage('options.html');
  await page.evaluate(
    (settings) =>
      (
        globalThis as unknown as { chrome: { storage: { local: { set(of: object): Promise<void> } } } }
      ).chrome.storage.local.set({
        settings,
      }),
    { theme, language, welcomed: true },
  );
  await page.close();
}

async function ask(browser: LaunchedChromium, type: string, body: unknown): Promise<void> {
  const page = await browser.openOwnPage('options.html');
  await page.evaluate(
    ([name, value]) =>
      (
        globalThis as unknown as { chrome: { runtime: { sendMessage(of: object): Promise<unknown> } } }
      ).chrome.runtime.sendMessage({
        type: name,
        ask: value,
      }),
    [type, body] as const,
  );
  await page.close();
}

const only = process.argv[2];
const wanted = (shots: readonly Shot[]) => shots.filter((shot) => only === undefined || shot.name.includes(only));
mkdirSync(FOLDER, { recursive: true });
const now = Date.now();
const state = createStubState([...sampleMentions(now), ...sampleWeeks(now, 500)]);
state.sources = sampleSources(now);
state.work.set('t-4128', sampleWork('t-4128', now));
const stub = await startStubMonitor(state);
const browser = await launchChromium({ extension: await buildTestExtension('chrome', 'granted') });
let taken = 0;
try {
  for (const [theme, language] of LOOKS) {
    await setLook(browser, theme, language);
    for (const shot of wanted(ALONE)) taken += await takeShot(browser, stub, shot, `${theme}-${language}`);
  }
  await ask(browser, 'monitor.pair', { baseUrl: stub.baseUrl, code: PAIRING_CODE, device: 'shots' });
  await ask(browser, 'ticket.make', { draft: { ...makeDraft('click-shots-1', now), contact: '13812345678' } });
  for (const [theme, language] of LOOKS) {
    await setLook(browser, theme, language);
    for (const shot of wanted(SHOTS)) taken += await takeShot(browser, stub, shot, `${theme}-${language}`);
  }
  if (wanted(PR_SHOTS).length > 0) {
    const scene = await openPrScene();
    const caseId = await workCase(scene);
    await ask(browser, 'monitor.unpair', {});
    const code = await pairingCodeOf(scene, scene.people.pr.person.id);
    await ask(browser, 'monitor.pair', { baseUrl: scene.baseUrl, code, device: 'shots' });
    for (const [theme, language] of LOOKS) {
      await setLook(browser, theme, language);
      for (const shot of wanted(PR_SHOTS)) {
        const path = shot.path.replace('STORY', scene.storyId).replace('CASE', caseId);
        taken += await takeShot(browser, stub, { ...shot, path }, `${theme}-${language}`);
      }
    }
    await scene.close();
    await ask(browser, 'monitor.pair', { baseUrl: stub.baseUrl, code: PAIRING_CODE, device: 'shots' });
  }
  await stub.stop();
  const gone: Shot = {
    name: 'panel-gone',
    path: 'sidepanel.html#/mentions',
    ready: '.notice',
    widths: NARROW,
    act: (page) => page.waitForTimeout(3_500),
  };
  await ask(browser, 'ticket.make', { draft: makeDraft('click-shots-2', now) });
  for (const shot of wanted([gone])) taken += await takeShot(browser, stub, shot, 'dark-en');
  state.tokens.clear();
  await stub.start();
  const expired: Shot = { name: 'panel-expired', path: 'sidepanel.html#/mentions', ready: '.notice', widths: NARROW };
  for (const shot of wanted([expired])) taken += await takeShot(browser, stub, shot, 'dark-en');
} finally {
  await browser.close();
  await stub.stop();
}
process.stdout.write(`${taken} pictures in ${FOLDER}\n`);
