import { expect, test } from 'vitest';
import { putDaySums, sumDays } from '../monitor/store/figures/day-sums.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import { onBothEngines } from './helpers/both-engines.ts';

onBothEngines('sums of days', (under) => {
  test('KPI-4: the sum of the whole house stands for its brands on the day it is known, and the brands where it is not', async () => {
    const { db } = await under.openNew();
    const sum = (day: string, brandId: string | null, amountFen: number) =>
      ({ day, kind: 'sales', brandId, amountFen, count: 1 }) as const;
    const sums = [
      sum('2027-03-01', null, 1000),
      sum('2027-03-01', 'a', 600),
      sum('2027-03-01', 'b', 400),
      sum('2027-03-02', 'a', 50),
      sum('2027-03-02', 'b', 7),
    ];
    await inTransaction(db, (trx) => putDaySums(trx, sums, { personId: null, now: 1 }));
    const range = { from: '2027-03-01', to: '2027-03-02' };
    expect((await sumDays(db, range)).sales).toEqual({ amountFen: 1057, count: 3 });
    expect((await sumDays(db, { ...range, brandIds: ['a'] })).sales).toEqual({ amountFen: 650, count: 2 });
    expect((await sumDays(db, { from: '2027-03-02', to: '2027-03-02' })).sales).toEqual({ amountFen: 57, count: 2 });
  });
});
