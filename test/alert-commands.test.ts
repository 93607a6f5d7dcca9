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
  - { id: gone, type: webhook, settings: { url: "http://127.0.0.1:9/", secret: "another-secret-for-the-test" } }
routes:
  - { levels: [red], channels: [hook, gone] }
  - { channels: [hook] }
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
    const { code, lines } = await earshot(['alert', 'test', '--config', config]);
    expect(code).toBe(0);
    expect(lines[0]).toEqual({ id: 'hook', ok: true });
    expect(lines[1]).toMatchObject({ id: 'gone', ok: false });
    expect(String(lines[1]?.error)).toMatch(/private/);
    expect(receiver.received).toHaveLength(1);
    expect(receiver.received[0]).toMatchObject({ signatureOk: true, message: { kind: 'test', level: 'blue' } });
    expect((await earshot(['alert', 'test', 'nobody', '--config', config])).code).toBe(2);
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
});
