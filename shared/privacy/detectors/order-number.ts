import type { Detector } from '../detector.ts';
import { joinDigitGroups } from '../join-digit-groups.ts';
import { namesThing } from '../names-a-thing.ts';
import { isNear, textAfter } from '../text-view.ts';

// The word, a short bridge, the number. `订单金额 12345 元` has a word between and a unit behind, so it does not match.
const AFTER_WORD =
  /(?:订单(?:编?号码?)?|单号|运单(?:号码?)?|快递单?号?码?|物流(?:单号|编号)|交易号|流水号|order\s?(?:number|no\.?|id|#)|order|waybill(?: number)?|tracking\s?(?:number|no\.?|id|#)?)[\s:：,，#"“'(（【[]{0,4}(?:(?:是|为|叫|is)[\s:：]{0,2})?((?=(?:[A-Z-]*\d){4})[A-Z0-9][A-Z0-9-]{4,23}[A-Z0-9])(?![A-Za-z0-9]|\s?(?:元|块|件|人|单|名|个|笔|份|yuan))/gi;
// Carriers whose numbers show themselves.
const CARRIER =
  /(?<![A-Za-z0-9])(?:SF\d{12,13}|JD(?=[A-Z]*\d{8})[A-Z0-9]{11,15}|YT\d{13,15}|JT\d{13}|ZTO\d{12}|DPK\d{12}|[A-Z]{2}\d{9}CN|1Z[A-Z0-9]{16})(?![A-Za-z0-9])/gi;
const DATE = /^20\d{2}-?(?:0?[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])$/;
const WORDS =
  /中通|圆通|申通|韵达|顺丰|极兔|邮政|德邦|ems|订单|单号|运单|快递|物流|包裹|order|waybill|tracking|parcel/i;
const QUANTITY = /^\s?(?:元|块|件|人|次|%)/;

/** Order and waybill numbers: private in public answers (SOC-4), wanted in the direct message. */
const detector: Detector = {
  id: 'order-number',
  name: { 'zh-CN': '订单号或运单号', en: 'order or waybill number' },
  rule: 'SOC-4',
  examples: {
    hits: ['订单号：202406180012345', '您的运单 SF1234567890123 已发出', '单号20240618A0031', 'order #A20240618-77'],
    passes: ['订单金额 20240618 元', '订单满 10000 元可用', '请私信订单号', '下单后 24 小时发货'],
  },
  *find(view) {
    for (const match of view.text.matchAll(CARRIER))
      yield { start: match.index, end: match.index + match[0].length, certain: true, weight: 'block' };
    for (const match of view.text.matchAll(AFTER_WORD)) {
      const number = match[1] ?? '';
      if (DATE.test(number)) continue;
      const end = match.index + match[0].length;
      yield { start: end - number.length, end, certain: false, weight: 'block' };
    }
    if (!WORDS.test(view.text)) return;
    for (const number of joinDigitGroups(view, 12, 20)) {
      if (!isNear(view, number.start, number.end, WORDS) || QUANTITY.test(textAfter(view, number.end))) continue;
      if (namesThing(view, number.start)) continue;
      yield { start: number.start, end: number.end, certain: false, weight: 'block' };
    }
  },
};
export default detector;
