import type { Labels } from '../model/labels.ts';
import { nameDetector } from '../privacy/name-detector.ts';
import { replyRules } from './etiquette/registry.ts';

const OTHER_CUSTOMER: Labels = { 'zh-CN': '其他客户的名字', en: 'another customer’s name' };

/** What people call that kind of finding of the guard: a detector's or a rule's name. */
export function nameFindingType(type: string): Labels {
  if (type === 'other-customer-name') return OTHER_CUSTOMER;
  return replyRules.find(({ id }) => id === type)?.name ?? nameDetector(type);
}
