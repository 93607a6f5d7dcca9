import type { Detector, Sighting } from '../detector.ts';
import { joinDigitGroups } from '../join-digit-groups.ts';
import { isNear, type TextView } from '../text-view.ts';

const WORDS = /身份证|身分证|身份證|证件|id\s?card|identity|居住证|公民身份/i;
const ORDER_WORDS = /订单|运单|单号|流水|快递|order|waybill|tracking/i;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';
// First two digits of the division code (GB/T 2260), the residence permits 81–83 and the foreigners' card 9….
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 90 91 92 93 94 95'.split(
    ' ',
  ),
);

/** 居民身份证 (GB 11643): checksum and a real date make it certain; beside the word a mistyped one still counts. */
const detector: Detector = {
  id: 'id-card',
  name: { 'zh-CN': '身份证号', en: 'ID-card number' },
  rule: 'SOC-4',
  examples: {
    hits: [
      '证件 11010519491231002X 已核对',
      '11010519491231002x',
      '身份证号１１０１０５１９４９１２３１００２Ｘ',
      '身份证 110105194912310021',
    ],
    passes: ['订单共 110105194912310021 件', '11010519491331002X', '编号 110105'],
  },
  *find(view) {
    yield* findLong(view);
    yield* findOld(view);
  },
};
export default detector;

function* findLong(view: TextView): Generator<Sighting> {
  for (const number of joinDigitGroups(view, 17, 18, { holdsDate: true })) {
    let body = number.digits;
    let end = number.end;
    if (!PROVINCES.has(body.slice(0, 2)) || !isDate(body.slice(6, 14))) continue;
    if (body.length === 17) {
      const tail = /^[^\p{L}\p{N}×]{0,2}(?:[xX×叉]|艾克斯)(?![A-Za-z0-9])/u.exec(view.text.slice(end, end + 6));
      if (tail === null) continue;
      body += 'X';
      end += tail[0].length;
    }
    if (checkCharacter(body) === body[17]) yield { start: number.start, end, certain: true, weight: 'block' };
    else if (isNear(view, number.start, end, WORDS) && !isNear(view, number.start, end, ORDER_WORDS))
      yield { start: number.start, end, certain: false, weight: 'block' };
  }
}

/** The fifteen-digit form of before 1999 has no checksum, and device numbers look like it: the word has to be near. */
function* findOld(view: TextView): Generator<Sighting> {
  if (!WORDS.test(view.text)) return;
  for (const number of joinDigitGroups(view, 15, 15, { holdsDate: true })) {
    if (!PROVINCES.has(number.digits.slice(0, 2)) || !isDate(`19${number.digits.slice(6, 12)}`)) continue;
    if (isNear(view, number.start, number.end, WORDS))
      yield { start: number.start, end: number.end, certain: true, weight: 'block' };
  }
}

function checkCharacter(body: string): string | undefined {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return CHECK_CHARACTERS[sum % 11];
}

function isDate(yyyymmdd: string): boolean {
  const year = Number(yyyymmdd.slice(0, 4));
  const month = Number(yyyymmdd.slice(4, 6));
  const day = Number(yyyymmdd.slice(6, 8));
  if (year < 1900 || year > 2099 || month < 1 || month > 12 || day < 1) return false;
  return day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
