import { PERMISSIONS } from '../../shared/model/permission.ts';
import { PICTURE_TIME } from './freeze-clock.ts';
import { NARROW, type Shot } from './own-page-shots.ts';
import type { StubMonitor } from './stub/stub-monitor.ts';
import { sampleTeamTemplates } from './stub/stub-templates.ts';

function forgetTeamTemplates({ state }: StubMonitor): void {
  state.teamTemplates = [];
}

/** The library of templates, paired with a monitor: one's own, the team's and the brands', with and without the right to write them. */
export const TEMPLATE_SHOTS: readonly Shot[] = [
  {
    name: 'panel-template-editor',
    path: 'sidepanel.html#/templates',
    ready: '.template',
    widths: [...NARROW, 1440],
    act: async (page) => {
      await page.click('[data-do=new]');
      await page.fill('.editor input[name=name]', '退款进度');
      await page.fill(
        '.editor textarea[name=public]',
        '您好，请把订单号 {{order.number}} 发到评论里，我们不知道具体时间。',
      );
      await page.locator('.lint li').first().waitFor();
    },
  },
  {
    name: 'panel-templates-team',
    path: 'sidepanel.html#/templates',
    ready: '.template',
    widths: [...NARROW, 1440],
    before: ({ state }) => {
      state.teamTemplates = sampleTeamTemplates(PICTURE_TIME);
    },
    act: async (page) => {
      await page.locator('[data-holder=brand] .fold').click();
      await page.locator('.archived summary').click();
      await page.locator('[data-do=archive]').waitFor();
    },
    after: forgetTeamTemplates,
  },
  {
    name: 'panel-templates-reader',
    path: 'sidepanel.html#/templates',
    ready: '.template',
    widths: [...NARROW, 1440],
    before: ({ state }) => {
      state.teamTemplates = sampleTeamTemplates(PICTURE_TIME);
      state.permissions = ['mentions.read', 'mentions.handle'];
    },
    act: async (page) => {
      await page.locator('[data-holder=team] .fold').click();
      await page.locator('[data-do=copy]').waitFor();
    },
    after: (stub) => {
      forgetTeamTemplates(stub);
      stub.state.permissions = PERMISSIONS;
    },
  },
  {
    name: 'panel-template-for-brand',
    path: 'sidepanel.html#/templates',
    ready: '.template',
    widths: [...NARROW, 1440],
    before: ({ state }) => {
      state.teamTemplates = sampleTeamTemplates(PICTURE_TIME);
    },
    act: async (page) => {
      await page.locator('[data-holder=brand] .fold').click();
      await page.locator('[data-do=edit]').click();
      await page.click('.editor details summary');
      await page.fill('.editor [name=shortcuts]', 't1 t2');
      await page.locator('[data-clash]').first().waitFor();
      await page.locator('.editor').evaluate((form) => form.scrollTo(0, 0));
    },
    after: forgetTeamTemplates,
  },
  {
    name: 'panel-template-import',
    path: 'sidepanel.html#/templates',
    ready: '.template',
    widths: [...NARROW, 1440],
    act: (page) => page.click('[data-do=import]'),
  },
  {
    name: 'panel-template-uses',
    path: 'sidepanel.html#/templates',
    ready: '.template',
    widths: [...NARROW, 1440],
    act: async (page) => {
      await page.click('[data-do=new]');
      await page.click('.editor summary');
      await page.locator('.uses [value=weibo]').check();
      await page.locator('.editor summary').first().scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'panel-template-export',
    path: 'sidepanel.html#/templates',
    ready: '.template',
    widths: [...NARROW, 1440],
    act: (page) => page.click('[data-do=export]'),
  },
  {
    name: 'panel-templates',
    path: 'sidepanel.html#/templates',
    ready: '.template',
    widths: NARROW,
    act: (page) => page.locator('.template .fold').first().click(),
  },
];
