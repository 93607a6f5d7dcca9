import { expect, test } from 'vitest';
import { type MadeTicket, sayMadeTicket } from './say-made-ticket.ts';

const MADE: MadeTicket = { clientKey: 'click-0001', evidenceCount: 5, number: null, earlier: null };

test('the notice says what is known of the ticket by then', () => {
  expect(sayMadeTicket(MADE, 'zh-CN')).toBe('工单已建好，证据 5 项已固化');
  const known = { ...MADE, number: 1024, earlier: { count: 3, open: 1 } };
  expect(sayMadeTicket(known, 'zh-CN')).toBe('工单 #1024 已建好，证据 5 项已固化。这位客户此前有 3 张工单，1 张未结');
  expect(sayMadeTicket(known, 'en')).toContain('This customer had 3 tickets before, 1 still open');
});
