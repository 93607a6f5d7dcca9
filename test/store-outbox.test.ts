import { DatabaseSync } from 'node:sqlite';
import { beforeEach, expect, it } from 'vitest';
import { openLane } from '../monitor/alert/drain-lane.ts';
import { followClock } from '../monitor/alert/follow-clock.ts';
import { quietGroupKey } from '../monitor/alert/pack-parcels.ts';
import type { AlertChannel } from '../monitor/alert-channel.ts';
import { tickClaims } from '../monitor/desk/tick-claims.ts';
import { safeFetch } from '../monitor/fetch/safe-fetch.ts';
import { createLog } from '../monitor/log.ts';
import { markAlertDead, markAlertFailed, markAlertsDelivered } from '../monitor/store/alert-outcomes.ts';
import {
  type AlertDraft,
  acknowledgeAlerts,
  claimAlerts,
  getAlert,
  giveBackAlerts,
  insertAlert,
  listAlerts,
  nextAlertAt,
} from '../monitor/store/alerts.ts';
import { countSentSince } from '../monitor/store/count-sent.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import { SqliteShim } from '../monitor/store/sql/node-sqlite-shim.ts';
import type { Store } from '../monitor/store/store.ts';
import type { AlertMessage } from '../shared/model/alert.ts';
import { onBothEngines } from './helpers/both-engines.ts';
import { openTemporaryStore } from './helpers/temporary-store.ts';

const draft = (change: Partial<AlertDraft> = {}): AlertDraft => ({
  kind: 'mention',
  mentionId: 'm1',
  ticketId: null,
  channelId: 'hook',
  now: 1000,
  content: {
    kind: 'mention',
    level: 'orange',
    headline: { 'zh-CN': '投诉', en: 'Complaint' },
    excerpt: '退款',
    author: null,
    site: null,
    permalink: null,
    brand: '云雀',
    reasons: [],
    publishedAt: 0,
    dueAt: 600,
    storySize: 1,
    ackUrl: null,
    drill: false,
  },
  ...change,
});

it('what is looked for each second is found by an index, however many alerts and posts there ever were', async () => {
  const { store, remove } = await openTemporaryStore();
  const asked = new Set<string>();
  const { prepare } = SqliteShim.prototype;
  SqliteShim.prototype.prepare = function noting(this: SqliteShim, text: string) {
    asked.add(text);
    return prepare.call(this, text);
  };
  try {
    await nextAlertAt(store.db);
    await claimAlerts(store.db, { owner: 'a', now: 1, leaseMs: 1, limit: 9, channelIds: ['hook'] });
    await tickClaims(store.db, 1_000_000_000);
  } finally {
    SqliteShim.prototype.prepare = prepare;
  }
  const file = new DatabaseSync(store.url.replace('sqlite:', ''), { readOnly: true });
  const plans = [...asked]
    .filter((text) => /from "(?:alerts|mentions)"/.test(text))
    .map((text) =>
      file
        .prepare(`explain query plan ${text}`)
        .all()
        .map(({ detail }) => String(detail)),
    );
  file.close();
  await remove();
  expect(plans).toHaveLength(3);
  for (const plan of plans) expect(plan.join('; ')).toMatch(/USING (?:COVERING )?INDEX (?:alertsDue|mentionsFacets)/);
  expect(plans.flat().filter((line) => /^SCAN (?:alerts|mentions)/.test(line))).toEqual([]);
});

onBothEngines('outbox', (under) => {
  let store: Store;
  beforeEach(async () => {
    store = await under.openNew();
  });
  const insert = (change: Partial<AlertDraft> = {}) =>
    inTransaction(store.db, (trx) => insertAlert(trx, draft(change)));
  const claim = (now: number, owner = 'a', limit = 10) => claimAlerts(store.db, { owner, now, leaseMs: 30_000, limit });

  it('goes back with the transaction that would have caused it', async () => {
    const failing = inTransaction(store.db, async (trx) => {
      await insertAlert(trx, draft());
      throw new Error('the mention could not be stored');
    });
    await expect(failing).rejects.toThrow('could not be stored');
    expect(await listAlerts(store.db)).toEqual([]);
    expect((await insert()).number).toBe(1);
  });

  it('is claimed by one sender, counted, and reported with the fencing number', async () => {
    const { id } = await insert();
    const [claimed] = await claim(1000);
    expect(claimed).toMatchObject({
      id,
      number: 1,
      state: 'sending',
      attempts: 1,
      fencing: 1,
      content: { excerpt: '退款' },
    });
    expect(await claim(1000, 'b')).toEqual([]);
    expect([...(await markAlertsDelivered(store.db, [{ id, fencing: 1 }], 2000))]).toEqual([id]);
    expect(await getAlert(store.db, id)).toMatchObject({ state: 'delivered', deliveredAt: 2000, lastError: null });
    expect(await claim(999_999)).toEqual([]);
    expect(await nextAlertAt(store.db)).toBeNull();
  });

  it('refuses the report of a sender whose claim ran out', async () => {
    const { id } = await insert();
    const [slow] = await claim(1000, 'slow');
    expect(await claim(30_999, 'other')).toEqual([]);
    const [second] = await claim(31_000, 'other');
    expect(second).toMatchObject({ id, number: 1, attempts: 2, fencing: 2 });
    expect([...(await markAlertsDelivered(store.db, [{ id, fencing: slow?.fencing ?? 0 }], 31_001))]).toEqual([]);
    expect([...(await markAlertsDelivered(store.db, [{ id, fencing: 2 }], 31_002))]).toEqual([id]);
    expect(await markAlertDead(store.db, { id, fencing: 2, now: 31_003, error: 'late' })).toBe(false);
  });

  it('waits after a failure, and ends dead with a reason', async () => {
    const { id } = await insert();
    await claim(1000);
    expect(await markAlertFailed(store.db, { id, fencing: 1, now: 1500, error: '503', nextAttemptAt: 6000 })).toBe(
      true,
    );
    expect(await nextAlertAt(store.db)).toBe(6000);
    expect(await claim(5999)).toEqual([]);
    expect(await claim(6000)).toMatchObject([{ attempts: 2, lastError: '503' }]);
    expect(await markAlertDead(store.db, { id, fencing: 2, now: 6100, error: 'gone for good' })).toBe(true);
    expect(await listAlerts(store.db, { states: ['dead'] })).toMatchObject([{ lastError: 'gone for good' }]);
  });

  it('keeps nothing waiting when the clock is set back, also while nobody ran', async () => {
    const ahead = 1_000_000;
    expect(await followClock(store.db, ahead)).toBe(0);
    const { id } = await insert({ now: ahead });
    await claim(ahead);
    await markAlertFailed(store.db, { id, fencing: 1, now: ahead, error: '503', nextAttemptAt: ahead + 5_000 });
    // Small corrections are no jump.
    expect(await followClock(store.db, ahead - 2_000)).toBe(0);
    expect(await nextAlertAt(store.db)).toBe(ahead + 5_000);
    const right = ahead - 2_000 - 600_000;
    expect(await followClock(store.db, right)).toBe(600_000);
    expect(await nextAlertAt(store.db)).toBe(right + 7_000);
    expect(await followClock(store.db, right + 1)).toBe(0);
    expect(await nextAlertAt(store.db)).toBe(right + 7_000);
  });

  it('lets what waits for the end of quiet hours wait for that time of day when the clock is set back', async () => {
    const ahead = 10_000_000;
    const morning = ahead + 60_000;
    await followClock(store.db, ahead);
    await insert({ now: ahead, notBefore: morning, groupKey: quietGroupKey(morning) });
    expect(await followClock(store.db, ahead - 600_000)).toBe(600_000);
    expect(await nextAlertAt(store.db)).toBe(morning);
  });

  it('gives each alert to one of many senders who ask at once', async () => {
    for (let i = 0; i < 60; i += 1) await insert({ mentionId: `m${i}` });
    const other = await under.openAgain(store);
    const claims = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        claimAlerts((i % 2 ? store : other).db, { owner: `s${i}`, now: 2000, leaseMs: 1000, limit: 7 }),
      ),
    );
    const ids = claims.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(60);
  });

  it('is taken for the channels that are asked for, oldest first', async () => {
    await insert({ channelId: 'b' });
    await insert({ channelId: 'a', now: 900 });
    await insert({ channelId: 'a', now: 1000, notBefore: 5000 });
    const all = await claimAlerts(store.db, { owner: 'x', now: 2000, leaseMs: 10, limit: 9, channelIds: ['a'] });
    expect(all.map(({ number }) => number)).toEqual([2]);
    expect(await claimAlerts(store.db, { owner: 'x', now: 2000, leaseMs: 10, limit: 9, channelIds: [] })).toEqual([]);
    expect((await claim(5000)).map(({ number }) => number)).toEqual([2, 1, 3]);
  });

  it('gives back what was not tried: due at once, and the attempt does not count', async () => {
    await insert();
    const claimed = await claim(1000);
    await giveBackAlerts(store.db, claimed, 1500);
    expect(await nextAlertAt(store.db)).toBe(1500);
    expect(await claim(1500)).toMatchObject([{ attempts: 1, fencing: 2 }]);
    // A late giver changes nothing for the one who has it now.
    await giveBackAlerts(store.db, claimed, 1600);
    expect(await listAlerts(store.db)).toMatchObject([{ state: 'sending', attempts: 1 }]);
  });

  it('sends a channel no more than its readers want in a minute, also by a monitor that is started anew', async () => {
    let now = 100_000;
    const sent: string[] = [];
    const type = {
      send: async ({ members, idempotencyKey }: AlertMessage) => {
        sent.push(...(members?.map(({ id }) => id) ?? [idempotencyKey]));
      },
    };
    const channel = { id: 'hook', type: type as unknown as AlertChannel, settings: null, perMinute: 2 };
    const open = () =>
      openLane(
        {
          ...{ db: store.db, clock: { now: () => now }, random: () => 0, channels: [channel], adminChannelIds: [] },
          ...{ owner: `at ${now}`, log: createLog('silent', () => undefined), fetch: safeFetch },
        },
        channel,
      );
    // Two kinds of message at once, each a message of its own, and then a third.
    for (const kind of ['mention', 'reminder', 'escalation'] as const) await insert({ kind, mentionId: null, now });
    const lane = await open();
    expect(await lane.drain(() => false)).toBe(1_000);
    expect(sent).toHaveLength(2);
    now += 20_000;
    await (await open()).drain(() => false);
    expect(sent).toHaveLength(2);
    now += 41_000;
    await lane.drain(() => false);
    expect(new Set(sent).size).toBe(3);
    expect(await listAlerts(store.db, { states: ['delivered'] })).toHaveLength(3);
    expect(await countSentSince(store.db, 'hook', now - 60_000)).toBe(1);
  });

  it('a clock that is set ahead makes no room in the minute, nor does one that is set back', async () => {
    let now = 1_000_000;
    let passed = 0;
    let sent = 0;
    const type = {
      send: async () => {
        sent += 1;
      },
    };
    const channel = { id: 'hook', type: type as unknown as AlertChannel, settings: null, perMinute: 2 };
    const lane = await openLane(
      {
        ...{ db: store.db, clock: { now: () => now, steady: () => passed }, random: () => 0, channels: [channel] },
        ...{ adminChannelIds: [], owner: 'one', log: createLog('silent', () => undefined), fetch: safeFetch },
      },
      channel,
    );
    const tell = async () => {
      for (const kind of ['mention', 'reminder', 'escalation'] as const) await insert({ kind, mentionId: null, now });
      await lane.drain(() => false);
    };
    await tell();
    now += 3_600_000;
    passed += 1_000;
    await tell();
    now -= 7_200_000;
    passed += 58_000;
    await tell();
    expect(sent).toBe(2);
    passed += 2_000;
    await lane.drain(() => false);
    expect(sent).toBe(4);
  });

  it('shares a number over channels and is acknowledged on all of them once', async () => {
    const first = await insert();
    await insert({ channelId: 'mail', number: first.number });
    const ack = (personId: string) =>
      inTransaction(store.db, (trx) => acknowledgeAlerts(trx, { number: first.number, personId, now: 7 }));
    expect([await ack('ann'), await ack('bob')]).toEqual([2, 0]);
    expect(await listAlerts(store.db, { mentionId: 'm1' })).toMatchObject([
      { acknowledgedBy: 'ann', acknowledgedAt: 7 },
      { acknowledgedBy: 'ann', acknowledgedAt: 7 },
    ]);
  });
});
