// Trying a channel and asking who would hear of a post, as an administrator does.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommandLine } from '../monitor/command-line.ts';
import { startWebhookReceiver, type WebhookReceiver } from './helpers/webhook-receiver.ts';

let receiver: WebhookReceiver;
let folder = '';
let config = '';
beforeAll(async () => {
  receiver = await startWebhookReceiver();
  folder = mkdtempSync(join(tmpdir(), 'earshot-alerts-'));
  config = join(folder, 'earshot.yaml');
  writeFileSync(
    config,
    `brands:
  - { id: x, name: 新锐 }
privateHosts: ["${receiver.hostAndPort}"]
sources:
  - { id: f, type: feed, name: f, settings: { url: "https://forum.example.com/rss" } }
channels:
  - { id: hook, type: webhook, settings: { url: "${receiver.url}", secret: "${receiver.secret}" } }
  - { id: phone, type: webhook, perMinute: 5, settings: { url: "${receiver.url}", secret: "${receiver.secret}" } }
  - { id: gone, type: webhook, settings: { url: "http://127.0.0.1:9/", secret: "another-secret-for-the-test" } }
people:
  - { name: 李, role: pr, channels: [phone], quiet: { during: cn-night }, away: [{ from: "2026-12-05", until: "2026-12-05", substitute: 王 }] }
  - { name: 王, role: lead, channels: [gone] }
routes:
  - { levels: [red], channels: [hook, gone] }
  - { languages: [en], people: [李] }
  - { during: cn-office, channels: [hook] }
  - { channels: [hook], quiet: { during: cn-night } }
`,
  );
});
afterAll(async () => {
  await receiver.close();
  rmSync(folder, { recursive: true, force: true });
});

async function earshot(argv: string[], input = '') {
  let out = '';
  let err = '';
  const stdin = (async function* () {
    yield input;
  })();
  const code = await runCommandLine(argv, {
    stdin,
    write: (text) => {
      out += text;
    },
    writeError: (text) => {
      err += text;
    },
  });
  const lines = out
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { code, lines, err };
}

describe('earshot alert', () => {
  test('test reaches a channel that works and says what is wrong with one that does not', async () => {
    const { code, lines } = await earshot(['alert', 'test', 'hook', 'gone', '--config', config]);
    expect(code).toBe(0);
    expect(lines[0]).toEqual({ id: 'hook', ok: true });
    expect(lines[1]).toMatchObject({ id: 'gone', ok: false });
    expect(String(lines[1]?.error)).toMatch(/private/);
    expect(receiver.received).toHaveLength(1);
    expect(receiver.received[0]).toMatchObject({ signatureOk: true, message: { kind: 'test', level: 'blue' } });
    expect((await earshot(['alert', 'test', 'nobody', '--config', config])).code).toBe(2);
  });

  test('test sends by one route, to those who are reached for its people', async () => {
    receiver.received.length = 0;
    const { code, lines } = await earshot(['alert', 'test', '--config', config, '--route', '2']);
    expect([code, lines]).toEqual([0, [{ id: 'phone', ok: true, why: [] }]]);
    expect(receiver.received).toHaveLength(1);
    for (const wrong of [
      ['--route', '9'],
      ['--route', 'x'],
      ['hook', '--route', '1'],
    ])
      expect((await earshot(['alert', 'test', ...wrong, '--config', config])).code).toBe(2);
  });

  test('test says for a made-up post who would hear, by what, when and why, and sends nothing', async () => {
    receiver.received.length = 0;
    const post = ['--text', 'The parcel has not come', '--brand', 'x', '--level', 'orange'];
    const night = ['--at', '2026-12-04 23:30', '--time-zone', 'Asia/Shanghai'];
    const { code, lines } = await earshot(['alert', 'test', '--config', config, ...post, ...night]);
    expect(code).toBe(0);
    expect(lines).toMatchObject([
      {
        ...{ isMention: true, level: 'orange' },
        told: [{ channels: ['phone'], who: { phone: ['李'] }, routes: [1], waits: { phone: '2026-12-05 08:00' } }],
      },
    ]);
    const told = JSON.stringify(lines[0]);
    expect(told).toContain('phone: at most 5 messages a minute');
    expect((await earshot(['alert', 'test', '--config', config, '--text', 'x', '--brand', 'nope'])).code).toBe(2);
    expect((await earshot(['alert', 'test', '--config', config, ...post, '--at', 'soon'])).code).toBe(2);
    expect(receiver.received).toEqual([]);
  });

  test('route says who would hear of a post and by which line, and sends nothing', async () => {
    const before = receiver.received.length;
    const posts = [
      { id: 1, text: '新锐手机充电时冒烟起火，差点烧伤，投诉！' },
      { id: 2, text: '今天天气真好' },
      { id: 3 },
    ];
    const { code, lines } = await earshot(
      ['alert', 'route', '--config', config],
      posts.map((post) => JSON.stringify(post)).join('\n'),
    );
    expect(code).toBe(0);
    expect(lines[0]).toMatchObject({
      id: 1,
      isMention: true,
      level: 'red',
      told: [{ brandId: 'x', channels: ['hook', 'gone'], routes: [0] }],
    });
    expect(lines[1]).toMatchObject({ id: 2, isMention: false, told: [] });
    expect(lines[2]).toMatchObject({ id: 3, error: '"text" is missing' });
    expect(receiver.received).toHaveLength(before);
  });

  test('route tries hours, quiet hours and absences at a moment of its zone, and gives each step with its reason', async () => {
    const tried = async (at: string, post: object) => {
      const { lines } = await earshot(
        ['alert', 'route', '--config', config, '--at', at],
        JSON.stringify({ brand: 'x', ...post }),
      );
      const [told] = (lines[0]?.told as { channels: string[]; waits: object; why: { en: string }[] }[]) ?? [];
      return told;
    };
    const zh = { text: '包裹还没有到', level: 'yellow' };
    expect(await tried('2026-12-02 10:00', zh)).toMatchObject({ channels: ['hook'], routes: [2], waits: {} });
    expect(await tried('2026-12-02 23:30', zh)).toMatchObject({
      ...{ channels: ['hook'], routes: [3], waits: { hook: '2026-12-03 08:00' } },
      why: [
        { en: 'route 1 does not fit: the level is yellow' },
        { en: 'route 2 does not fit: the language is Chinese' },
        { en: 'route 3 does not fit: it is outside its hours' },
        { en: 'route 4 fits' },
        { en: 'hook: quiet hours of the route; it waits for the digest at 2026-12-03 08:00' },
      ],
    });
    const en = { text: 'The parcel has not come', level: 'orange' };
    expect(await tried('2026-12-04 23:30', en)).toMatchObject({
      channels: ['phone'],
      waits: { phone: '2026-12-05 08:00' },
    });
    const away = await tried('2026-12-05 23:30', en);
    expect(away?.channels).toEqual(['gone']);
    expect(away?.why.map((step) => step.en)).toContain('王 stands in for 李, who is away');
    expect(await tried('2026-12-02 23:30', { ...zh, level: 'red' })).toMatchObject({
      channels: ['hook', 'gone'],
      waits: {},
    });
    expect((await earshot(['alert', 'route', '--config', config, '--at', 'soon'])).code).toBe(2);
  });
});
