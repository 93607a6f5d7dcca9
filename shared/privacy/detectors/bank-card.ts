import type { Detector } from '../detector.ts';
import { joinDigitGroups } from '../join-digit-groups.ts';
import { namesThing } from '../names-a-thing.ts';
import { isNear, textBefore } from '../text-view.ts';

const WORDS = /卡号|银行卡|储蓄卡|信用卡|借记卡|账号|帐号|账户|bank|card|account/i;
const ORDER = /(?:订单编?号?|单号|运单号?|流水号?|order|tracking)[\s:：#是为-]{0,4}$/i;
// UnionPay 62; Visa; Mastercard; American Express; JCB; older mainland debit ranges.
const ISSUER =
  /^(?:62\d{14,17}|4\d{15}|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|35\d{14}|9558\d{12,15}|6[0-1]\d{14,17}|68\d{14,17})$/;

/** Bank card: Luhn and a known issuer range, or Luhn beside the word. One number in ten passes Luhn by chance, so Luhn alone says nothing. */
const detector: Detector = {
  id: 'bank-card',
  name: { 'zh-CN': '银行卡号', en: 'bank-card number' },
  rule: 'SOC-4',
  examples: {
    hits: ['卡号 6222020200112233446', '4111 1111 1111 1111', '6222-0202-0011-2233-446'],
    passes: ['订单号 6222020200112233446', '4111 1111 1111 1112', '单价 62220 元'],
  },
  *find(view) {
    for (const number of joinDigitGroups(view, 15, 19)) {
      const isIssued = ISSUER.test(number.digits);
      const isValid = passesLuhn(number.digits) && (isIssued || number.digits.length >= 16);
      if (!isIssued && !isValid) continue;
      const isNamed = isNear(view, number.start, number.end, WORDS);
      if (!isNamed && !(isIssued && isValid)) continue;
      if ((!isNamed && namesThing(view, number.start)) || ORDER.test(textBefore(view, number.start))) continue;
      yield { start: number.start, end: number.end, certain: isIssued && isValid, weight: 'block' };
    }
  },
};
export default detector;

/** ISO/IEC 7812 check digit. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - ZERO;
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
const ZERO = 48;
