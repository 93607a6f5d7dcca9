import { TOPICS, type Topic } from '../../shared/model/analysis.ts';
import { MENTION_CASES, type MentionCase, TICKET_CASES, type TicketCase } from '../../shared/model/figure-case.ts';
import type { Period } from './board-series.ts';

/** One line of a table, or one stretch of the chart. */
export interface Narrowed {
  readonly topic?: Topic;
  readonly site?: string;
  readonly person?: string;
  readonly within?: Period;
  /** The stretch before the one that is looked at. */
  readonly before?: true;
}

/** Which rows stand behind a number: plain text, so that the address can keep it. */
export type ListWish = Narrowed &
  ({ readonly what: 'mentions'; readonly of: MentionCase } | { readonly what: 'tickets'; readonly of: TicketCase });

export type OpenList = (wish: ListWish) => void;

/** Names of these are free in the address of the board. */
const KEYS = ['topic', 'site', 'person', 'from', 'to', 'earlier'] as const;

/** The part of an address that names a list; what is not one is none. */
export function readWish(query: URLSearchParams): ListWish | null {
  const [what, of] = (query.get('list') ?? '').split('.');
  const mentionCase = MENTION_CASES.find((one) => one === of);
  const ticketCase = TICKET_CASES.find((one) => one === of);
  const [topic, site, person, from, to, earlier] = KEYS.map((key) => query.get(key));
  const known = TOPICS.find((one) => one === topic);
  const narrowed: Narrowed = {
    ...(known === undefined ? {} : { topic: known }),
    ...(site ? { site } : {}),
    ...(person ? { person } : {}),
    ...(isInstant(from) && isInstant(to) ? { within: { from: Number(from), to: Number(to) } } : {}),
    ...(earlier === 'true' ? { before: true } : {}),
  };
  if (what === 'mentions' && mentionCase) return { ...narrowed, what, of: mentionCase };
  return what === 'tickets' && ticketCase ? { ...narrowed, what, of: ticketCase } : null;
}

export function writeWish({ what, of, topic, site, person, within, before }: ListWish): Record<string, string> {
  return {
    list: `${what}.${of}`,
    ...(topic === undefined ? {} : { topic }),
    ...(site === undefined ? {} : { site }),
    ...(person === undefined ? {} : { person }),
    ...(within === undefined ? {} : { from: String(within.from), to: String(within.to) }),
    ...(before === undefined ? {} : { earlier: 'true' }),
  };
}

function isInstant(text: string | null | undefined): text is string {
  return /^\d{1,15}$/.test(text ?? '');
}
