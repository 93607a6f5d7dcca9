import type { Page } from 'playwright-core';
import { buildTestExtension } from './build-test-extension.ts';
import { countOpenWork } from './count-open-work.ts';
import { workDesk, workTeam } from './desk-scene.ts';
import { DESK_SHOTS } from './desk-shots.ts';
import { freezeBrowser, PICTURE_TIME } from './freeze-clock.ts';
import { FULL_PAGE_SHOTS } from './full-page-shots.ts';
import { type LaunchedChromium, launchChromium } from './launch-chromium.ts';
import { ALONE, EXPIRED, GONE, SHOTS, type Shot } from './own-page-shots.ts';
import { openPrScene, pairingCodeOf, tellAlerts, workCase } from './pr-scene.ts';
import { PR_SHOTS } from './pr-shots.ts';
import { settlePage, watchRequests } from './settle-page.ts';
import { makeDraft } from './stub/make-draft.ts';
import { makeMention } from './stub/make-mention.ts';
import { sampleMentions } from './stub/sample-mentions.ts';
import { sampleSources } from './stub/sample-sources.ts';
import { sampleWeeks } from './stub/sample-weeks.ts';
import { sampleWork } from './stub/sample-work.ts';
import { type StubMonitor, startStubMonitor } from './stub/stub-monitor.ts';
import { createStubState, PAIRING_CODE } from './stub/stub-state.ts';
import { PEOPLE_SHOTS, TEAM_SHOTS } from './team-shots.ts';
import { TEMPLATE_SHOTS } from './template-shots.ts';
import { waitForCache } from './wait-for-cache.ts';

/** A theme, a language, and at which widths each state is shown: `zoomed` is a window of 1440 × 900 at 200 %. */
export interface Look {
  readonly theme: 'light' | 'dark';
  readonly language: 'zh-CN' | 'en';
  readonly at: 'narrowest' | 'widest' | 'all' | 'zoomed';
}

/** The looks whose pictures are kept as signatures: both themes, both languages and the far ends of the widths, each once. */
export const SIGNED_LOOKS: readonly Look[] = [
  { theme: 'light', language: 'zh-CN', at: 'narrowest' },
  { theme: 'dark', language: 'en', at: 'widest' },
];

/** Every page at 200 %, in the language that needs the more room. */
export const ZOOMED_LOOK: Look = { theme: 'light', language: 'en', at: 'zoomed' };

/** Every look. */
export const ALL_LOOKS: readonly Look[] = [
  { theme: 'light', language: 'zh-CN', at: 'all' },
  { theme: 'dark', language: 'zh-CN', at: 'all' },
  { theme: 'light', language: 'en', at: 'all' },
  { theme: 'dark', language: 'en', at: 'all' },
  ZOOMED_LOOK,
];

/** A state that stands on the screen; its name tells view, look and width. */
export interface Visited {
  readonly name: string;
  readonly shot: Shot;
  readonly look: Look;
  readonly page: Page;
}

const ZOOM = 2;

/** What is shown on a real monitor, each by the role of who works at it. */
const DESKS = [
  ['pr', PR_SHOTS],
  ['lead', DESK_SHOTS],
  ['director', TEAM_SHOTS],
  ['admin', PEOPLE_SHOTS],
] as const;
const REAL_SHOTS = DESKS.flatMap(([, shots]) => shots);

/** Whether a state is asked for: by nothing, or by one of some words with `|` between them that its name has in it. */
function isWanted({ name }: Shot, only: string): boolean {
  return only.split('|').some((word) => name.includes(word));
}

/** Names of all that `visitShots` shows in these looks. */
export function listVisits(looks: readonly Look[], only = ''): string[] {
  const shots = [...ALONE, ...SHOTS, ...TEMPLATE_SHOTS, ...FULL_PAGE_SHOTS, ...REAL_SHOTS, GONE, EXPIRED];
  return looks.flatMap((look) =>
    shots
      .filter((shot) => isWanted(shot, only))
      .flatMap((shot) => widthsOf(shot, look).map((width) => nameVisit(shot, look, width))),
  );
}

/**
 * Brings every state of every own page on the screen, one after the other, always at the same moment and with the same posts. Gives those
 * that could not be shown, by name, and why.
 */
export async function visitShots(
  looks: readonly Look[],
  see: (visited: Visited) => Promise<void>,
  only = '',
): Promise<ReadonlyMap<string, string>> {
  const missed = new Map<string, string>();
  const now = PICTURE_TIME;
  const wanted = (shots: readonly Shot[]) => shots.filter((shot) => isWanted(shot, only));
  const practice = makeMention(9001, now - 120_000, {
    drill: true,
    text: '新锐耳机一戴就断连，客服说等着',
    level: 'orange',
  });
  const state = createStubState([...sampleMentions(now), ...sampleWeeks(now, 500), practice]);
  state.now = () => now;
  state.sources = sampleSources(now);
  state.work.set('t-4128', sampleWork('t-4128', now));
  const stub = await startStubMonitor(state);
  const browser = await launchChromium({
    extension: await buildTestExtension('chrome', 'granted'),
    timeZone: 'Asia/Shanghai',
  });
  // What is done for one picture is not seen in the next. All were told of, so that no page does it by itself, sooner or later.
  const begin = [...state.mentions].map(
    ([id, one]) => [id, { ...one, toldAt: one.toldAt ?? one.foundAt + 20_000 }] as const,
  );
  const rewind = () => {
    state.mentions.clear();
    for (const [id, mention] of begin) state.mentions.set(id, mention);
    state.corrections.length = 0;
  };
  const show = (shots: readonly Shot[]) => showAll({ browser, stub, looks, see, missed, rewind }, wanted(shots));
  const pair = (baseUrl: string, code: string) => ask(browser, 'monitor.pair', { baseUrl, code, device: 'shots' });
  try {
    await freezeBrowser(browser, now);
    await browser.context.addInitScript(countOpenWork);
    await show(ALONE);
    await pair(stub.baseUrl, PAIRING_CODE);
    await ask(browser, 'ticket.make', { draft: { ...makeDraft('click-shots-1', now), contact: '13812345678' } });
    await show([...SHOTS, ...TEMPLATE_SHOTS, ...FULL_PAGE_SHOTS]);
    if (wanted(REAL_SHOTS).length > 0) {
      await showDesks(pair, () => ask(browser, 'monitor.unpair', {}), show);
      await pair(stub.baseUrl, PAIRING_CODE);
    }
    // A device that is no longer signed in has the ticket of then still waiting, whichever states are asked for.
    if (wanted([GONE, EXPIRED]).length > 0) {
      await waitForCache(browser);
      await stub.stop();
      await ask(browser, 'ticket.make', { draft: makeDraft('click-shots-2', now) });
      await show([GONE]);
      await stub.start();
    }
    state.tokens.clear();
    await show([EXPIRED]);
  } finally {
    await browser.close();
    await stub.stop();
  }
  return missed;
}

/** The desks stand on a real monitor, each as the person who works at it. */
async function showDesks(
  pair: (baseUrl: string, code: string) => Promise<void>,
  unpair: () => Promise<void>,
  show: (shots: readonly Shot[]) => Promise<void>,
): Promise<void> {
  const scene = await openPrScene(PICTURE_TIME);
  try {
    const caseId = await workCase(scene);
    await tellAlerts(scene);
    const { ticketId, customerId } = await workDesk(scene);
    await workTeam(scene, ticketId);
    const ids = { STORY: scene.storyId, CASE: caseId, TICKET: ticketId, CUSTOMER: customerId };
    const fill = (path: string) => path.replace(/STORY|CASE|TICKET|CUSTOMER/, (name) => ids[name as keyof typeof ids]);
    for (const [role, shots] of DESKS) {
      await unpair();
      await pair(scene.baseUrl, await pairingCodeOf(scene, scene.people[role].person.id));
      await show(shots.map((shot) => ({ ...shot, path: fill(shot.path) })));
    }
  } finally {
    await scene.close();
  }
}

interface Round {
  readonly browser: LaunchedChromium;
  readonly stub: StubMonitor;
  readonly looks: readonly Look[];
  readonly see: (visited: Visited) => Promise<void>;
  readonly missed: Map<string, string>;
  /** Sets the stub back to what it knew at first. */
  readonly rewind: () => void;
}

async function showAll(round: Round, shots: readonly Shot[]): Promise<void> {
  if (shots.length === 0) return;
  const { browser, stub, looks } = round;
  for (const look of looks) {
    await setLook(browser, look);
    for (const shot of shots) {
      shot.before?.(stub);
      const page = await browser.openOwnPage(shot.path);
      watchRequests(page);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      for (const width of widthsOf(shot, look)) {
        const name = nameVisit(shot, look, width);
        try {
          round.rewind();
          await bringUp(page, shot, look, width);
          await round.see({ name, shot, look, page });
          await shot.tidy?.(page);
        } catch (error) {
          // One state that cannot be reached says nothing of the others.
          round.missed.set(name, `cannot be shown: ${String(error).split('\n')[0]}`);
        }
      }
      await page.close();
      shot.after?.(stub);
    }
  }
}

async function bringUp(page: Page, shot: Shot, look: Look, width: number): Promise<void> {
  await page.setViewportSize({ width, height: width < 600 ? 820 : 900 });
  await zoomTo(page, look.at === 'zoomed' ? ZOOM : 1);
  await page.reload();
  await page.locator(shot.ready).first().waitFor();
  // What is done before everything stands may be drawn over by what comes later.
  await settlePage(page);
  if (shot.act !== undefined) {
    await shot.act(page);
    await settlePage(page);
  }
  await page.evaluate(namePorts);
}

/** Runs in a page: the servers of a run have any free port; in a picture it is always the same. */
function namePorts(): void {
  const name = (text: string) => text.replace(/(?<=127\.0\.0\.1:)\d+/g, '7373');
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const text = node.nodeValue ?? '';
    if (name(text) !== text) node.nodeValue = name(text);
  }
  for (const field of document.querySelectorAll('input')) field.value = name(field.value);
}

/** The zoom of the browser itself, as by Ctrl and +. It holds for all pages of an origin. */
async function zoomTo(page: Page, factor: number): Promise<void> {
  await page.evaluate(
    (zoom) =>
      (globalThis as unknown as { chrome: { tabs: { setZoom(to: number): Promise<void> } } }).chrome.tabs.setZoom(zoom),
    factor,
  );
}

function nameVisit(shot: Shot, { theme, language, at }: Look, width: number): string {
  return `${shot.name}-${theme}-${language}-${at === 'zoomed' ? 'zoomed' : width}`;
}

function widthsOf(shot: Shot, { at }: Look): readonly number[] {
  switch (at) {
    case 'all':
      return shot.widths;
    case 'narrowest':
      return shot.widths.slice(0, 1);
    case 'widest':
      return shot.widths.slice(-1);
    case 'zoomed':
      return [1440];
  }
}

async function setLook(browser: LaunchedChromium, { theme, language }: Look): Promise<void> {
  const page = await browser.openOwnPage('options.html');
  await page.evaluate(
    (settings) =>
      (
        globalThis as unknown as { chrome: { storage: { local: { set(of: object): Promise<void> } } } }
      ).chrome.storage.local.set({ settings }),
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
      ).chrome.runtime.sendMessage({ type: name, ask: value }),
    [type, body] as const,
  );
  await page.close();
}
