import { describe, expect, it } from 'vitest';
import { createFoldedText, foldInto, foldText } from '../text/fold.ts';
import { findAmounts, mayNameAmount } from './find-amounts.ts';
import triagePolicy from './policies/triage.json' with { type: 'json' };
import { readHanNumber } from './read-number.ts';

const largest = (text: string): number =>
  Math.max(0, ...findAmounts(foldText(text), triagePolicy.currencyRates.value).map(({ yuan }) => yuan));

describe('findAmounts', () => {
  it.each([
    ['¥1,500打水漂了', 1500],
    ['￥２，５００的头盔', 2500],
    ['被骗了8k', 8000],
    ['定金3000不退', 3000],
    ['花了8999', 8999],
    ['三千块买的手机', 3000],
    ['一万二买的沙发', 12_000],
    ['壹万元整', 10_000],
    ['损失3.5万元', 35_000],
    ['退我1.2万装修款', 12_000],
    ['$200 wasted', 1400],
    ['paid 1,200 for a laptop', 8400],
    ['被扣了3千', 3000],
    ['1万5买的床垫', 15_000],
    ['花了1万5千', 15_000],
    ['3千5的手机', 3500],
    ['2万3的装修款打水漂了', 23_000],
    ['亏了几千', 2000],
    ['被骗了十几万', 120_000],
    ['损失几十万', 200_000],
    ['几千的手机用了一周', 2000],
    ['HK$2,000 的包', 1800],
    ['退我3000港币', 2700],
    ['€500 for this', 3900],
    ['£200 wasted', 1800],
    ['花了两千美元', 14_000],
    ['五百欧元打水漂', 3900],
    ['NT$10000', 2200],
    ['两万日元的表', 960],
    ['paid two thousand dollars', 14_000],
    ['hundreds of dollars gone', 1400],
  ])('%s', (text, yuan) => expect(largest(text)).toBe(yuan));

  it.each(
    'cost|cost me|cost us|paid|pay|spent|spend|charged|charged us|overcharged me|lost|owe me|owes me|refund of|refund me|worth|price of|deposit of|for over|stole|out of'.split(
      '|',
    ),
  )('reads the sum after %s', (words) => {
    for (const more of ['', 'about ', 'over ', 'nearly ', 'almost ', 'around ']) {
      expect(largest(`it ${words} ${more}3,000 gone`), more).toBe(21_000);
    }
  });

  it.each(['花了', '定金', '被骗了', '多扣了', '退我', '欠我们', '总价', '学费', '近', '花了 将近 '])(
    'reads the sum after %s',
    (words) => {
      expect(largest(`他${words}8999，真是`)).toBe(8999);
      expect(largest(`他${words}两千五，真是`)).toBe(2500);
    },
  );

  it('reads "more than" as more', () => expect(largest('优惠了1000多')).toBeGreaterThan(1000));

  it.each(['花了上万', '上万块的沙发', '退我上千块'])('%s is above a thousand', (text) =>
    expect(largest(text)).toBeGreaterThan(1000),
  );

  it.each([
    '2000年买的老冰箱',
    '客服400电话打了一千遍',
    '跑了3000公里就漏油',
    '销量突破10000台',
    '5000毫安的电池',
    '订单号 202411220001234',
    '拨打12315投诉',
    '电话13800138000',
    '1080P的画面',
    '花了三天',
    '花了一下午',
    '近几千万人用过',
    '几千人排队',
    '数万粉丝的博主',
    '一万个不愿意',
    '1万5千步打卡',
    '三千多公里',
    '2刀切开',
    '房间在2208',
  ])('takes no sum from %s', (text) => expect(largest(text)).toBeLessThan(1000));
});

describe('readHanNumber', () => {
  it.each([
    ['三千五', 3500],
    ['一万二', 12_000],
    ['两百五十', 250],
    ['十五', 15],
    ['一二三', 123],
    ['一千零五', 1005],
  ])('%s', (text, value) => expect(readHanNumber(text)).toBe(value));
});

describe('mayNameAmount', () => {
  const PIECES = [
    '花了',
    '退',
    '3',
    '12',
    ' ',
    '千',
    '万',
    '几',
    '多',
    '块',
    '元',
    '三',
    '十',
    '一百',
    '¥',
    '$',
    '€',
    'hk',
    'usd',
    '美元',
    '港元',
    'k',
    '刀',
    'three ',
    'hundred',
    'two grand',
    'thousand',
    'and',
    '.',
    ',',
    '年',
    '的',
  ];

  it('never passes over a text that names a sum of any weight', () => {
    let state = 11;
    const random = (below: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 0x100000000) * below);
    };
    const folded = createFoldedText();
    let found = 0;
    for (let round = 0; round < 5000; round++) {
      const text = Array.from({ length: 1 + random(6) }, () => PIECES[random(PIECES.length)]).join('');
      // A few yuan at stake change nothing.
      if (largest(text) < 100) continue;
      found++;
      expect(mayNameAmount(foldInto(text, folded)), text).toBe(true);
    }
    expect(found).toBeGreaterThan(200);
  });

  it('sees at a look that most posts name none', () => {
    for (const text of ['质量很好，第二天就到了', 'what a great and friendly crew', '三天没人回复', '第 3 次'])
      expect(mayNameAmount(foldInto(text, createFoldedText())), text).toBe(false);
  });
});
