import { describe, expect, test } from 'vitest';
import type { SiteLimits } from './reading/site-adapter.ts';
import { judgePace, type ReplyUse } from './reply-use.ts';

const MINUTE = 60_000;
const NOW = 1_000 * MINUTE;
const TEXT = '您好，非常抱歉给您带来不便，请您私信我们，2小时内为您处理';
const LIMITS: SiteLimits = {
  publicCharacters: 300,
  counting: 'characters',
  messagesPerTenMinutes: 3,
  punishes: { 'zh-CN': '评论会被限制。', en: 'Comments are limited.' },
};
const uses = (count: number, kind: ReplyUse['kind'], text: string | null): ReplyUse[] =>
  Array.from({ length: count }, (_, i) => ({
    kind,
    site: 'xiaohongshu',
    templateId: 'first-answer',
    variant: 0,
    text,
    postKey: null,
    at: NOW - i * MINUTE,
  }));
const judge = (kind: ReplyUse['kind'], before: readonly ReplyUse[], text = TEXT) =>
  judgePace(before, { site: 'xiaohongshu', kind, text, postKey: null }, LIMITS, NOW);

describe('judgePace', () => {
  test('nearly the same words twice are told, with what this site does then', () => {
    expect(judge('public', uses(1, 'public', TEXT))).toEqual([]);
    const [finding] = judge('public', uses(2, 'public', TEXT.replace('2小时', '3小时')));
    expect(finding).toMatchObject({ type: 'same-text', count: 2 });
    expect(finding?.say['zh-CN']).toMatch(/评论会被限制。$/u);
    expect(judge('public', uses(5, 'public', '物流同事今天18点前联系您，谢谢您的耐心'))).toEqual([]);
  });
  test('messages are counted by the adapter’s own figure, and never compared', () => {
    expect(judge('message', uses(2, 'message', null))).toEqual([]);
    expect(judge('message', uses(3, 'message', null))).toMatchObject([{ type: 'message-pace', count: 3, limit: 3 }]);
    expect(judge('public', uses(9, 'message', null))).toEqual([]);
  });
  test('uses kept by an earlier version, which had no text, are no fault', () => {
    const [old] = uses(1, 'public', null);
    expect(judge('public', [old!, old!, old!])).toEqual([]);
  });
});
