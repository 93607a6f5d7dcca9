import type { Detector } from './detector.ts';
import address from './detectors/address.ts';
import bankCard from './detectors/bank-card.ts';
import eMail from './detectors/e-mail.ts';
import idCard from './detectors/id-card.ts';
import mobile from './detectors/mobile.ts';
import orderNumber from './detectors/order-number.ts';
import plate from './detectors/plate.ts';

/**
 * Every kind of personal data, surest form first: where two detectors see the same characters, the earlier one names them.
 * Imported by name, because the extension's bundler and Node have no common way to list a folder.
 */
export const detectors: readonly Detector[] = [idCard, bankCard, mobile, plate, eMail, orderNumber, address];
