import type { Detector } from './detector.ts';
import address from './detectors/address.ts';
import bankCard from './detectors/bank-card.ts';
import eMail from './detectors/e-mail.ts';
import hkId from './detectors/hk-id.ts';
import idCard from './detectors/id-card.ts';
import landline from './detectors/landline.ts';
import linkToken from './detectors/link-token.ts';
import macauId from './detectors/macau-id.ts';
import mobile from './detectors/mobile.ts';
import orderNumber from './detectors/order-number.ts';
import passport from './detectors/passport.ts';
import personName from './detectors/person-name.ts';
import phoneAbroad from './detectors/phone-abroad.ts';
import plate from './detectors/plate.ts';
import qq from './detectors/qq.ts';
import travelPermit from './detectors/travel-permit.ts';
import twId from './detectors/tw-id.ts';
import wechat from './detectors/wechat.ts';

/**
 * Every kind of personal data, surest form first: where two detectors see the same characters, the earlier one names them.
 * Imported by name, because the extension's bundler and Node have no common way to list a folder.
 */
export const detectors: readonly Detector[] = [
  linkToken,
  idCard,
  bankCard,
  mobile,
  wechat,
  qq,
  travelPermit,
  passport,
  twId,
  hkId,
  macauId,
  plate,
  eMail,
  orderNumber,
  landline,
  phoneAbroad,
  address,
  personName,
];
