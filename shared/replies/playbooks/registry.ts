import type { Playbook } from '../playbook.ts';
import accountRisk from './account-risk.ts';
import deliveryDelay from './delivery-delay.ts';
import parcelDamaged from './parcel-damaged.ts';
import pickUpDispute from './pick-up-dispute.ts';
import productQuestion from './product-question.ts';
import qualityMalfunction from './quality-malfunction.ts';
import qualitySerious from './quality-serious.ts';
import qualitySlight from './quality-slight.ts';
import rulesDispute from './rules-dispute.ts';
import serviceAttitude from './service-attitude.ts';
import suggestion from './suggestion.ts';
import systemFault from './system-fault.ts';

/** Section 6 as shipped, PLB-1 to PLB-12; the order is the one in which equally good ones are suggested. */
export const playbooks: readonly Playbook[] = [
  qualitySlight,
  qualityMalfunction,
  qualitySerious,
  deliveryDelay,
  parcelDamaged,
  pickUpDispute,
  serviceAttitude,
  systemFault,
  rulesDispute,
  accountRisk,
  suggestion,
  productQuestion,
];
