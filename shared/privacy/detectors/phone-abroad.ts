import type { Detector } from '../detector.ts';
import { namesThing } from '../names-a-thing.ts';
import { isNear, textBefore } from '../text-view.ts';

// With a country code other than 86; Taiwan mobile; Hong Kong and Macau only beside the word.
const WITH_CODE = /(?<![\dA-Za-z])(?:\+|00)(?!86)[1-9]\d{0,2}[ -]?(?:\(?\d{1,4}\)?[ -]?){2,5}\d{2,4}(?!\d)/g;
const TAIWAN = /(?<![\dA-Za-z])09\d{2}[ -]?\d{3}[ -]?\d{3}(?!\d)/g;
const EIGHT = /(?<![\dA-Za-z-])[4-9]\d{3}[ -]?\d{4}(?![\dA-Za-z])/g;
const WORDS = /(?:电话|電話|手机|手機|致电|致電|whatsapp|tel|phone|mobile|call)(?:号码?|號碼?)?[\s:：是为is]{0,4}$/i;
// As people write them at home: (415) 555-2671 beside a word, and British mobiles. The toll-free ones belong to companies.
const AMERICAN = /(?<![\dA-Za-z+])(?:1[ .-])?\(?(?!8(?:00|33|44|55|66|77|88))[2-9]\d{2}\)?[ .-]\d{3}[ .-]\d{4}(?!\d)/g;
const BRITISH_MOBILE = /(?<![\dA-Za-z+])07\d{3} ?\d{3} ?\d{3}(?!\d)/g;
const REACHES = /\b(?:phone|cell|mobile|tel|call|ring|text|number|contact|whatsapp)\b/i;
const MIN_DIGITS = 8;
const MAX_DIGITS = 15;

/** Telephone numbers of other places. */
const detector: Detector = {
  id: 'phone-abroad',
  name: { 'zh-CN': '境外电话', en: 'telephone number abroad' },
  rule: 'SOC-4',
  examples: {
    hits: [
      '+852 9123 4567',
      'whatsapp: 91234567',
      '手机 0912-345-678',
      '+1 (415) 555-2671',
      'his cell is (415) 555-2671',
      '07700 900123',
    ],
    passes: ['+20 分', '价格 9123 4567', '+1 一下', '编号0912345678901', '(415) 555-2671', 'call 1-800-555-0199'],
  },
  *find(view) {
    for (const match of view.text.matchAll(WITH_CODE)) {
      const digitCount = match[0].replace(/^00/, '').replace(/\D/g, '').length;
      if (digitCount < MIN_DIGITS || digitCount > MAX_DIGITS || namesThing(view, match.index)) continue;
      yield { start: match.index, end: match.index + match[0].length, certain: false, weight: 'block' };
    }
    for (const match of view.text.matchAll(TAIWAN)) {
      if (namesThing(view, match.index)) continue;
      yield { start: match.index, end: match.index + match[0].length, certain: false, weight: 'block' };
    }
    for (const match of view.text.matchAll(AMERICAN)) {
      const end = match.index + match[0].length;
      if (!isNear(view, match.index, end, REACHES) || namesThing(view, match.index)) continue;
      yield { start: match.index, end, certain: false, weight: 'block' };
    }
    for (const match of view.text.matchAll(BRITISH_MOBILE)) {
      if (namesThing(view, match.index)) continue;
      yield { start: match.index, end: match.index + match[0].length, certain: false, weight: 'block' };
    }
    for (const match of view.text.matchAll(EIGHT)) {
      if (!WORDS.test(textBefore(view, match.index))) continue;
      yield { start: match.index, end: match.index + match[0].length, certain: false, weight: 'block' };
    }
  },
};
export default detector;
