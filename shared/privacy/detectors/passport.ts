import type { Detector } from '../detector.ts';
import { namesThing } from '../names-a-thing.ts';
import { readLetteredNumbers } from '../read-lettered-numbers.ts';
import { isNear, textAfter } from '../text-view.ts';

// Ordinary (E, EA…, G, 14/15…), diplomatic, service and public-affairs passports of the mainland; the SARs use H, K, M.
const CHINESE =
  /(?<![A-Za-z0-9])(?:[EG] ?\d{4} ?\d{4}|E ?[A-HJ-NP-Z] ?\d{7}|[DSP] ?E? ?\d{7,8}|[HK][A-Z]? ?\d{7,8}|M[AB]? ?\d{7})(?![A-Za-z0-9])/gi;
const ANY = /(?<![A-Za-z0-9])(?:[A-Z]{1,2} ?\d{6,9}|1[45]\d{7}|\d{9})(?![A-Za-z0-9])/gi;
// Without the word only the two forms that nearly everybody carries.
const COMMON = /^(?:[EG] ?\d{4} ?\d{4}|E ?[A-HJ-NP-Z] ?\d{7})$/i;
const THING_AFTER = /^\s?号?(?:兑换|优惠|活动|款|系列|型|版|批次|件|券|航班)/;
const WORDS = /护照|護照|passport|证件|證件|旅行证|(?<![a-z])pp\s?no/i;
const PASSPORT = /护照|護照|passport|(?<![a-z])pp\s?no/i;

/** Passport number. It has no check digit, so the bare form can be corrected by a person. */
const detector: Detector = {
  id: 'passport',
  name: { 'zh-CN': '护照号', en: 'passport number' },
  rule: 'SOC-4',
  examples: {
    hits: [
      '护照号 E12345678',
      'passport EA1234567',
      '护照G 12345678',
      'ea1234567',
      '护照：145678901',
      '护照 E 12 34 56 78',
      'passport no. X1234567',
    ],
    passes: ['型号E12345678', '满 145678901 人', 'iPhone 12345678', '优惠码 E12345678'],
  },
  *find(view) {
    for (const match of view.text.matchAll(CHINESE)) {
      const end = match.index + match[0].length;
      const isNamed = isNear(view, match.index, end, WORDS);
      if (!isNamed && (!COMMON.test(match[0]) || namesThing(view, match.index))) continue;
      if (!isNamed && THING_AFTER.test(textAfter(view, end))) continue;
      yield { start: match.index, end, certain: isNamed, weight: 'block' };
    }
    for (const match of view.text.matchAll(ANY)) {
      const end = match.index + match[0].length;
      if (isNear(view, match.index, match.index, PASSPORT))
        yield { start: match.index, end, certain: false, weight: 'block' };
    }
    for (const { start, end } of readLetteredNumbers(view, 7, 9))
      if (isNear(view, start, end, PASSPORT)) yield { start, end, certain: false, weight: 'block' };
  },
};
export default detector;
