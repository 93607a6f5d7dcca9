import { describe, expect, it } from 'vitest';
import { foldText } from '../text/fold.ts';
import { findAmounts, readHanNumber } from './find-amounts.ts';

const largest = (text: string): number => Math.max(0, ...findAmounts(foldText(text), 7).map(({ yuan }) => yuan));

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
  ])('%s', (text, yuan) => expect(largest(text)).toBe(yuan));

  it('reads "more than" as more', () => expect(largest('优惠了1000多')).toBeGreaterThan(1000));

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
