import { NARROW, type Shot } from './own-page-shots.ts';

/** The PR desk, on a real monitor; STORY and CASE stand for what it has. */
export const PR_SHOTS: readonly Shot[] = [
  { name: 'pr-stories', path: 'sidepanel.html#/pr/stories', ready: '.mention', widths: [...NARROW, 1440] },
  { name: 'pr-bursts', path: 'sidepanel.html#/pr/bursts', ready: '.mention', widths: NARROW },
  { name: 'pr-cases', path: 'sidepanel.html#/pr/cases', ready: '.mention', widths: NARROW },
  { name: 'pr-story', path: 'sidepanel.html#/story/STORY', ready: '.reach-plot', widths: [...NARROW, 1440] },
  { name: 'pr-case', path: 'sidepanel.html#/case/CASE', ready: '.checklist', widths: [...NARROW, 1440] },
  {
    name: 'pr-statements',
    path: 'sidepanel.html#/case/CASE',
    ready: '.statement',
    widths: [...NARROW, 1440],
    act: (page) => page.locator('.statement').first().scrollIntoViewIfNeeded(),
  },
  { name: 'pr-alerts', path: 'sidepanel.html#/alerts', ready: '[data-alert]', widths: [...NARROW, 1440] },
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
    widths: NARROW,
    act: async (page) => {
      await page.locator('[data-do=draft]').click();
      await page.locator('form textarea').first().fill('请致电 13812345678，我们不清楚情况。');
      await page.locator('[data-do=draft], form textarea').first().scrollIntoViewIfNeeded();
    },
  },
];
