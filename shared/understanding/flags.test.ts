import { describe, expect, it } from 'vitest';
import { createAnalyzer } from './analyze.ts';

const analyzer = createAnalyzer({ brands: [] });
const isSafety = (text: string): boolean => analyzer.analyze({ text }).flags.safety;

describe('the flag of safety', () => {
  it.each([
    '插上插座啪的一声，冒黑烟跳闸了',
    '面包里咬到一颗螺丝，牙都崩了',
    '孩子喝了你家奶粉吐了一夜',
    '电动车骑着骑着刹车没了',
    '酒店泳池边没防滑，孩子滑倒磕破头',
    '吊灯半夜掉下来，差一点砸到头',
    '敷完面膜脸火辣辣的，第二天肿成猪头',
    '充电宝燙得像烙鐵，不敢用',
    '药瓶里混了别的药片',
    '汤里捞出一个创可贴',
    '桌腿断了，老人坐地上了',
    '热水袋漏水把孩子腿烫了',
    '烤箱门玻璃碎了一地，孩子就在旁边',
    '剃须刀刮得下巴全是血',
    '玩具上的磁铁被孩子吞了',
    '电水壶壶底裂了，开水流一桌子',
    '新车高速上突然失去动力',
    'chipped my tooth on a stone in the bread',
    'stroller wheel came off while crossing the road',
    'chicken was raw in the middle',
    'we could smell gas all night',
  ])('is raised by %s', (text) => {
    expect(isSafety(text)).toBe(true);
  });

  it.each([
    '打骨折了，快冲',
    '出血大放送，全场三折',
    '巷子口的苍蝇馆子，味道一绝',
    '优惠券过期了能补吗',
    '挨着火车站，很方便',
    '鼓起勇气退了货',
    '车上有六个安全气囊，配置挺高',
    '杀虫剂效果好，蟑螂都没了',
    '无甲醛，味道很小',
    '用了一个月，头皮不痒了',
    '手机掉地上摔了，屏幕没事',
    '面里的头汤很鲜，老人喜欢',
    '评论一针见血',
    '开水龙头流得慢',
    'my coupon expired yesterday',
    "I don't recall ever waiting this long",
    'does it come with a smoke detector?',
    'my wallet is bleeding after this sale',
    'is there a non-smoking room?',
  ])('stays down for %s', (text) => {
    expect(isSafety(text)).toBe(false);
  });

  it('marks the words of a danger that several words tell, and raises the case', () => {
    const analysis = analyzer.analyze({ text: '【午饭】汤里捞出一个创可贴' });
    expect(analysis.matches).toContainEqual({ type: 'safety', term: '汤里捞出一个创可贴', start: 4, end: 13 });
    expect(analysis.complaint.is).toBe(true);
    expect(analysis.urgency).toBe('critical');
  });
});
