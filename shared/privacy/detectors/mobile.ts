import type { Detector } from '../detector.ts';
import { joinDigitGroups, readShape } from '../join-digit-groups.ts';
import { namesThing } from '../names-a-thing.ts';
import { textAfter, textBefore } from '../text-view.ts';

const COUNTRY_CODE = /^(?:0086|86)?(1[3-9]\d{9})$/;
const QUANTITY =
  /^ ?(?:元|块|圆|次|人|个|件|份|%|播放|粉丝|点赞|yuan|views|[mck]?m(?![a-z])|m?l(?![a-z])|k?g(?![a-z])|毫米|厘米|像素|px)/i;
const REACHES = /电话|手机|手機|号码|联系|打|致电|(?<![a-z])(?:tel|phone|mobile|contact|call)/i;
const TOLL_FREE = /^18(?:00|33|44|55|66|77|88)/;

/** Mainland mobile number, in one piece or cut up, in full width, Chinese numerals or with look-alike letters. */
const detector: Detector = {
  id: 'mobile',
  name: { 'zh-CN': '手机号', en: 'mobile number' },
  rule: 'SOC-4',
  examples: {
    hits: [
      '电话13800138000',
      '138-0013-8000',
      '+86 138 0013 8000',
      '１３８００１３８０００',
      '一三八零零一三八零零零',
      '幺三八 零零幺三 八零零零',
      '138oo138ooo',
      '1 3 8 0 0 1 3 8 0 0 0',
    ],
    passes: [
      '订单13800138000123',
      '热线400-138-8000',
      '型号：13800138000',
      '1-800-123-4567',
      '1,380,013,800.00',
      '13800 元',
    ],
  },
  *find(view) {
    for (const number of joinDigitGroups(view, 11, 15)) {
      if (!COUNTRY_CODE.test(number.digits)) continue;
      const shape = readShape(view, number);
      if (shape.join() === '1,3,3,4' && TOLL_FREE.test(number.digits)) continue;
      if (!isCutUp(shape) && !REACHES.test(textBefore(view, number.start))) continue;
      if (namesThing(view, number.start)) continue;
      if (QUANTITY.test(textAfter(view, number.end))) continue;
      yield { start: number.start, end: number.end, certain: true, weight: 'block' };
    }
  },
};
export default detector;

/** Ways in which people cut up a phone number, and in which nobody lists sizes or prices (13 14 15 16 128; 139 159 179 99). */
function isCutUp(shape: readonly number[]): boolean {
  if (shape.length <= 3) return true;
  const singles = shape.filter((size) => size === 1).length;
  if (singles * 2 >= shape.length) return true;
  if (shape.join() === '3,2,2,2,2') return true;
  const isPairs = shape.slice(0, -1).every((size) => size === 2) && shape.at(-1) === 1;
  return isPairs || (shape.length === 4 && shape.some((size) => size >= 4));
}
