// Alerts that are shown in a person's own browsers: who is asked, when it counts as delivered, and where it goes when nobody takes it.
import { beforeEach, expect, it } from 'vitest';
import browser from '../monitor/alert/channels/browser.ts';
import { type ConfiguredChannel, deliverDue } from '../monitor/alert/deliver-alerts.ts';
import { listBrowserAlerts, takeOffered } from '../monitor/alert/offered-alerts.ts';
import type { AlertChannel } from '../monitor/alert-channel.ts';
import { createLog } from '../monitor/log.ts';
import { type AlertDraft, insertAlert, listAlerts } from '../monitor/store/alerts.ts';
import { readEventsAfter } from '../monitor/store/events.ts';
import { setAbsences } from '../monitor/store/people/absences.ts';
import { TAKE_WITHIN_MS } from '../monitor/store/people/browser-offers.ts';
import { insertDevice, insertPerson, revokeDevice, touchDevices } from '../monitor/store/people/people.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Store } from '../monitor/store/store.ts';
import type { Person } from '../shared/model/person.ts';
import { makeCalendars } from '../shared/service/named-calendars.ts';
import { onBothEngines } from './helpers/both-engines.ts';
import { insertMention } from './helpers/store-rows.ts';
import { sampleAlert, sampleMention, SAMPLE_AT as T } from './helpers/store-samples.ts';

const EXTENSION = 'chrome-extension://abc';
const PATIENT = { timeout: 20_000 };

onBothEngines('alerts in browsers', (under) => {
  let store: Store;
  let li: Person;
  let wang: Person;
  let phoned: string[];
  beforeEach(async () => {
    store = await under.openNew();
    phoned = [];
    li = await insertPerson(store.db, { name: '李然', role: 'pr', now: T });
    wang = await insertPerson(store.db, { name: '王敏', role: 'social', now: T });
  });

  const openBrowser = async (person: Person, seenAt = T, origin: string | null = EXTENSION) => {
    const { device } = await insertDevice(store.db, { personId: person.id, name: 'Chrome', origin, now: T });
    await touchDevices(store.db, [device.id], seenAt);
    return device;
  };
  const channels: readonly ConfiguredChannel[] = [
    { id: 'group', type: { send: async () => void phoned.push('group') } as unknown as AlertChannel, settings: null },
    { id: 'li-browser', type: browser as AlertChannel, settings: { person: '李然' } },
    {
      id: 'li-phone',
      type: { send: async () => void phoned.push('phone') } as unknown as AlertChannel,
      settings: null,
    },
  ];
  const deliver = (id: string, now = T) =>
    deliverDue(
      {
        ...{ db: store.db, log: createLog('silent', () => undefined), clock: { now: () => now }, random: () => 0 },
        ...{ channels, adminChannelIds: ['group'], owner: 'a', fetch: () => Promise.reject(new Error('no fetch')) },
        routing: {
          people: [{ name: '李然', role: 'pr', channels: ['li-browser', 'li-phone'], absences: [] }],
          calendars: makeCalendars(),
        },
      },
      channels.find((channel) => channel.id === id) as ConfiguredChannel,
      10,
    );
  const tell = (change: Partial<AlertDraft> = {}) =>
    inTransaction(store.db, (trx) => insertAlert(trx, sampleAlert({ channelId: 'li-browser', now: T, ...change })));
  const offered = async () => (await readEventsAfter(store.db, 0, 100)).filter(({ type }) => type === 'alert.offered');
  const shown = (person: Person, now = T) => listBrowserAlerts(store.db, person.id, now, '云雀客服');
  const take = (id: string, person: Person, now = T) =>
    inTransaction(store.db, (trx) => takeOffered(trx, { id, personId: person.id, now }));
  const states = async () => (await listAlerts(store.db)).map(({ channelId, state }) => `${channelId} ${state}`).sort();

  it('delivered is when a browser of that person took it, and only then; nobody else is offered it', async () => {
    await openBrowser(li);
    await openBrowser(wang);
    const { mention } = await inTransaction(store.db, (trx) => insertMention(trx, sampleMention()));
    const alert = await tell({ mentionId: mention.id });
    const sending = deliver('li-browser');
    await expect.poll(offered, PATIENT).toMatchObject([{ subjectId: alert.id, data: { personIds: [li.id] } }]);
    expect(await shown(wang)).toEqual([]);
    expect(await shown(li)).toMatchObject([
      { id: alert.id, number: alert.number, mentionId: mention.id, headline: { en: 'Complaint' }, excerpt: '退款' },
    ]);
    expect(await take(alert.id, wang)).toBe(false);
    expect(await states()).not.toContain('li-browser delivered');
    expect(await take(alert.id, li)).toBe(true);
    // The second browser of the same person shows it too, and takes nothing more.
    expect(await take(alert.id, li)).toBe(false);
    await sending;
    // Where all this took longer than the sending waits, the next attempt finds it taken.
    await deliver('li-browser');
    expect(await states()).toEqual(['li-browser delivered']);
    const { toldAt } = await store.db.selectFrom('mentions').select('toldAt').executeTakeFirstOrThrow();
    expect(toldAt).toBe(T);
  });

  it('a browser that sleeps may take it until the next attempt, which then finds it at once', async () => {
    await openBrowser(li);
    const alert = await tell();
    const sending = deliver('li-browser');
    await expect.poll(offered, PATIENT).toHaveLength(1);
    await store.db
      .updateTable('browserOffers')
      .set({ offeredAt: T - 1000 })
      .execute();
    await sending;
    expect((await listAlerts(store.db))[0]).toMatchObject({
      state: 'pending',
      lastError: expect.stringContaining('no browser of 李然 took it'),
    });
    expect(await take(alert.id, li, T + 100)).toBe(true);
    expect(await deliver('li-browser', T + 100)).toBe(1);
    expect(await states()).toEqual(['li-browser delivered']);
    expect(await offered()).toHaveLength(1);
  });

  it('where no browser is open it goes on at once to the next channel, first to one of the same person, and says so', async () => {
    await openBrowser(li, T - 10 * 60_000);
    // Neither a program nor a browser that was unpaired can show anything.
    await openBrowser(li, T, null);
    const gone = await openBrowser(li);
    await revokeDevice(store.db, gone.id, T);
    const alert = await tell();
    expect(await deliver('li-browser')).toBe(1);
    const [fell] = (await listAlerts(store.db)).filter(({ channelId }) => channelId === 'li-phone');
    expect(fell).toMatchObject({ number: alert.number, state: 'pending' });
    expect(fell?.content.reasons[0]).toEqual({
      'zh-CN': '本应由“li-browser”送达，但没能送到',
      en: 'It was for “li-browser”, which did not take it',
    });
    // A closed browser is no fault that administrators have to hear of.
    expect(await states()).toEqual(['li-browser dead', 'li-phone pending']);
    await deliver('li-phone');
    expect(phoned).toEqual(['phone']);
  });

  it('what nobody took within its time is over: a late browser shows nothing and takes nothing', async () => {
    await openBrowser(li);
    const alert = await tell();
    await inTransaction(store.db, async (trx) => {
      const offer = { id: alert.id, alertIds: JSON.stringify([alert.id]), offeredAt: T, takenAt: null, takenBy: null };
      await trx.insertInto('browserOffers').values(offer).execute();
      await trx.insertInto('browserOfferPeople').values({ offerId: alert.id, personId: li.id }).execute();
    });
    const late = T + TAKE_WITHIN_MS;
    expect(await shown(li, late - 1)).toHaveLength(1);
    expect(await deliver('li-browser', late)).toBe(1);
    expect(await shown(li, late)).toEqual([]);
    expect(await take(alert.id, li, late)).toBe(false);
    expect(await states()).toEqual(['li-browser dead', 'li-phone pending']);
  });

  it('for who is away the browser of the substitute is asked', async () => {
    await openBrowser(li);
    await openBrowser(wang);
    await inTransaction(store.db, (trx) =>
      setAbsences(trx, [{ personId: li.id, startAt: T - 1, endAt: T + 1000, substituteId: wang.id }]),
    );
    const alert = await tell();
    const sending = deliver('li-browser');
    await expect.poll(offered, PATIENT).toMatchObject([{ data: { personIds: [wang.id] } }]);
    expect(await take(alert.id, wang)).toBe(true);
    await sending;
    await deliver('li-browser');
    expect(await states()).toEqual(['li-browser delivered']);
  });
});
