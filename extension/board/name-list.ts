import { TOPIC_WORDS } from '../i18n/term-labels.ts';
import type { StringKey } from '../i18n/translate.ts';
import type { Words } from '../look/language-context.ts';
import { nameSite } from '../look/name-site.ts';
import type { ListWish } from './list-wish.ts';
import type { BoardData } from './load-board.ts';

const MENTION_KEYS: Readonly<Record<Extract<ListWish, { what: 'mentions' }>['of'], StringKey>> = {
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
const TICKET_KEYS: Readonly<Record<Extract<ListWish, { what: 'tickets' }>['of'], StringKey>> = {
  tickets: 'listTickets',
  complaints: 'listComplaints',
  resolved: 'listResolved',
  firstContactRate: 'figureFirstContact',
  overdueRate: 'figureTicketsLate',
  satisfaction: 'figureCsat',
  toFirstResponse: 'figureFirstResponse',
  toResolved: 'figureResolution',
};

/** The title of a list: its number, and what it is narrowed to. */
export function nameList(wish: ListWish, people: BoardData['people'], { t, pick, language }: Words): string {
  const { topic, site, person, within, before } = wish;
  return [
    t(wish.what === 'mentions' ? MENTION_KEYS[wish.of] : TICKET_KEYS[wish.of]),
    topic && pick(TOPIC_WORDS[topic]),
    site && nameSite(site, language),
    person && (people.get(person) ?? person),
    within && new Date(within.from).toLocaleString(language),
    before && t('columnBefore'),
  ]
    .filter(Boolean)
    .join(' · ');
}
