import { describe, expect, it } from 'vitest';
import { checkPace, isSameText } from './check-pace.ts';
import { templates } from './registry.ts';

const MINUTE = 60_000;
const T = 1_000 * MINUTE;
const TEXT = '您好，非常抱歉给您带来不便，请您私信我们订单号，2小时内为您处理';
const sent = (count: number, where: 'public' | 'dm', text: (i: number) => string, site = 'xiaohongshu') =>
  Array.from({ length: count }, (_, i) => ({ at: T - i * MINUTE, site, where, text: text(i) }));
const next = { at: T, site: 'xiaohongshu', where: 'public', text: TEXT } as const;

describe('checkPace', () => {
  it('the same text too often is told with what the platform does then', () => {
    expect(
      checkPace(
        next,
        sent(1, 'public', () => TEXT),
      ),
    ).toEqual([]);
    const [finding] = checkPace(
      next,
      sent(2, 'public', () => TEXT),
    );
    expect(finding).toMatchObject({ type: 'same-text', count: 2, limit: 2 });
    expect(finding?.say['zh-CN']).toContain('风控');
  });
  it('what was long ago, or on another site, does not count', () => {
    expect(
      checkPace(
        { ...next, at: T + 120 * MINUTE },
        sent(5, 'public', () => TEXT),
      ),
    ).toEqual([]);
    expect(
      checkPace(
        { ...next, site: 'x' },
        sent(5, 'public', () => TEXT),
      ),
    ).toEqual([]);
  });
  it('too many direct messages in ten minutes', () => {
    const messages = sent(10, 'dm', (i) => `第${i}位顾客，${'甲乙丙丁戊己庚辛壬癸'[i]}的事情办好了`);
    expect(checkPace({ ...next, where: 'dm' }, messages)).toMatchObject([{ type: 'message-pace', count: 10 }]);
    expect(checkPace(next, messages)).toEqual([]);
  });
  it('too many direct messages in a day', () => {
    const messages = Array.from({ length: 20 }, (_, i) => ({
      at: T - i * 30 * MINUTE,
      site: 'xiaohongshu',
      where: 'dm' as const,
      text: `${i}`,
    }));
    expect(checkPace({ ...next, where: 'dm' }, messages)).toMatchObject([{ type: 'message-day', count: 20 }]);
  });
  it('a site that nothing is known of has careful limits', () => {
    expect(
      checkPace(
        { ...next, site: 'forum' },
        sent(3, 'public', () => TEXT, 'forum'),
      ),
    ).toHaveLength(1);
  });
});

it('a changed name is the same text, another wording is not', () => {
  expect(isSameText(`晴天，${TEXT}`, `小雨，${TEXT}`)).toBe(true);
  expect(isSameText(TEXT, '感谢您的建议，我们已经转给产品部')).toBe(false);
});

it('the wordings of one template are different texts to a platform', () => {
  for (const template of templates) {
    for (const language of ['zh-CN', 'en'] as const) {
      const variants = template.texts[language].public;
      for (const [i, a] of variants.entries())
        for (const b of variants.slice(i + 1)) expect(isSameText(a, b), template.id).toBe(false);
    }
  }
});
