import { expect, it } from 'vitest';
import type { AlertRouting } from '../monitor/alert/route-alert.ts';
import { listAlerts } from '../monitor/store/alerts.ts';
import { readEventsAfter } from '../monitor/store/events.ts';
import { listBursts } from '../monitor/store/heard/bursts.ts';
import { listCases } from '../monitor/store/pr/crisis-cases.ts';
import { putSetting } from '../monitor/store/settings.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Store } from '../monitor/store/store.ts';
import { createBurstWatch } from '../monitor/understand/watch-bursts.ts';
import type { Topic } from '../shared/model/analysis.ts';
import { onBothEngines } from './helpers/both-engines.ts';
import { insertMention } from './helpers/store-rows.ts';
import { sampleAnalysis, sampleMention } from './helpers/store-samples.ts';

const MINUTE_MS = 60_000;
const BIN_MS = 600_000;
/** A Wednesday noon in China. */
const NOON = Date.UTC(2026, 2, 4, 4);
const brand = {
  id: 'yunque',
  name: '云雀',
  aliases: [],
  exclusions: [],
  context: [],
  ownAccounts: [],
  hotlines: [],
};
const everything = { brands: [], levels: [], topics: [], languages: [], people: [], also: false };
const routing: AlertRouting = {
  routes: [
    { ...everything, levels: ['orange', 'red'], channels: ['pr-robot'] },
    { ...everything, channels: ['queue'] },
  ],
  channelIds: ['queue', 'pr-robot'],
  adminChannelIds: [],
  people: [],
  calendars: new Map(),
};

onBothEngines('the watch of bursts', (under) => {
  /** A brand that got two negative posts in each ten minutes of the last four weeks, half a post by topic. */
  async function openWithPast(): Promise<Store> {
    const store = await under.openNew();
    const of = (perBin: number) => ({
      nextBin: Math.floor(NOON / BIN_MS),
      sums: Array(168).fill(24 * perBin),
      bins: Array(168).fill(24),
      roughness: 100,
      rough: 100,
    });
    await putSetting(store.db, 'burst-baseline:yunque', { all: of(2), quality: of(0.5), delivery: of(0.5) }, NOON);
    return store;
  }
  const watchOf = (store: Store) =>
    createBurstWatch({ db: store.db, brands: [brand], routing, timeZone: 'Asia/Shanghai' });
  const publish = (store: Store, count: number, at: number, topic: Topic, label: 'neg' | 'pos' = 'neg') =>
    inTransaction(store.db, async (trx) => {
      const analysis = sampleAnalysis({ topic, sentiment: { label, score: 0, confidence: 0.9 } });
      for (let k = 0; k < count; k++)
        await insertMention(trx, sampleMention({ analysis, publishedAt: at - k * 1000, foundAt: at }));
    });
  const types = async (store: Store) =>
    (await readEventsAfter(store.db, 0, 100)).map(({ type }) => type).filter((type) => type.startsWith('burst.'));

  it('opens a burst with its numbers, one alert and an event, raises it, and ends it after an hour of quiet', async () => {
    const store = await openWithPast();
    const watch = watchOf(store);
    await publish(store, 3, NOON, 'quality');
    await publish(store, 30, NOON, 'quality', 'pos');
    await watch.look(NOON);
    expect(await listBursts(store.db)).toEqual([]);

    await publish(store, 8, NOON + MINUTE_MS, 'quality');
    await watch.look(NOON + 2 * MINUTE_MS);
    await watch.look(NOON + 3 * MINUTE_MS);
    const [all, ...topics] = (await listBursts(store.db)).sort((a, b) => a.number - b.number);
    expect(all).toMatchObject({ brandId: 'yunque', topic: 'all', minutes: 10, count: 11, endedAt: null, drill: false });
    expect(all?.expected).toBeCloseTo(2, 1);
    expect(all?.ratio).toBeCloseTo(5.5, 1);
    expect(all?.chance).toBeLessThan(3e-4);
    expect(topics.map(({ topic }) => topic)).toEqual(['quality']);
    const alerts = await listAlerts(store.db);
    const [alert] = alerts.filter(({ content }) => content.headline.en.includes('the whole brand'));
    expect(alert).toMatchObject({ kind: 'burst', mentionId: null, content: { brand: '云雀' } });
    expect(alert?.content.reasons[0]?.['zh-CN']).toBe('近 10 分钟 11 条负面，往常同一时段约 2 条，是平时的 5.5 倍');

    await publish(store, 40, NOON + 4 * MINUTE_MS, 'quality');
    await watch.look(NOON + 5 * MINUTE_MS);
    const risen = (await listBursts(store.db)).find(({ topic }) => topic === 'all');
    expect(risen).toMatchObject({ id: all?.id, level: 'red', count: 51 });
    const told = await listAlerts(store.db);
    expect(told.some(({ channelId, content }) => channelId === 'pr-robot' && content.level === 'red')).toBe(true);

    // SOC-6: the room that PR works it in is open, once, however long it goes on.
    await watch.look(NOON + 5.5 * MINUTE_MS);
    const rooms = await listCases(store.db, { open: true });
    expect(rooms).toMatchObject([{ origin: 'burst', subjectId: all?.id, brandId: 'yunque' }]);
    expect(rooms[0]?.title).toContain('云雀');

    for (let minute = 6; minute < 140; minute += 2) await watch.look(NOON + minute * MINUTE_MS);
    expect(await listBursts(store.db, { open: true })).toEqual([]);
    expect((await types(store)).filter((type) => type === 'burst.started')).toHaveLength(2);
    expect((await types(store)).filter((type) => type === 'burst.ended')).toHaveLength(2);
  });

  it('tells a burst once though two monitors watch, and remembers the past after a restart', async () => {
    const store = await openWithPast();
    const other = await under.openAgain(store);
    await publish(store, 20, NOON, 'delivery');
    const watches = under.engine === 'postgres' ? [watchOf(store), watchOf(other)] : [watchOf(store), watchOf(store)];
    await Promise.all(watches.map((watch) => watch.look(NOON + MINUTE_MS)));
    expect(await listBursts(store.db, { open: true })).toHaveLength(2);
    expect((await types(store)).filter((type) => type === 'burst.started')).toHaveLength(2);
    await watchOf(store).look(NOON + 2 * MINUTE_MS);
    expect(await listBursts(store.db)).toHaveLength(2);
  });

  it('knows nothing of a brand that is new, and does not count what was put aside or practised', async () => {
    const store = await under.openNew();
    await publish(store, 50, NOON, 'quality');
    await watchOf(store).look(NOON + MINUTE_MS);
    expect(await listBursts(store.db)).toEqual([]);
    const practised = await openWithPast();
    await inTransaction(practised.db, async (trx) => {
      for (let k = 0; k < 30; k++) await insertMention(trx, sampleMention({ publishedAt: NOON - k, drill: true }));
    });
    await watchOf(practised).look(NOON + MINUTE_MS);
    expect(await listBursts(practised.db)).toEqual([]);
  });
});
