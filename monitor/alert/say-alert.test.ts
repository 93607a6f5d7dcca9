import { describe, expect, test } from 'vitest';
import type { AlertMessage } from '../../shared/model/alert.ts';
import { sayAlert } from './say-alert.ts';

const at = (text: string) => Date.parse(`${text}+08:00`);
const MESSAGE: AlertMessage = {
  ...{ number: 12, idempotencyKey: 'alert-12', attempt: 1, kind: 'mention', level: 'red' },
  headline: { 'zh-CN': '投诉 · 安全风险', en: 'Complaint · safety' },
  ...{ excerpt: '充电的时候冒烟了', author: null, site: 'weibo', permalink: null, brand: '云雀', reasons: [] },
  ...{ publishedAt: null, dueAt: null, storySize: 1, ackUrl: null, drill: false },
};
const say = (change: Partial<AlertMessage>, now: string, language: 'zh-CN' | 'en' = 'zh-CN') =>
  sayAlert({ ...MESSAGE, ...change }, { language, timeZone: 'Asia/Shanghai', now: at(now) });

describe('times of an alert', () => {
  test('today has its time of day, and midnight is 00', () => {
    const night = { publishedAt: at('2026-11-28T00:02'), dueAt: at('2026-11-28T00:12') };
    expect(say(night, '2026-11-28T00:03')).toMatchObject({
      title: '红色预警 · 云雀 · weibo · 00:12 前回应 · #12',
      facts: ['发布 00:02'],
    });
    expect(say(night, '2026-11-28T00:03', 'en')).toMatchObject({
      title: 'Red · 云雀 · weibo · answer by 00:12 · #12',
      facts: ['Published 00:02'],
    });
  });

  test('another day is named: what is due in 24 hours is not due in an hour', () => {
    const title = (language: 'zh-CN' | 'en') =>
      say({ kind: 'case', dueAt: at('2026-11-29T03:30') }, '2026-11-28T03:00', language).title;
    expect(title('zh-CN')).toContain(' · 11月29日 03:30 前处理 · ');
    expect(title('en')).toContain(' · act by Nov 29 03:30 · ');
  });

  test('what is over is not asked for in time', () => {
    const late = { kind: 'case', dueAt: at('2026-11-28T02:30') } as const;
    expect(say(late, '2026-11-28T03:00').title).toContain(' · 02:30 已到期 · ');
    expect(say(late, '2026-11-28T03:00', 'en').title).toContain(' · was due 02:30 · ');
  });

  test('of several it says how many, and no number that would be of one of them only', () => {
    const members = [1, 2, 3].map((number) => ({ id: `a${number}`, number, level: 'red' as const, permalink: null }));
    const digest = say({ members }, '2026-11-28T03:00');
    expect(digest.title).toBe('红色预警 · 云雀 · weibo');
    expect(digest.numberLine).toBe('预警 #12 等 3 条');
    expect(say({ members, attempt: 2 }, '2026-11-28T03:00', 'en').numberLine).toBe(
      'Alert #12 and 2 more (may be a repeat)',
    );
  });
});

test.each([
  ['mention', '认领', 'Claim'],
  ['case', '公关 → 案件', 'PR → Cases'],
  ['burst', '公关 → 突增', 'PR → Bursts'],
  ['search', '公关 → 搜索', 'PR → Search'],
] as const)('without an address to acknowledge at, an alert of kind %s says where to go', (kind, zh, en) => {
  expect(say({ kind }, '2026-11-28T03:00').hint).toContain(zh);
  expect(say({ kind }, '2026-11-28T03:00', 'en').hint).toContain(en);
});

test.each(['test', 'calendar', 'configuration', 'brief', 'channel-dead'] as const)(
  'nobody is asked to claim an alert of kind %s',
  (kind) => {
    expect(say({ kind }, '2026-11-28T03:00').hint).toBeNull();
  },
);
