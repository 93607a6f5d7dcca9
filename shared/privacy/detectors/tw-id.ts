import type { Detector } from '../detector.ts';
import { namesThing } from '../names-a-thing.ts';
import { readLetteredNumbers } from '../read-lettered-numbers.ts';
import { isNear } from '../text-view.ts';

const CARD = /(?<![A-Za-z0-9])([A-Z])[ -]?([1289A-D])[ -]?(\d{2}[ -]?\d{3}[ -]?\d{3}|\d{4}[ -]?\d{4})(?![A-Za-z0-9])/gi;
const WORDS = /台湾|臺灣|台灣|台胞|身[份分][证證]|证件|證件|居留|id ?(?:card|no|number)|identity/i;
// Letters stand for 10–35 in the order in which the counties got them.
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';
const WEIGHTS = [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1];

/** Taiwan identity card and residence card: a letter and nine places with a check digit. */
const detector: Detector = {
  id: 'tw-id',
  name: { 'zh-CN': '台湾身份证号', en: 'Taiwan identity-card number' },
  rule: 'SOC-4',
  examples: {
    hits: ['A123456789', '身分證 a123456789', 'F 1 23 456 789 是台湾身份证', '台胞 B 1 2 3 4 5 6 7 8 0'],
    passes: ['A123456788', '型号A123456789', 'A1234567890', 'SKU B212345678'],
  },
  *find(view) {
    for (const match of view.text.matchAll(CARD)) {
      const [whole, letter = '', sex = '', rest = ''] = match;
      const end = match.index + whole.length;
      const isNamed = isNear(view, match.index, end, WORDS);
      if (!isNamed && namesThing(view, match.index)) continue;
      if (isValid(letter.toUpperCase(), sex.toUpperCase(), rest.replace(/\D/g, '')))
        yield { start: match.index, end, certain: true, weight: 'block' };
      else if (isNamed) yield { start: match.index, end, certain: false, weight: 'block' };
    }
    for (const { letters, digits, start, end } of readLetteredNumbers(view, 9, 9))
      if (letters.length === 1 && /^[1289]/.test(digits) && isNear(view, start, end, WORDS))
        yield { start, end, certain: isValid(letters, digits[0] ?? '', digits.slice(1)), weight: 'block' };
  },
};
export default detector;

function isValid(letter: string, sex: string, rest: string): boolean {
  const value = LETTERS.indexOf(letter) + 10;
  // The older residence card writes the second place as a letter, of which only the last figure counts.
  const second = /\d/.test(sex) ? Number(sex) : (LETTERS.indexOf(sex) + 10) % 10;
  const places = [Math.floor(value / 10), value % 10, second, ...[...rest].map(Number)];
  return places.reduce((total, place, i) => total + place * (WEIGHTS[i] ?? 0), 0) % 10 === 0;
}
