import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { runCommandLine } from '../monitor/command-line.ts';
import { proposeRepeated } from '../monitor/desk/propose-repeated.ts';
import { sumDays } from '../monitor/store/figures/day-sums.ts';

import { openStore } from '../monitor/store/open-store.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import { newPostgresUrl } from './helpers/both-engines.ts';
import { runApi, type TestApi } from './helpers/run-api.ts';
import { insertStory } from './helpers/store-rows.ts';
import { sampleAnalysis } from './helpers/store-samples.ts';

describe.each(['sqlite', 'postgres'] as const)('costs and repeated issues on %s', (engine) => {
  let api: TestApi;
  beforeAll(async () => {
    api = await runApi(engine === 'postgres' ? { databaseUrl: await newPostgresUrl() } : {});
  });
  afterAll(() => api.close());

  test('KPI-4: after-sales cost over sales, coupons against what was bought again, beside the days before', async () => {
    const { client } = api.people.manager;
    const sum = (
      day: string,
      kind: 'sales' | 'refund' | 'coupon-given' | 'coupon-repurchase',
      yuan: number,
      count: number,
      brandId: string | null = null,
    ) => ({
      ...{ day, kind, brandId, amountFen: yuan * 100, count },
    });
    await client.putDaySums({
      body: {
        sums: [
          ...[sum('2027-03-01', 'sales', 90_000, 900), sum('2027-03-02', 'sales', 10_000, 100, 'yunque')],
          ...[sum('2027-03-02', 'refund', 3_000, 30), sum('2027-03-02', 'coupon-given', 1_000, 200)],
          ...[sum('2027-03-02', 'coupon-repurchase', 5_000, 50), sum('2027-02-28', 'sales', 50_000, 500)],
          ...[sum('2027-02-27', 'refund', 5_000, 50), sum('2027-02-26', 'refund', 7_777, 7)],
        ],
      },
    });
    // Sent again it is replaced, not added.
    await client.putDaySums({ body: { sums: [sum('2027-03-01', 'sales', 90_000, 900)] } });
    const costs = await client.getCosts({ query: { from: '2027-03-01', to: '2027-03-02' } });
    expect(costs.cost).toEqual({
      ...{ salesFen: 10_000_000, costFen: 400_000, costRate: 0.04, couponsGiven: 200, couponsGivenFen: 100_000 },
      ...{ repurchases: 50, repurchasesFen: 500_000, repurchaseRate: 0.25, couponReturn: 5 },
    });
    expect(costs.previous).toMatchObject({
      from: '2027-02-27',
      to: '2027-02-28',
      cost: { costRate: 0.1, repurchaseRate: null },
    });
    expect(costs.definitions.costRate?.['zh-CN']).toContain('KPI-4');
    const ofBrand = await client.getCosts({ query: { from: '2027-03-01', to: '2027-03-02', brand: ['yunque'] } });
    expect(ofBrand.cost).toMatchObject({ salesFen: 1_000_000, costFen: 0 });
    // Behind the sums stand the days, the last first; the sum of the whole house counts in the place of its parts.
    const { items } = await client.listDaySums({ query: { from: '2027-03-01', to: '2027-03-02' } });
    expect(items.map(({ day, kind, amountFen }) => [day, kind, amountFen])).toEqual([
      ['2027-03-02', 'coupon-given', 100_000],
      ['2027-03-02', 'coupon-repurchase', 500_000],
      ['2027-03-02', 'refund', 300_000],
      ['2027-03-02', 'sales', 1_000_000],
      ['2027-03-01', 'sales', 9_000_000],
    ]);
    await client.putDaySums({ body: { sums: [sum('2027-03-01', 'sales', 1, 1, 'yunque')] } });
    const again = await client.listDaySums({ query: { from: '2027-03-01', to: '2027-03-01' } });
    expect(again.items).toEqual([{ day: '2027-03-01', kind: 'sales', amountFen: 9_000_000, count: 900 }]);
    for (const query of [
      { from: '2027-03-02', to: '2027-03-01' },
      { from: '2026-01-01', to: '2027-03-01' },
    ]) {
      await expect(client.listDaySums({ query })).rejects.toMatchObject({ code: 'bad-range' });
    }
    await expect(client.getCosts({ query: { from: '2027-03-02', to: '2027-03-01' } })).rejects.toMatchObject({
      code: 'bad-range',
    });
  });

  test('KPI-3: an issue that three people wrote of is proposed once, masked; what two wrote of is not', async () => {
    const now = api.clock.now();
    const story = async (name: string, authors: number, kind: 'inquiry' | 'complaint', text: string) => {
      const common = { brandId: 'yunque', title: name, level: 'yellow' as const, drill: false, keys: [name], now };
      const { id: storyId } = await inTransaction(api.store.db, (trx) => insertStory(trx, common));
      for (let i = 0; i < authors; i += 1)
        await api.addMention({
          ...{ storyId, text, publishedAt: now - 3_600_000, analysis: sampleAnalysis({ kind }) },
          author: { name: `${name} ${i}`, id: `${name}-${i}`, email: null, url: null },
        });
    };
    await story('保价', 3, 'inquiry', '请问怎么保价，电话13912345678');
    await story('破损', 4, 'complaint', '包装又破了');
    await story('小事', 2, 'complaint', '颜色不对');
    expect(await proposeRepeated(api.store.db, now)).toBe(2);
    expect(await proposeRepeated(api.store.db, now + 1)).toBe(0);
    const { items } = await api.people.lead.client.listKnowledge();
    const words = items.map(({ kind, title }) => [kind, title]);
    expect(words).toEqual(
      expect.arrayContaining([
        ['process-change', '包装又破了 (4×)'],
        ['standard-answer', expect.stringContaining('(3×)')],
      ]),
    );
    expect(JSON.stringify(items)).not.toContain('13912345678');
  });
});

test('KPI-4: a CSV is imported whole or not at all, with the line that is wrong', async () => {
  const home = await mkdtemp(join(tmpdir(), 'earshot-costs-'));
  vi.stubEnv('EARSHOT_HOME', home);
  const store = await openStore({ url: `sqlite:${join(home, 'drill.db')}` });
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await store.close();
    await rm(home, { recursive: true, force: true });
  });
  const run = async (text: string | Uint8Array) => {
    const file = join(home, 'sums.csv');
    await writeFile(file, text);
    let errors = '';
    const exit = await runCommandLine(['cost', 'import', file], {
      stdin: (async function* () {})(),
      write: () => undefined,
      writeError: (said) => {
        errors += said;
      },
    });
    return { exit, errors };
  };
  const head = '\ufeffday,kind,amount,count,brand\n';
  const bad = await run(`${head}2027-04-01,sales,100.50,3,\n2027-04-31,sales,1,1,\n2027-04-02,profit,-1,1,\n`);
  expect(bad.exit).toBe(1);
  expect(bad.errors).toMatch(/csv:3: day:.*csv:4: kind:.*csv:4: amount:.*没有导入/s);
  const range = { from: '2027-04-01', to: '2027-04-30' };
  expect((await sumDays(store.db, range)).sales.amountFen).toBe(0);
  expect(await run(`${head}2027-04-01,sales,100.50,3,\n2027-04-02,refund,9.99,1,yunque\n`)).toMatchObject({ exit: 0 });
  expect(await sumDays(store.db, range)).toMatchObject({
    sales: { amountFen: 10_050, count: 3 },
    refund: { amountFen: 999 },
  });
  expect((await run('nothing')).exit).toBe(1);
  // As a Chinese spreadsheet saves it: GB 18030 without a mark.
  expect((await run(iconv.encode('day,kind,amount,count,brand\n2027-05-01,sales,1.50,1,云雀\n', 'gb18030'))).exit).toBe(
    0,
  );
  const ofBrand = await sumDays(store.db, { from: '2027-05-01', to: '2027-05-01', brandIds: ['云雀'] });
  expect(ofBrand.sales).toEqual({ amountFen: 150, count: 1 });
});
