import { expect, test } from 'vitest';
import { judgeCost } from '../../shared/service/after-sales-cost.ts';
import { sumsBehind } from './cost-sums.ts';

const DAYS = [
  { day: '2027-03-02', kind: 'sales', amountFen: 1_000_000, count: 100 },
  { day: '2027-03-02', kind: 'refund', amountFen: 30_000, count: 3 },
  { day: '2027-03-02', kind: 'coupon-given', amountFen: 10_000, count: 20 },
  { day: '2027-03-01', kind: 'sales', amountFen: 3_000_000, count: 280 },
  { day: '2027-03-01', kind: 'refund', amountFen: 50_000, count: 4 },
  { day: '2027-03-01', kind: 'coupon-repurchase', amountFen: 40_000, count: 5 },
] as const;

test('KPI-4: behind the cost stand its days, and they come to the number that was opened', () => {
  const { rows, totals } = sumsBehind('costs', DAYS);
  expect(rows.map(({ day, kind }) => `${day} ${kind}`)).toEqual([
    '2027-03-02 refund',
    '2027-03-02 coupon-given',
    '2027-03-01 refund',
  ]);
  expect(totals).toEqual([
    { kind: 'refund', amountFen: 80_000, count: 7 },
    { kind: 'coupon-given', amountFen: 10_000, count: 20 },
  ]);
  const none = { amountFen: 0, count: 0 };
  const { costFen } = judgeCost({
    ...{ sales: none, compensation: none, replacement: none, 'return-freight': none, 'coupon-repurchase': none },
    ...{ refund: { amountFen: 80_000, count: 7 }, 'coupon-given': { amountFen: 10_000, count: 20 } },
  });
  expect(totals.reduce((all, { amountFen }) => all + amountFen, 0)).toBe(costFen);
});

test('behind a share stand both of its sides', () => {
  expect(sumsBehind('rate', DAYS).totals.map(({ kind }) => kind)).toEqual(['sales', 'refund', 'coupon-given']);
  expect(sumsBehind('repurchases', DAYS).totals.map(({ count }) => count)).toEqual([20, 5]);
  expect(sumsBehind('sales', DAYS).totals).toEqual([{ kind: 'sales', amountFen: 4_000_000, count: 380 }]);
  expect(sumsBehind('coupons', [])).toEqual({ rows: [], totals: [] });
});
