import { afterAll, beforeAll, expect, it } from 'vitest';
import { lastBriefDue, zoneOfBrief } from '../monitor/pr/brief/brief-schedule.ts';
import { gatherBrief } from '../monitor/pr/brief/gather-brief.ts';
import { tickBrief } from '../monitor/pr/brief/run-briefs.ts';
import { sayBrief } from '../monitor/pr/brief/say-brief.ts';
import { writeMail } from '../monitor/pr/brief/write-mail.ts';
import { writeMarkdown } from '../monitor/pr/brief/write-markdown.ts';
import { listAlerts } from '../monitor/store/alerts.ts';
import { linkMention } from '../monitor/store/heard/mentions.ts';

import { openReader } from '../monitor/store/reader.ts';
import type { Reader } from '../monitor/store/reads.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Store } from '../monitor/store/store.ts';
import type { Mention } from '../shared/model/mention.ts';
import { onBothEngines } from './helpers/both-engines.ts';
import { HOUR, MINUTE } from './helpers/living-desk.ts';
import { growByOne, insertMention, insertStory } from './helpers/store-rows.ts';
import { sampleAnalysis, sampleMention, SAMPLE_AT as T } from './helpers/store-samples.ts';

const ZONE = 'Asia/Shanghai';
const BRANDS = [{ id: 'yunque', name: '云雀' }];
const positive = sampleAnalysis({ sentiment: { label: 'pos', score: 1, confidence: 1 }, topic: 'other' });

onBothEngines('briefs', (under) => {
  let store: Store;
  let reader: Reader;
  beforeAll(async () => {
    store = await under.openNew();
    reader = openReader(store);
    await inTransaction(store.db, async (trx) => {
      const add = async (hoursAgo: number, change: Parameters<typeof sampleMention>[0] = {}) => {
        const publishedAt = T - hoursAgo * HOUR;
        const times = { publishedAt, foundAt: publishedAt, answerDueAt: publishedAt + 10 * MINUTE };
        return (await insertMention(trx, sampleMention({ ...times, ...change }))).mention;
      };
      const slow = await add(5, { text: '冒烟了 <b>13812345678</b> | *快来*' });
      await add(2);
      await add(1, { analysis: positive });
      await add(30, { analysis: positive });
      await add(400);
      await add(3, { brandId: 'xinrui' });
      const seen = {
        brandId: 'yunque',
        title: '冒烟了',
        level: 'red',
        drill: false,
        keys: ['a'],
        now: T - HOUR,
      } as const;
      const story = await insertStory(trx, seen);
      await growByOne(trx, story.id, T - HOUR);
      await linkMention(trx, { id: slow.id, storyId: story.id, now: T });
    });
  });
  afterAll(() => reader.close());
  const gather = (period: 'day' | 'week') =>
    gatherBrief(reader, { brands: BRANDS, period, before: T, timeZone: ZONE, drill: false });

  it('counts the stretch, the one before it, its hours, stories, slowest answers and rising topics', async () => {
    const brief = await gather('day');
    expect(brief).toMatchObject({ now: { mentions: 3, negative: 2 }, earlier: { mentions: 1, negative: 0 } });
    // 2026-03-02T08:00Z is 16:00 in Shanghai.
    expect(brief.stretches).toHaveLength(24);
    expect(brief.stretches.filter(({ posts }) => posts > 0)).toEqual([
      { label: '11', posts: 1, negative: 1 },
      { label: '14', posts: 1, negative: 1 },
      { label: '15', posts: 1, negative: 0 },
    ]);
    expect(brief.stories).toMatchObject([{ title: '冒烟了', size: 2 }]);
    expect(brief.slowest.map(({ publishedAt }) => (T - publishedAt) / HOUR)).toEqual([5, 2, 1]);
    expect(brief.topics).toEqual([{ topic: 'returns', now: 2, before: 0 }]);
    expect((await gather('week')).stretches.map(({ posts }) => posts).reduce((a, b) => a + b)).toBe(4);
  });

  it('is written in both languages; nothing from outside becomes markup, and private data is masked', async () => {
    const brief = await gather('day');
    const markdown = writeMarkdown(sayBrief(brief, 'zh-CN'));
    expect(markdown).toMatch(/^# 舆情日报 · 云雀\n/);
    expect(markdown).toContain('| **3** | **66.7%** |');
    expect(markdown).toContain(
      '**负面占比 66.7%，上期 0.0%；最重的事件：红，2 帖；未回应最久的一帖已等 5 小时 0 分钟**',
    );
    expect(markdown).toContain('每小时声量 `');
    expect(markdown).toContain('已等 5 小时 0 分钟，未回应 · 冒烟了 \\<b\\>');
    expect(markdown).not.toContain('13812345678');
    const mail = writeMail(sayBrief(brief, 'en'), 'en');
    expect(mail).toContain('<title>Daily brief · 云雀</title>');
    expect(mail).toContain('waiting for 5 h 0 min');
    expect(mail).toContain('冒烟了 &lt;b&gt;');
    expect(mail).not.toMatch(/13812345678|<script|<img|<svg/);
    expect(mail.match(/vertical-align:bottom/g)).toHaveLength(48);
  });

  it('says a wait of days in days', async () => {
    const [slow] = (await gather('day')).slowest;
    const of = (hours: number) => {
      const waiting = { ...(slow as Mention), answeredAt: null, publishedAt: T - hours * HOUR };
      return async (language: 'zh-CN' | 'en') =>
        sayBrief({ ...(await gather('day')), slowest: [waiting] }, language).slowest.rows[0]?.took;
    };
    expect(await of(47.5)('zh-CN')).toBe('已等 47 小时 30 分钟，未回应');
    expect(await of(167.2)('zh-CN')).toBe('已等 6 天 23 小时，未回应');
    expect(await of(167.2)('en')).toBe('waiting for 6 d 23 h');
  });

  it('counts one post in English as one', async () => {
    const brief = await gather('day');
    const rows = (size: number) =>
      sayBrief({ ...brief, stories: brief.stories.map((story) => ({ ...story, size })) }, 'en').stories.rows;
    expect([rows(1)[0]?.posts, rows(2)[0]?.posts]).toEqual(['1 post', '2 posts']);
  });

  it('goes out once when its time has come, not for the past, and late after a night off', async () => {
    const plan = {
      ...{ id: 'morning', every: 'day' as const, at: '08:30', weekday: 1, timeZone: ZONE },
      ...{ brands: BRANDS, channels: ['mail', 'robot'], language: 'zh-CN' as const },
    };
    const tick = (now: number) => tickBrief(store.db, reader, plan, { now, drill: false });
    expect(await tick(T)).toBe(false);
    const next = lastBriefDue(plan, T) + 24 * HOUR;
    expect(await tick(next - 1)).toBe(false);
    expect(await Promise.all([tick(next), tick(next)])).toContain(true);
    expect(await tick(next + MINUTE)).toBe(false);
    const alerts = await listAlerts(store.db);
    expect(alerts.map(({ channelId }) => channelId).sort()).toEqual(['mail', 'robot']);
    expect(new Set(alerts.map(({ number }) => number)).size).toBe(1);
    expect(alerts[0]?.content).toMatchObject({
      kind: 'brief',
      document: { subject: '舆情日报 · 云雀', html: expect.stringContaining('<!doctype html>') },
    });
    // A robot speaks its own language, whatever that of the mail is.
    expect(alerts[0]?.content.reasons).toEqual([{ 'zh-CN': '红 · 2 帖 · 冒烟了', en: 'red · 2 posts · 冒烟了' }]);
    // Three days off: one brief, the last.
    expect(await tick(next + 75 * HOUR)).toBe(true);
    expect(await tick(next + 75 * HOUR + 1)).toBe(false);
  });
});

onBothEngines('briefs where clocks change', (under) => {
  const NEW_YORK = 'America/New_York';
  const at = (instant: string) => Date.parse(instant);
  it('a day has 23 or 25 hours, a week its seven days, and each post stands at its hour', async () => {
    const store = await under.openNew();
    const reader = openReader(store);
    // Set ahead at 2026-03-08 02:00 (07:00Z), back at 2026-11-01 02:00 (06:00Z).
    const posts = ['2026-03-08T06:30Z', '2026-03-08T07:30Z', '2026-03-09T03:30Z', '2026-03-09T04:30Z'];
    posts.push('2026-11-01T05:30Z', '2026-11-01T06:30Z', '2026-11-02T04:30Z', '2026-11-02T05:30Z');
    await inTransaction(store.db, async (trx) => {
      for (const post of posts)
        await insertMention(trx, sampleMention({ publishedAt: at(post), foundAt: at(post), answerDueAt: null }));
    });
    const gather = async (period: 'day' | 'week', before: string) => {
      const asked = { brands: BRANDS, period, before: at(before), timeZone: NEW_YORK, drill: false };
      const brief = await gatherBrief(reader, asked);
      const heard = brief.stretches.flatMap(({ label, posts }) => (posts === 0 ? [] : [`${label}:${posts}`]));
      return [(brief.before - brief.since) / HOUR, brief.stretches.length, brief.now.mentions, heard.join(' ')];
    };
    // Midnight to midnight in New York. 06:30Z is 01:30, 07:30Z is 03:30; 03:30Z of the next day is 23:30.
    expect(await gather('day', '2026-03-09T04:00Z')).toEqual([23, 23, 3, '01:1 03:1 23:1']);
    // 05:30Z is the first 01:30, 06:30Z the second; 04:30Z of the next day is 23:30.
    expect(await gather('day', '2026-11-02T05:00Z')).toEqual([25, 25, 3, '01:1 01:1 23:1']);
    expect(await gather('day', '2026-11-03T05:00Z')).toEqual([24, 24, 1, '00:1']);
    // Monday to Monday: 23:30 of the Sunday of change belongs to it, 00:30 of the Monday to the day after.
    expect(await gather('week', '2026-03-10T04:00Z')).toEqual([167, 7, 4, '08:3 09:1']);
    expect(await gather('week', '2026-11-03T05:00Z')).toEqual([169, 7, 4, '01:3 02:1']);
    await reader.close();
  });
});

it('counts the days of its brands, unless it names a zone or they differ', () => {
  const [berlin, other] = [{ timeZone: 'Europe/Berlin' }, {}];
  expect(zoneOfBrief('Asia/Tokyo', [berlin])).toBe('Asia/Tokyo');
  expect(zoneOfBrief(undefined, [berlin, berlin])).toBe('Europe/Berlin');
  expect(zoneOfBrief(undefined, [berlin, other])).toBe(ZONE);
});

it('knows the wall clock of its readers, also where the clocks change', () => {
  const daily = { every: 'day', at: '08:30', weekday: 1, timeZone: 'Asia/Shanghai' } as const;
  expect(lastBriefDue(daily, Date.UTC(2026, 2, 2, 0, 30))).toBe(Date.UTC(2026, 2, 2, 0, 30));
  expect(lastBriefDue(daily, Date.UTC(2026, 2, 2, 0, 29, 59))).toBe(Date.UTC(2026, 2, 1, 0, 30));
  const monday = { ...daily, every: 'week' } as const;
  expect(lastBriefDue(monday, Date.UTC(2026, 2, 8, 12))).toBe(Date.UTC(2026, 2, 2, 0, 30));
  const newYork = { ...daily, timeZone: 'America/New_York' };
  expect(lastBriefDue(newYork, Date.UTC(2026, 2, 7, 20))).toBe(Date.UTC(2026, 2, 7, 13, 30));
  expect(lastBriefDue(newYork, Date.UTC(2026, 2, 8, 20))).toBe(Date.UTC(2026, 2, 8, 12, 30));
  // 02:30 does not exist that day: 03:00 comes right after 01:59. 01:30 of the other day comes twice.
  expect(lastBriefDue({ ...newYork, at: '02:30' }, Date.UTC(2026, 2, 8, 20))).toBe(Date.UTC(2026, 2, 8, 7));
  expect(lastBriefDue({ ...newYork, at: '01:30' }, Date.UTC(2026, 10, 1, 20))).toBe(Date.UTC(2026, 10, 1, 5, 30));
});
