// Who would hear, asked from the panel by an administrator: for a mention, for words, and a test that really goes out.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAlertDesk } from '../monitor/alert/alert-desk.ts';
import { openTrialAnalyzer } from '../monitor/alert/try-alert.ts';
import { checkConfig } from '../monitor/config/read-config.ts';
import { plugIns } from '../monitor/plug-ins.ts';
import { insertDevice, touchDevices } from '../monitor/store/people/people.ts';
import { runApi, type TestApi } from './helpers/run-api.ts';
import { startWebhookReceiver, type WebhookReceiver } from './helpers/webhook-receiver.ts';

const NOW = Date.parse('2026-12-02T10:00+08:00');

let receiver: WebhookReceiver;
let api: TestApi;
beforeAll(async () => {
  receiver = await startWebhookReceiver();
  const config = checkConfig(
    `brands: [{ id: skylark, name: 云雀 }]
complaintTerms: [投诉]
privateHosts: ["${receiver.hostAndPort}"]
sources: [{ id: f, type: feed, name: f, settings: { url: "https://forum.example.com/rss" } }]
channels:
  - { id: hook, type: webhook, perMinute: 5, settings: { url: "${receiver.url}", secret: "${receiver.secret}" } }
  - { id: gone, type: webhook, settings: { url: "http://127.0.0.1:9/", secret: "another-secret-for-the-test" } }
  - { id: screen, type: browser, settings: { person: 李然 } }
people: [{ name: 李然, role: pr, channels: [hook], quiet: { during: cn-night } }]
routes:
  - { levels: [red], channels: [gone] }
  - { people: [李然] }
`,
    'earshot.yaml',
    plugIns,
    {},
  );
  const alerting = openAlertDesk(config, await openTrialAnalyzer(config));
  api = await runApi({ alerting, brands: config.brands, frozenAt: NOW });
  const { person } = await api.people.admin.client.addPerson({ body: { name: '李然', role: 'pr' } });
  const draft = { personId: person.id, name: 'Chrome', origin: 'chrome-extension://abc', now: NOW };
  const { device } = await insertDevice(api.store.db, draft);
  await touchDevices(api.store.db, [device.id], NOW - 600_000);
});
afterAll(async () => {
  await api.close();
  await receiver.close();
});

const admin = () => api.people.admin.client;

test('for a mention: who, by what, when and why, and that the browser is closed', async () => {
  const mention = await api.addMention({ brandId: 'skylark', level: 'orange' });
  const { at, trial } = await admin().tryAlert({ body: { mentionId: mention.id } });
  expect(at).toBe(NOW);
  expect(trial).toMatchObject({ isMention: true, level: 'orange', told: [{ brandId: 'skylark', routes: [1] }] });
  expect(trial.told[0]?.channels).toEqual([
    { id: 'hook', people: ['李然'], sendAt: NOW },
    { id: 'screen', people: ['李然'], sendAt: NOW },
  ]);
  expect(trial.told[0]?.why.map((step) => step.en)).toEqual([
    'route 1 does not fit: the level is orange',
    'route 2 fits',
    'hook: at once',
    'screen: at once',
    'hook: at most 5 messages a minute; what is more is told together',
    'screen: at most 10 messages a minute; what is more is told together',
    'screen: no browser for 李然 is open (last seen 2026-12-02 09:50): it goes to the next channel at once',
  ]);
});

test('for words at another moment: quiet hours hold them, and nothing is said of browsers that may be open by then', async () => {
  const night = Date.parse('2026-12-02T23:30+08:00');
  const { trial } = await admin().tryAlert({
    body: { text: '包裹还没有到', brandId: 'skylark', level: 'yellow', at: night },
  });
  expect(trial.told[0]?.channels.map(({ sendAt }) => sendAt)).toEqual(
    Array(2).fill(Date.parse('2026-12-03T08:00+08:00')),
  );
  expect(JSON.stringify(trial)).not.toContain('last seen');
  const body = { text: '包裹', brandId: 'skylark', at: 8_640_000_000_000_000 };
  await expect(admin().tryAlert({ body })).rejects.toMatchObject({ status: 400 });
  expect((await admin().tryAlert({ body: { text: '今天天气真好' } })).trial).toMatchObject({
    ...{ isMention: false, told: [] },
  });
});

test('a test goes out by the channel that is named, is written down, and says what is wrong', async () => {
  const send = (id: string) => admin().testAlertChannel({ params: { id } });
  expect(await send('hook')).toEqual({ ok: true, error: null });
  expect(receiver.received).toMatchObject([{ signatureOk: true, message: { kind: 'test', level: 'blue' } }]);
  expect(await send('gone')).toMatchObject({ ok: false, error: expect.stringContaining('private') });
  await expect(send('nobody')).rejects.toMatchObject({ status: 404 });
  const noted = await api.store.db
    .selectFrom('audit')
    .select('subjectId')
    .where('action', '=', 'channel.tested')
    .execute();
  expect(noted.map(({ subjectId }) => subjectId)).toEqual(['hook', 'gone']);
});
