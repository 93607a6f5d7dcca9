import { TOPICS, type Topic } from '../../shared/model/analysis.ts';
import { MENTION_CASES, type MentionCase, TICKET_CASES, type TicketCase } from '../../shared/model/figure-case.ts';
import { CONTACT_CHANNELS, type ContactChannel } from '../../shared/model/ticket.ts';
import type { Period } from './board-series.ts';

/** One line of a table, or one stretch of the chart. */
export interface Narrowed {
  readonly topic?: Topic;
  readonly site?: string;
  readonly person?: string;
  readonly product?: string;
  /** One brand or channel only, whatever the board is narrowed to. */
  readonly brand?: string;
  readonly channel?: ContactChannel;
  readonly within?: Period;
  /** The stretch before the one that is looked at. */
  readonly before?: true;
}

/** Posts or tickets that a figure was counted of. */
export type CaseWish = Narrowed &
  ({ readonly what: 'mentions'; readonly of: MentionCase } | { readonly what: 'tickets'; readonly of: TicketCase });

export const COST_CASES = ['sales', 'costs', 'rate', 'coupons', 'repurchases'] as const;
/** Sums of days that a line of the costs was counted of. */
export type CostCase = (typeof COST_CASES)[number];

/** Which rows stand behind a number: plain text, so that the address can keep it. */
export type ListWish =
  | CaseWish
  /** Posts that hold a term (KPI-3). */
  | { readonly what: 'term'; readonly of: string; readonly before?: true }
  | { readonly what: 'costs'; readonly of: CostCase; readonly before?: true }
  /** SAT-2: sums of months and groups; no answer of one person is kept. */
  | { readonly what: 'nps'; readonly of: 'sums' };

export type OpenList = (wish: ListWish) => void;

/** Names of these are free in the address of the board. */
const KEYS = ['topic', 'site', 'person', 'product', 'onlyBrand', 'onlyChannel', 'from', 'to', 'earlier'] as const;

/** The part of an address that names a list; what is not one is none. */
export function readWish(query: URLSearchParams): ListWish | null {
  const [what = '', ...rest] = (query.get('list') ?? '').split('.');
  const of = rest.join('.');
  const [topic, site, person, product, brand, channel, from, to, earlier] = KEYS.map((key) => query.get(key));
  const before = earlier === 'true' ? ({ before: true } as const) : {};
  if (what === 'term' && of !== '') return { what, of, ...before };
  if (what === 'nps' && of === 'sums') return { what, of };
  const costCase = COST_CASES.find((one) => one === of);
  if (what === 'costs' && costCase) return { what, of: costCase, ...before };
  const mentionCase = MENTION_CASES.find((one) => one === of);
  const ticketCase = TICKET_CASES.find((one) => one === of);
  const known = TOPICS.find((one) => one === topic);
  const knownChannel = CONTACT_CHANNELS.find((one) => one === channel);
  const narrowed: Narrowed = {
    ...(known === undefined ? {} : { topic: known }),
    ...(site ? { site } : {}),
    ...(person ? { person } : {}),
    ...(product ? { product } : {}),
    ...(brand ? { brand } : {}),
    ...(knownChannel === undefined ? {} : { channel: knownChannel }),
    ...(isInstant(from) && isInstant(to) ? { within: { from: Number(from), to: Number(to) } } : {}),
    ...before,
  };
  if (what === 'mentions' && mentionCase) return { ...narrowed, what, of: mentionCase };
  return what === 'tickets' && ticketCase ? { ...narrowed, what, of: ticketCase } : null;
}

export function writeWish(wish: ListWish): Record<string, string> {
  const { what, of, topic, site, person, product, brand, channel, within, before }: Narrowed & ListWish = wish;
  return {
    list: `${what}.${of}`,
    ...(topic === undefined ? {} : { topic }),
    ...(site === undefined ? {} : { site }),
    ...(person === undefined ? {} : { person }),
    ...(product === undefined ? {} : { product }),
    ...(brand === undefined ? {} : { onlyBrand: brand }),
    ...(channel === undefined ? {} : { onlyChannel: channel }),
    ...(within === undefined ? {} : { from: String(within.from), to: String(within.to) }),
    ...(before === undefined ? {} : { earlier: 'true' }),
  };
}

function isInstant(text: string | null | undefined): text is string {
  return /^\d{1,15}$/.test(text ?? '');
}
