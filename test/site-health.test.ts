import { beforeEach, expect, it } from 'vitest';
import { listSiteHealth, noteSiteHealth } from '../monitor/store/heard/site-health.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Store } from '../monitor/store/store.ts';
import type { SiteHealthReport } from '../shared/model/site-health.ts';
import { onBothEngines } from './helpers/both-engines.ts';

const REPORT: SiteHealthReport = {
  ...{ site: 'x', broken: ['posts'], posts: 0, byLink: 3, tagHash: 0xffffffff, version: '0.1.0', correction: null },
};

onBothEngines('health of sites', (under) => {
  let store: Store;
  beforeEach(async () => {
    store = await under.openNew();
  });
  const note = (change: Partial<SiteHealthReport>, now: number) =>
    inTransaction(store.db, async (trx) => (await noteSiteHealth(trx, { ...REPORT, ...change }, now)).health);

  it('the same damage is counted, other damage and another version start afresh', async () => {
    await note({}, 10);
    expect(await note({ byLink: 5 }, 20)).toMatchObject({ firstAt: 10, lastAt: 20, reports: 2, byLink: 5 });
    expect(await note({ broken: ['author', 'text'] }, 30)).toMatchObject({ firstAt: 30, reports: 1 });
    expect(await note({ version: '0.2.0' }, 40)).toMatchObject({ firstAt: 40, reports: 1 });
    await note({ site: 'weibo' }, 50);
    expect((await listSiteHealth(store.db)).map(({ site, reports }) => [site, reports])).toEqual([
      ['weibo', 1],
      ['x', 1],
    ]);
  });

  it('that a correction was taken out of use stays known beside what is said without it, once for each revision', async () => {
    const first = (change: Partial<SiteHealthReport>, now: number) =>
      inTransaction(store.db, async (trx) => (await noteSiteHealth(trx, { ...REPORT, ...change }, now)).isFirst);
    expect(await first({ correction: 4, broken: ['text'] }, 10)).toBe(true);
    expect(await first({}, 20)).toBe(true);
    expect(await first({ correction: 4, broken: ['text'] }, 30)).toBe(false);
    expect(await first({ correction: 4, broken: ['author'] }, 40)).toBe(false);
    expect(await first({ correction: 5 }, 50)).toBe(true);
    expect((await listSiteHealth(store.db)).map(({ correction, reports }) => [correction, reports])).toEqual([
      [5, 1],
      [4, 1],
      [null, 1],
    ]);
  });
});
