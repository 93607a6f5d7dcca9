import type { Detail } from '../../../shared/service/missing-details.ts';
import type { StringKey } from '../../i18n/translate.ts';

/** The details of TKT-2 as staff know them; the customer is asked for them in other words. */
export const DETAIL_NAMES: Readonly<Record<Detail, StringKey>> = {
  orderNumber: 'fieldOrder',
  product: 'fieldProduct',
  happenedAt: 'fieldHappened',
  tried: 'fieldTried',
  contact: 'fieldContact',
};
