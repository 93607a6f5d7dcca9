import { NARROW, type Shot } from './own-page-shots.ts';

/** What leads and agents work with beside a ticket, on a real monitor; TICKET and CUSTOMER stand for what it has. */
export const DESK_SHOTS: readonly Shot[] = [
  {
    name: 'desk-my-work',
    path: 'sidepanel.html#/tickets',
    ready: '[data-section=my-work]',
    widths: [...NARROW, 1440],
  },
  { name: 'desk-ticket', path: 'sidepanel.html#/ticket/TICKET', ready: '.clocks', widths: [...NARROW, 1440] },
  {
    name: 'desk-dispute',
    path: 'sidepanel.html#/ticket/TICKET',
    ready: '[data-section=dispute]',
    widths: [...NARROW, 1440],
    act: (page) => page.locator('[data-section=dispute]').scrollIntoViewIfNeeded(),
  },
  {
    name: 'desk-follow-ups',
    path: 'sidepanel.html#/ticket/TICKET',
    ready: '[data-section=follow-ups]',
    widths: [...NARROW, 1440],
    act: (page) => page.locator('[data-section=consents]').scrollIntoViewIfNeeded(),
  },
  {
    name: 'desk-customer',
    path: 'sidepanel.html#/customer/CUSTOMER',
    ready: '[data-section=customer-tickets]',
    widths: [...NARROW, 1440],
  },
  {
    name: 'desk-duty',
    path: 'sidepanel.html#/alerts',
    ready: '[data-section=duty]',
    widths: [...NARROW, 1440],
    act: async (page) => {
      await page.click('[data-section=duty] summary');
      await page.click('[data-do=shift]');
    },
  },
];
