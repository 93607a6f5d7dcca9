import { NARROW, type Shot } from './own-page-shots.ts';

const WIDTHS = [...NARROW, 1440];

/** The team's pages, as a director sees them, on a real monitor. */
export const TEAM_SHOTS: readonly Shot[] = [
  {
    name: 'team-rules',
    path: 'sidepanel.html#/team/rules',
    ready: '[data-rule]',
    widths: WIDTHS,
    act: (page) => page.locator('[data-rule] summary').first().click(),
  },
  {
    name: 'team-departments',
    path: 'sidepanel.html#/team/departments',
    ready: '[data-department]',
    widths: WIDTHS,
    act: (page) => page.locator('[data-department=technical] button').first().click(),
  },
  { name: 'team-knowledge', path: 'sidepanel.html#/team/knowledge', ready: '[data-knowledge]', widths: WIDTHS },
  {
    name: 'team-notices',
    path: 'sidepanel.html#/team/notices',
    ready: '[data-notice]',
    widths: WIDTHS,
    act: async (page) => {
      await page.click('[data-do=targets]');
      await page.locator('[data-notice] .links').waitFor();
      await page.click('[data-do=notice]');
    },
  },
  {
    name: 'team-pilots',
    path: 'sidepanel.html#/team/pilots',
    ready: '[data-pilot]',
    widths: WIDTHS,
    act: async (page) => {
      await page.click('[data-do=compare]');
      await page.locator('[data-pilot] table').waitFor();
    },
  },
  { name: 'team-guard', path: 'sidepanel.html#/team/guard', ready: '[data-decision]', widths: WIDTHS },
  { name: 'team-terms', path: 'sidepanel.html#/team/terms', ready: '[data-form=terms]', widths: WIDTHS },
];

/** Who works here, as an administrator sees them. */
export const PEOPLE_SHOTS: readonly Shot[] = [
  {
    name: 'team-people',
    path: 'sidepanel.html#/team/people',
    ready: '[data-person]',
    widths: WIDTHS,
    act: (page) => page.locator('[data-person] summary').nth(1).click(),
  },
];
