// The channel `browser` the whole way: offered by the outbox, shown by the extension of that person in a real browser, and delivered by that.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import browserChannel from '../../monitor/alert/channels/browser.ts';
import { type ConfiguredChannel, deliverDue } from '../../monitor/alert/deliver-alerts.ts';
import type { AlertChannel } from '../../monitor/alert-channel.ts';
import { createLog } from '../../monitor/log.ts';
import { insertAlert, listAlerts } from '../../monitor/store/alerts.ts';
import { getMention } from '../../monitor/store/heard/mentions.ts';
import { TAKE_WITHIN_MS } from '../../monitor/store/people/browser-offers.ts';
import { inTransaction } from '../../monitor/store/sql/in-transaction.ts';
import { makeCalendars } from '../../shared/service/named-calendars.ts';
import { runApi, type TestApi } from '../helpers/run-api.ts';
import { sampleAlert } from '../helpers/store-samples.ts';
import { type DrivenBrowser, driveBrowser, type OwnPage, pairByHand, waitForText } from './own-page.ts';
import { pairingCodeOf } from './pr-scene.ts';

type Notifications = { readonly notifications: { getAll(): Promise<Record<string, unknown>> } };

const PLACES = [
  { name: 'chromium', drawsNotifications: true },
  { name: 'firefox', drawsNotifications: true },
  // A desktop that shows nothing, which no error says.
  { name: 'firefox', drawsNotifications: false },
] as const;
const PATIENT = { timeout: 30_000 };

describe.each(PLACES)('alerts in the browser of a person, in $name ($drawsNotifications)', (place) => {
  const { name, drawsNotifications } = place;
  let api: TestApi;
  let browser: DrivenBrowser;
  let panel: OwnPage;
  let channels: ConfiguredChannel[];
  const phoned: number[] = [];

  beforeAll(async () => {
    api = await runApi();
    const { person } = api.people.pr;
    const phone = { send: async ({ number }: { number: number }) => void phoned.push(number) };
    channels = [
      { id: 'own-browser', type: browserChannel as AlertChannel, settings: { person: person.name } },
      { id: 'own-phone', type: phone as unknown as AlertChannel, settings: null },
    ];
    browser = await driveBrowser(name, { drawsNotifications });
    panel = await browser.open('sidepanel.html');
    await waitForText(panel, '单机使用');
    await pairByHand(browser, api.baseUrl, await pairingCodeOf(api, person.id));
    await waitForText(panel, '今日已回应');
  });
  afterAll(async () => {
    await browser?.close();
    await api?.close();
  });

  const deliver = (id: string) =>
    deliverDue(
      {
        ...{ db: api.store.db, log: createLog('silent', () => undefined), clock: api.clock, random: () => 0 },
        ...{ channels, adminChannelIds: [], owner: 'a', fetch: () => Promise.reject(new Error('no fetch')) },
        routing: {
          people: [
            { name: api.people.pr.person.name, role: 'pr', channels: ['own-browser', 'own-phone'], absences: [] },
          ],
          calendars: makeCalendars(),
        },
      },
      channels.find((channel) => channel.id === id) as ConfiguredChannel,
      10,
    );
  const tell = (mentionId: string) =>
    inTransaction(api.store.db, (trx) =>
      insertAlert(trx, sampleAlert({ channelId: 'own-browser', mentionId, now: api.clock.now() })),
    );
  const standing = () =>
    panel.run(
      async () => Object.keys(await (globalThis as unknown as { chrome: Notifications }).chrome.notifications.getAll()),
      null,
    );
  const stateOf = async (mentionId: string) =>
    (await listAlerts(api.store.db, { mentionId })).map(({ channelId, state }) => `${channelId} ${state}`).sort();

  if (drawsNotifications)
    it('is shown there, and delivered and told by that', async () => {
      // Blue: below what the panel itself notifies of, so that what stands there is the channel's doing.
      const mention = await api.addMention({ level: 'blue' });
      await tell(mention.id);
      const sending = deliver('own-browser');
      await expect.poll(standing, PATIENT).toContain(`mention:${mention.id}`);
      await sending;
      // Where the first look was over before it was taken, the next one finds it.
      await expect
        .poll(async () => {
          await deliver('own-browser');
          return stateOf(mention.id);
        }, PATIENT)
        .toEqual(['own-browser delivered']);
      expect((await getMention(api.store.db, mention.id)).toldAt).not.toBeNull();
      expect(phoned).toEqual([]);
    });

  if (!drawsNotifications)
    it('is not counted as told, and goes to the next channel of that person', async () => {
      const mention = await api.addMention({ level: 'blue' });
      const alert = await tell(mention.id);
      await deliver('own-browser');
      expect(await stateOf(mention.id)).toEqual(['own-browser pending']);
      expect(await standing()).toEqual([]);
      api.clock.aheadMs += TAKE_WITHIN_MS + 60_000;
      await deliver('own-browser');
      expect(await stateOf(mention.id)).toEqual(['own-browser dead', 'own-phone pending']);
      await deliver('own-phone');
      expect(phoned).toEqual([alert.number]);
    });
});
