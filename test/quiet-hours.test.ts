// Alerts for people who are left in peace at night: what waits, what breaks through, and what goes out in the morning.
import { beforeEach, expect, it } from 'vitest';
import { type ConfiguredChannel, type Delivery, deliverDue } from '../monitor/alert/deliver-alerts.ts';
import type { AlertChannel } from '../monitor/alert-channel.ts';
import { createLog } from '../monitor/log.ts';
import { type AlertDraft, insertAlert, listAlerts } from '../monitor/store/alerts.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Store } from '../monitor/store/store.ts';
import type { AlertMessage } from '../shared/model/alert.ts';
import { makeCalendars } from '../shared/service/named-calendars.ts';
import { onBothEngines } from './helpers/both-engines.ts';
import { insertMention } from './helpers/store-rows.ts';
import { sampleAlert, sampleMention } from './helpers/store-samples.ts';

const NIGHT = Date.parse('2026-12-02T23:00+08:00');
const MORNING = Date.parse('2026-12-03T08:00+08:00');
const QUIET = { during: 'cn-night', levels: [], flags: ['safety'] } as const;
const LI = { name: '李', role: 'pr', channels: ['phone'], absences: [] } as const;

onBothEngines('quiet hours', (under) => {
  let store: Store;
  let sent: AlertMessage[];
  beforeEach(async () => {
    store = await under.openNew();
    sent = [];
  });
  const channel = (id: string): ConfiguredChannel => ({
    id,
    settings: null,
    type: { send: async (message: AlertMessage) => void sent.push(message) } as unknown as AlertChannel,
  });
  const deliver = (now: number, people: NonNullable<Delivery['routing']>['people'] = [{ ...LI, quiet: QUIET }]) =>
    deliverDue(
      {
        ...{ db: store.db, log: createLog('silent', () => undefined), clock: { now: () => now }, random: () => 0 },
        ...{ channels: [channel('phone')], adminChannelIds: [], owner: 'a' },
        routing: { people, calendars: makeCalendars() },
        fetch: () => Promise.reject(new Error('nothing is fetched')),
      },
      channel('phone'),
      100,
    );
  const tell = (level: AlertMessage['level'], change: Partial<AlertDraft> = {}, flags?: AlertMessage['flags']) =>
    inTransaction(store.db, (trx) => {
      const draft = sampleAlert({ channelId: 'phone', mentionId: null, now: NIGHT, ...change });
      const content = { ...draft.content, level, ...(flags ? { flags } : {}) };
      return insertAlert(trx, { ...draft, content });
    });

  it('SOC-1: what waits at night goes out in the morning as one digest, and nothing of it is lost', async () => {
    const waiting = [await tell('yellow'), await tell('orange', { kind: 'reminder' })];
    expect(await deliver(NIGHT)).toBe(0);
    expect(await deliver(MORNING - 60_000)).toBe(0);
    expect(await deliver(MORNING)).toBe(1);
    expect(sent[0]?.members?.map(({ number }) => number).sort()).toEqual(waiting.map(({ number }) => number).sort());
    expect(sent[0]).toMatchObject({
      attempt: 1,
      headline: {
        en: expect.stringMatching(/^2 alerts waited through quiet hours: 1 orange · 1 yellow; the gravest: ./),
      },
    });
    expect((await listAlerts(store.db)).map(({ state }) => state)).toEqual(['delivered', 'delivered']);
  });

  it('ESC-3: red never waits, nor does a safety risk; ESC-1: nor a step up, which somebody has minutes to answer', async () => {
    await tell('red');
    await tell('yellow', {}, ['safety']);
    await tell('orange', { kind: 'escalation' });
    await tell('yellow', {}, ['legal']);
    expect(await deliver(NIGHT)).toBe(3);
    expect(sent.map(({ level }) => level).sort()).toEqual(['orange', 'red', 'yellow']);
  });

  it('a phone of two people is silent only while both are', async () => {
    await tell('yellow');
    const awake = { ...LI, name: '王' };
    expect(await deliver(NIGHT, [{ ...LI, quiet: QUIET }, awake])).toBe(1);
  });

  it('what somebody took up meanwhile is not sent in the morning; that it was not is kept, with why', async () => {
    const mention = await inTransaction(store.db, (trx) => insertMention(trx, sampleMention()));
    await tell('yellow', { mentionId: mention.mention.id });
    await tell('yellow');
    await deliver(NIGHT);
    await store.db.updateTable('mentions').set({ state: 'answered' }).execute();
    await store.db.updateTable('alerts').set({ acknowledgedAt: NIGHT }).where('mentionId', 'is', null).execute();
    expect(await deliver(MORNING)).toBe(0);
    const ended = (await listAlerts(store.db)).map(({ state, lastError, attempts }) => [state, lastError, attempts]);
    expect(ended).toEqual([
      ['withheld', 'acknowledged', 0],
      ['withheld', 'answered', 0],
    ]);
  });
});
