import type { Shot } from './own-page-shots.ts';
import type { StubMonitor } from './stub/stub-monitor.ts';

/** Widths of a full page. */
const WIDE = [320, 380, 768, 1440];

const FORUM = { id: 'forum', type: 'feed', name: '数码论坛', settings: { url: 'https://forum.example/latest.rss' } };
const FILE = {
  brands: [
    { id: 'xinrui', name: '新锐', aliases: ['Xinrui', '新銳'], exclusions: ['新锐作家'], hotlines: ['400-800-1234'] },
  ],
  complaintTerms: ['退货', '投诉', '差评'],
  sources: [FORUM],
  people: [{ name: '王敏', role: 'pr' }],
  channels: [{ id: 'ops', type: 'feishu', settings: { url: '${FEISHU_URL}' } }],
  routes: [{ levels: ['red', 'orange'], channels: ['ops'] }],
  briefs: [{ id: 'morning', channels: ['ops'] }],
  calendars: { berlin: { timeZone: 'Europe/Berlin', week: { mon: ['09:00-12:00', '13:00-17:00'] } } },
};
const CORRECTION = {
  ...{ site: 'weibo', revision: 3 },
  kinds: { post: { fields: { author: [{ at: 'a.name' }] } } },
};

/** The paired person may read the file; another hand wrote another address of the same source into it. */
function letManage({ state }: StubMonitor): void {
  const theirs = { ...FORUM, settings: { url: 'https://forum.example/hot.rss' } };
  state.setup = { draft: FILE, writtenMeanwhile: { ...FILE, sources: [theirs] } };
}

function letManageNoMore({ state }: StubMonitor): void {
  state.setup = null;
}

const COMPANY = {
  path: 'options.html',
  ready: '[data-section=company]',
  widths: [320, 1440],
  before: letManage,
  after: letManageNoMore,
} as const;

/** Board, options and welcome, paired with a monitor. */
export const FULL_PAGE_SHOTS: readonly Shot[] = [
  { name: 'board', path: 'board.html#range=week', ready: '.chart canvas', widths: WIDE, fullPage: true },
  {
    name: 'board-drill',
    path: 'board.html#range=week&drill=true',
    ready: '.drill-sign',
    widths: [320, 1440],
    act: (page) => page.locator('.exports summary').click(),
  },
  {
    name: 'board-list',
    path: 'board.html#range=week&list=mentions.overdueRate',
    ready: 'dialog li',
    widths: [320, 1440],
  },
  {
    name: 'board-list-tickets',
    path: 'board.html#range=week&list=tickets.satisfaction',
    ready: 'dialog li',
    widths: [320, 1440],
  },
  { name: 'options', path: 'options.html', ready: '.sites', widths: WIDE, fullPage: true },
  {
    name: 'options-company',
    ...COMPANY,
    act: async (page) => {
      await page.click('[data-item="sources.forum"] summary');
      await page.locator('[data-section=company]').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'options-rules',
    ...COMPANY,
    act: async (page) => {
      await page.click('[data-item="calendars.berlin"] summary');
      await page.click('[data-item="general"] summary');
      await page.locator('[data-list=calendars]').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'options-conflict',
    ...COMPANY,
    act: async (page) => {
      await page.click('[data-item="sources.forum"] summary');
      await page.fill('[data-setting=url] input', 'https://forum.example/new.rss');
      await page.click('[data-do=save-company]');
      await page.locator('.company-conflict').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'options-corrections',
    path: 'options.html',
    ready: '.corrections',
    widths: [320, 1440],
    act: async (page) => {
      await page.click('.corrections > summary');
      await page.fill('.corrections textarea', JSON.stringify(CORRECTION));
      await page.click('.corrections form [type=submit]');
      await page.locator('.corrections li').first().waitFor();
      await page.locator('.corrections').scrollIntoViewIfNeeded();
    },
    tidy: async (page) => {
      await page.locator('.corrections li button').first().click();
      await page.locator('.corrections li').waitFor({ state: 'detached' });
    },
  },
  { name: 'welcome', path: 'welcome.html', ready: '.paired', widths: WIDE, fullPage: true },
  { name: 'practice', path: 'practice.html', ready: '.post', widths: WIDE, fullPage: true },
  {
    name: 'options-help',
    path: 'options.html',
    ready: '.sites',
    widths: [320, 1440],
    act: (page) => page.click('.page-help summary'),
  },
  {
    name: 'welcome-help',
    path: 'welcome.html',
    ready: '.paired',
    widths: [320, 1440],
    act: (page) => page.click('.page-help summary'),
  },
];
