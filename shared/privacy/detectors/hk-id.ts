import type { Detector } from '../detector.ts';
import { namesThing } from '../names-a-thing.ts';
import { readLetteredNumbers } from '../read-lettered-numbers.ts';
import { isNear } from '../text-view.ts';

const CARD =
  /(?<![A-Za-z0-9])([A-Z]{1,2}) ?-?(\d{6}|\d{3} \d{3}) ?(?:\( ?([0-9A])(?: ?\))?|-?([0-9A]))(?![A-Za-z0-9])/gi;
const WORDS = /香港|港澳|身份[证證]|证件|證件|hkid|id ?(?:card|no|number)|identity/i;
const BLANK_VALUE = 36;
const LETTER_OFFSET = 55;
const FIRST_WEIGHT = 9;

/** Hong Kong identity card: one or two letters, six digits, a check character. The check makes the bare form count. */
const detector: Detector = {
  id: 'hk-id',
  name: { 'zh-CN': '香港身份证号', en: 'Hong Kong identity-card number' },
  rule: 'SOC-4',
  examples: {
    hits: ['香港身份证 G123456(A)', 'A123456(3)', 'ab987654(3)', '证件号A123456（4）', '香港身份证A一二三四五六（三）'],
    passes: ['型号A1234563', '航班 CX123456', 'A123456', '编号G1234564'],
  },
  *find(view) {
    for (const match of view.text.matchAll(CARD)) {
      const [whole, letters = '', digits = '', bracketed, bare] = match;
      const check = (bracketed ?? bare ?? '').toUpperCase();
      const end = match.index + whole.length;
      const isValid = checkCharacter(letters.toUpperCase(), digits.replace(' ', '')) === check;
      const isNamed = isNear(view, match.index, end, WORDS);
      if (!isNamed && namesThing(view, match.index)) continue;
      if (isValid) yield { start: match.index, end, certain: isNamed || bracketed !== undefined, weight: 'block' };
      else if (isNamed || bracketed !== undefined) yield { start: match.index, end, certain: false, weight: 'block' };
    }
    for (const { start, end } of readLetteredNumbers(view, 7, 7))
      if (isNear(view, start, end, WORDS)) yield { start, end, certain: false, weight: 'block' };
  },
};
export default detector;

function checkCharacter(letters: string, digits: string): string {
  const values = [...letters].map((letter) => letter.charCodeAt(0) - LETTER_OFFSET);
  const all = [...(values.length === 1 ? [BLANK_VALUE] : []), ...values, ...[...digits].map(Number)];
  const sum = all.reduce((total, value, i) => total + value * (FIRST_WEIGHT - i), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'A' : String(check);
}
