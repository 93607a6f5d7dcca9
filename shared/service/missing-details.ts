import type { Kind, Topic } from '../model/analysis.ts';
import type { Labels, Language } from '../model/labels.ts';
import type { Ticket } from '../model/ticket.ts';

/** Details of TKT-2 that only the customer knows. */
export const DETAILS = ['orderNumber', 'product', 'happenedAt', 'tried', 'contact'] as const;
export type Detail = (typeof DETAILS)[number];

/** As they are asked for in a message to the customer. */
export const DETAIL_WORDS: Readonly<Record<Detail, Labels>> = {
  orderNumber: { 'zh-CN': '订单号', en: 'your order number' },
  product: { 'zh-CN': '商品名称或型号', en: 'which product it is' },
  happenedAt: { 'zh-CN': '问题发生的时间', en: 'when it happened' },
  tried: { 'zh-CN': '您已经试过的办法', en: 'what you have tried already' },
  contact: { 'zh-CN': '方便联系您的方式', en: 'how we can best reach you' },
};

/** TKT-3: without which details a matter of this topic cannot be worked on. Topics that are not named need none. */
const REQUIRED: Readonly<Partial<Record<Topic, readonly Detail[]>>> = {
  quality: ['orderNumber', 'product', 'happenedAt'],
  delivery: ['orderNumber'],
  returns: ['orderNumber', 'product'],
  attitude: ['happenedAt'],
  system: ['happenedAt', 'tried'],
  price: ['orderNumber'],
  invoice: ['orderNumber'],
  account: ['happenedAt', 'contact'],
  safety: ['product', 'happenedAt', 'contact'],
};
/** A suggestion or praise is complete as it is: nobody is asked for an order number in return. */
const COMPLETE: ReadonlySet<Kind> = new Set(['suggestion', 'praise']);

/** TKT-3: the required details that a ticket does not have yet, in the order in which they are asked for. */
export function findMissingDetails(ticket: Pick<Ticket, 'kind' | 'topic' | Detail>): Detail[] {
  if (COMPLETE.has(ticket.kind)) return [];
  const required = REQUIRED[ticket.topic] ?? [];
  return DETAILS.filter((detail) => required.includes(detail) && isEmpty(ticket[detail]));
}

/** The details as one phrase of the one polite message that asks for them. */
export function sayDetails(details: readonly Detail[], language: Language): string {
  const words = details.map((detail) => DETAIL_WORDS[detail][language]);
  if (language === 'zh-CN') return words.join('、');
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function isEmpty(value: string | number | null | undefined): boolean {
  return value == null || (typeof value === 'string' && value.trim() === '');
}
