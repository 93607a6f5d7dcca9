import type { Detector } from '../detector.ts';
import { namesThing } from '../names-a-thing.ts';
import { isNear } from '../text-view.ts';

const BRACKETED = /(?<![A-Za-z0-9])[157]\d{3}\/?\d{3} ?\( ?\d ?\)/g;
const BARE = /(?<![A-Za-z0-9])[157](?:\d{7}|\/\d{6}\/\d)(?![A-Za-z0-9])/g;
const WORDS = /澳门|澳門|港澳|macau|macao|身份[证證]|证件|證件|\bbir\b/i;
const NAMED = /澳门|澳門|macau|macao|\bbir\b/i;

/** Macau resident identity card: 1, 5 or 7, six digits and a check digit in brackets; the bare form needs the word. */
const detector: Detector = {
  id: 'macau-id',
  name: { 'zh-CN': '澳门身份证号', en: 'Macau identity-card number' },
  rule: 'SOC-4',
  examples: {
    hits: ['澳门身份证 1234567(8)', '5123456(7)', '澳門居民 51234567', '1/234567/8 澳门证件'],
    passes: ['共 12345678 人', '型号 1234567(8)', '编号51234567', '2026(1)'],
  },
  *find(view) {
    for (const match of view.text.matchAll(BRACKETED)) {
      const end = match.index + match[0].length;
      const isNamed = isNear(view, match.index, end, WORDS);
      if (!isNamed && namesThing(view, match.index)) continue;
      yield { start: match.index, end, certain: isNamed, weight: 'block' };
    }
    for (const match of view.text.matchAll(BARE)) {
      const end = match.index + match[0].length;
      if (isNear(view, match.index, end, NAMED)) yield { start: match.index, end, certain: true, weight: 'block' };
    }
  },
};
export default detector;
