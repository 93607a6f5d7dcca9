import type { Shot } from './own-page-shots.ts';

/** Widths of a full page. */
const WIDE = [320, 380, 768, 1440];

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
  { name: 'welcome', path: 'welcome.html', ready: '.paired', widths: WIDE, fullPage: true },
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
