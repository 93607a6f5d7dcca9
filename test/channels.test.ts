// Every alert channel against a local server that keeps the published rules of its platform.
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import dingtalk, { signDingtalk } from '../monitor/alert/channels/dingtalk.ts';
import feishu, { signFeishu } from '../monitor/alert/channels/feishu.ts';
import ntfy from '../monitor/alert/channels/ntfy.ts';
import slack from '../monitor/alert/channels/slack.ts';
import teams from '../monitor/alert/channels/teams.ts';
import telegram from '../monitor/alert/channels/telegram.ts';
import wecom from '../monitor/alert/channels/wecom.ts';
import { type AlertChannel, type AlertContext, DeliveryError } from '../monitor/alert-channel.ts';
import { safeFetch } from '../monitor/fetch/safe-fetch.ts';
import type { AlertMessage } from '../shared/model/alert.ts';
import {
  judgeDingtalk,
  judgeFeishu,
  judgeNtfy,
  judgeSlack,
  judgeTeams,
  judgeTelegram,
  judgeWecom,
  startRobot,
} from './helpers/robot-servers.ts';

const SECRET = 'SECtest0123456789';
const noBrowsers = () => Promise.reject(new Error('a robot needs no browser'));
const CHANNELS = [
  {
    channel: wecom,
    judge: judgeWecom,
    settings: (url: string) => ({ webhook: `${url}/send?key=KEY`, mention: ['wangmin'] }),
  },
  {
    channel: dingtalk,
    judge: judgeDingtalk(SECRET),
    settings: (url: string) => ({ webhook: `${url}/send?access_token=T`, secret: SECRET, mention: ['13800001111'] }),
  },
  {
    channel: feishu,
    judge: judgeFeishu(SECRET),
    settings: (url: string) => ({ webhook: `${url}/hook/T`, secret: SECRET }),
  },
  {
    channel: slack,
    judge: judgeSlack,
    settings: (url: string) => ({ webhook: `${url}/services/T/B/K`, language: 'en', timeZone: 'UTC' }),
  },
  {
    channel: telegram,
    judge: judgeTelegram,
    settings: (url: string) => ({ server: url, token: '123456:ABCDEFGHIJ', chatId: -100 }),
  },
  { channel: teams, judge: judgeTeams, settings: (url: string) => ({ webhook: `${url}/workflows/1?sig=K` }) },
  { channel: ntfy, judge: judgeNtfy, settings: (url: string) => ({ server: url, topic: 'earshot-test' }) },
];

const MESSAGE: AlertMessage = {
  number: 12,
  idempotencyKey: 'alert-12',
  attempt: 1,
  kind: 'mention',
  level: 'red',
  headline: { 'zh-CN': '安全风险：充电冒烟', en: 'Safety risk: smoke while charging' },
  excerpt: '新锐手机充电的时候冒烟了！！！差点着火',
  author: '西瓜味的风',
  site: '微博',
  permalink: 'https://weibo.com/1/Nabc?a=1&b=(2)',
  brand: '新锐',
  reasons: [{ 'zh-CN': '“冒烟” → ESC-3', en: '“smoke” → ESC-3' }],
  publishedAt: Date.UTC(2026, 10, 21, 7, 20),
  dueAt: Date.UTC(2026, 10, 21, 7, 30),
  storySize: 3,
  ackUrl: 'https://care.example.com/a/12',
  drill: false,
};

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function open(entry: (typeof CHANNELS)[number]) {
  const robot = await startRobot(entry.judge);
  closing.push(robot.close);
  const channel = entry.channel as AlertChannel<unknown>;
  const settings = channel.settings.parse(entry.settings(robot.url));
  const context = (now = Date.now()): AlertContext => ({
    now,
    signal: AbortSignal.timeout(5000),
    fetch: (url, options) => safeFetch(url, { ...options, allowHosts: [robot.host] }),
    offerToBrowsers: noBrowsers,
  });
  return {
    robot,
    settings,
    send: (message: AlertMessage, now?: number) => channel.send(message, settings, context(now)),
  };
}
const refusal = async (promise: Promise<void>): Promise<DeliveryError> => {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DeliveryError);
  return error as DeliveryError;
};

describe.each(CHANNELS)('$channel.id', (entry) => {
  test('its example satisfies its own settings', () => {
    expect(entry.channel.settings.safeParse(entry.channel.example).success).toBe(true);
  });

  test('a red alert arrives with number, place, excerpt, link and acknowledgement', async () => {
    const { robot, send } = await open(entry);
    await send(MESSAGE);
    const { raw } = robot.calls[0]!;
    for (const part of [
      '#12',
      '新锐',
      '冒烟',
      'https://weibo.com/1/Nabc?a=1&b=%282%29',
      'https://care.example.com/a/12',
    ]) {
      expect(raw).toContain(part);
    }
  });

  test('a repeat carries the same number and says that it may be one', async () => {
    const { robot, send } = await open(entry);
    await send({ ...MESSAGE, attempt: 2 });
    expect(robot.calls[0]!.raw).toMatch(/#12.{0,6}(可能重复|may be a repeat)/);
  });

  test('without an address to acknowledge at, it points to the panel', async () => {
    const { robot, send } = await open(entry);
    await send({ ...MESSAGE, ackUrl: null });
    expect(robot.calls[0]!.raw).toMatch(/侧边栏|Earshot panel/);
  });

  test('practice is marked', async () => {
    const { robot, send } = await open(entry);
    await send({ ...MESSAGE, drill: true });
    expect(robot.calls[0]!.raw).toMatch(/演练|DRILL/);
  });

  test('the longest of everything still fits the limits of the platform', async () => {
    const { send } = await open(entry);
    const long = '差评👨‍👩‍👧‍👦\n'.repeat(3000);
    const reasons = Array.from({ length: 30 }, () => ({ 'zh-CN': long, en: long }));
    await send({
      ...MESSAGE,
      excerpt: long,
      author: long,
      reasons: reasons.map((r) => ({ 'zh-CN': r['zh-CN'].slice(0, 300), en: r.en.slice(0, 300) })),
    });
  });

  test('texts from outside can mention nobody, carry no markup and no link', async () => {
    const { robot, send } = await open(entry);
    const hostile = fc.array(
      fc.oneof(
        fc.constantFrom(
          '@all',
          '<!channel>',
          '<@U1>',
          '[银行](http://evil.test)',
          '<at user_id="all">',
          '![](http://t.test/x)',
          '<font color="red">',
          '**',
          '`',
          '# ',
          '\n> ',
          '\u202e',
          'www.evil.test',
          'https://evil.test/a',
          '<http://evil.test|bank>',
          '\r\nBcc: x',
        ),
        fc.string({ unit: 'grapheme', maxLength: 12 }),
      ),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (words, name) => {
        robot.calls.length = 0;
        await send({ ...MESSAGE, level: 'blue', excerpt: words.join(''), author: name.join('') || null }).catch(
          () => undefined,
        );
        const raw = robot.calls[0]!.raw;
        expect(raw).not.toMatch(
          /@all|<!|<@|<at |evil\.test|https?:\/\/evil|https?:\/\/t\.test|\]\(http:\/\/evil|\u202e|www\.evil/,
        );
      }),
      // The robots count calls in a minute; below the smallest limit every answer is the platform's yes.
      { numRuns: 18 },
    );
  });
});

test('signatures equal vectors computed elsewhere', () => {
  expect(signDingtalk(1_700_000_000_000, SECRET)).toBe('yBKp5IlG6qCzcQWmgyRK/ziJBdVNJmHfFE2ST/CzT/g=');
  expect(signFeishu(1_700_000_000, SECRET)).toBe('xqhKocb0RcGBDr30iFkLPByPLrRBM9Oy/dgBx968k0U=');
});

describe('refusals', () => {
  const of = (id: string) => CHANNELS.find((entry) => entry.channel.id === id)!;

  test.each(['dingtalk', 'feishu'])('%s: a wrong clock is named as a cause and not tried again', async (id) => {
    const { send } = await open(of(id));
    const error = await refusal(send(MESSAGE, Date.now() - 2 * 3_600_000));
    expect(error.retryable).toBe(false);
    expect(error.message).toMatch(/clock/);
  });

  test.each([
    ['wecom', 60],
    ['dingtalk', 600],
    ['telegram', 30],
  ])('%s: HTTP 200 or not, too many a minute is a wait of %i s', async (id, seconds) => {
    const { send } = await open(of(id));
    for (let i = 0; i < 20; i++) await send(MESSAGE);
    const error = await refusal(send(MESSAGE));
    expect(error).toMatchObject({ retryable: true, waitSeconds: seconds });
  });

  test('wecom: a deleted robot is dead at once', async () => {
    const { robot } = await open(of('wecom'));
    const settings = wecom.settings.parse({ webhook: `${robot.url}/send?key=GONE` });
    const context = {
      now: Date.now(),
      signal: AbortSignal.timeout(5000),
      fetch: (url: string, options?: object) => safeFetch(url, { ...options, allowHosts: [robot.host] }),
      offerToBrowsers: noBrowsers,
    };
    expect((await refusal(wecom.send(MESSAGE, settings, context))).retryable).toBe(false);
  });

  test('an address that is not on the list is refused before a socket opens, without showing the key', async () => {
    const settings = wecom.settings.parse({ webhook: 'http://10.0.0.5/send?key=CANARY' });
    const error = await refusal(
      wecom.send(MESSAGE, settings, {
        ...{ now: 0, signal: AbortSignal.timeout(1000), fetch: safeFetch, offerToBrowsers: noBrowsers },
      }),
    );
    expect(error.retryable).toBe(false);
    expect(error.message).not.toContain('CANARY');
  });

  test('a receiver that is not there is worth another try', async () => {
    const { robot, send } = await open(of('slack'));
    await robot.close();
    closing.length = 0;
    expect((await refusal(send(MESSAGE))).retryable).toBe(true);
  });
});
