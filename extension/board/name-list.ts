import { CHANNEL_WORDS, TOPIC_WORDS } from '../i18n/term-labels.ts';
import type { StringKey } from '../i18n/translate.ts';
import type { Words } from '../look/language-context.ts';
import { nameSite } from '../look/name-site.ts';
import type { CaseWish, CostCase, ListWish } from './list-wish.ts';
import type { BoardData } from './load-board.ts';

const MENTION_KEYS: Readonly<Record<Extract<CaseWish, { what: 'mentions' }>['of'], StringKey>> = {
  mentions: 'figureMentions',
  negative: 'chartNegative',
  negativeRate: 'figureBadReviews',
  complaints: 'listComplaints',
  complaintRate: 'figureComplaints',
  answered: 'columnAnswered',
  overdueRate: 'figureWithin',
  late: 'listLate',
  toFound: 'timeFound',
  toTold: 'timeToTold',
  toAnswered: 'figureResponse',
  foundToTold: 'timeTold',
  toldToClaimed: 'timeClaimed',
  claimedToAnswered: 'timeAnswered',
};
const TICKET_KEYS: Readonly<Record<Extract<CaseWish, { what: 'tickets' }>['of'], StringKey>> = {
  tickets: 'listTickets',
  complaints: 'listComplaints',
  resolved: 'listResolved',
  firstContactRate: 'figureFirstContact',
  overdueRate: 'figureTicketsLate',
  satisfaction: 'figureCsat',
  toFirstResponse: 'figureFirstResponse',
  toResolved: 'figureResolution',
};

const COST_KEYS: Readonly<Record<CostCase, StringKey>> = {
  sales: 'costSales',
  costs: 'costAfterSales',
  rate: 'costRate',
  coupons: 'costCoupons',
  repurchases: 'costRepurchase',
};

/** The title of a list: its number, and what it is narrowed to. */
export function nameList(wish: ListWish, data: Pick<BoardData, 'people' | 'brands'>, words: Words): string {
  const { t } = words;
  const earlier = 'before' in wish && wish.before ? [t('columnBefore')] : [];
  if (wish.what === 'term') return [t('listTerm', { term: wish.of }), ...earlier].join(' · ');
  if (wish.what === 'costs') return [t(COST_KEYS[wish.of]), ...earlier].join(' · ');
  return wish.what === 'nps' ? t('figureNps') : nameCases(wish, data, words);
}

function nameCases(
  wish: CaseWish,
  { people, brands }: Pick<BoardData, 'people' | 'brands'>,
  { t, pick, language }: Words,
): string {
  const { topic, site, person, product, brand, channel, within, before } = wish;
  return [
    t(wish.what === 'mentions' ? MENTION_KEYS[wish.of] : TICKET_KEYS[wish.of]),
    brand && (brands.find(({ id }) => id === brand)?.name ?? brand),
    topic && pick(TOPIC_WORDS[topic]),
    channel && pick(CHANNEL_WORDS[channel]),
    site && nameSite(site, language),
    person && (people.get(person) ?? person),
    product,
    within && new Date(within.from).toLocaleString(language),
    before && t('columnBefore'),
  ]
    .filter(Boolean)
    .join(' · ');
}
