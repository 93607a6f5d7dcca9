import type { Detector } from '../detector.ts';

const PROVINCE = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
const PLATE = new RegExp(
  `[${PROVINCE}]牌?[ ·•.:_*/【[-]{0,2}[A-HJ-NP-Z](?:[ ·•.:_*/【[-]{0,2}[A-Z0-9零一二三四五六七八九]){4,5}[ ·•.:_*/【[-]{0,2}[A-HJ-NP-Z0-9零一二三四五六七八九挂学警港澳](?![A-Za-z0-9])`,
  'gi',
);
const POLICE = new RegExp(`(?<![A-Za-z0-9])WJ ?[${PROVINCE}]?[ ·-]?\\d{4,5}[A-Z]?(?![A-Za-z0-9])`, 'gi');
const PRODUCT_AFTER = /^\s?(?:款|系列|型|版|级|套餐|配置|元|块|件)/;
const MIN_DIGITS = 3;
// 全新A12345 is a new product, not a car of Xinjiang.
const NEW_THING = /[全最更崭换出上]$/;

/** Number plate (GA 36), ordinary and new-energy. */
const detector: Detector = {
  id: 'plate',
  name: { 'zh-CN': '车牌号', en: 'number plate' },
  rule: 'SOC-4',
  examples: {
    hits: ['车牌京A12345', '粤B·D12345', '沪 A 8 8 8 8 8', '川a1234学', '京A：12345'],
    passes: ['全新A12345上市', '京东A级旗舰店', '川A', '苏E家园'],
  },
  *find(view) {
    for (const match of view.text.matchAll(PLATE)) {
      const digits = match[0].match(/[0-9零一二三四五六七八九]/g)?.length ?? 0;
      if (digits < MIN_DIGITS) continue;
      if (PRODUCT_AFTER.test(view.text.slice(match.index + match[0].length))) continue;
      if (match[0].startsWith('新') && NEW_THING.test(view.text.slice(0, match.index))) continue;
      yield { start: match.index, end: match.index + match[0].length, certain: true, weight: 'block' };
    }
    for (const match of view.text.matchAll(POLICE))
      yield { start: match.index, end: match.index + match[0].length, certain: true, weight: 'block' };
  },
};
export default detector;
