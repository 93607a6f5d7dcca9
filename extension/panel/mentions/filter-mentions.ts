import type { Level } from '../../../shared/model/analysis.ts';
import { LEVELS } from '../../../shared/model/analysis.ts';
import type { Mention } from '../../../shared/model/mention.ts';
import type { Filter } from '../panel-store.ts';

export interface Wish {
  readonly filter: Filter;
  readonly level: Level | null;
  readonly site: string | null;
  readonly brand: string | null;
  readonly query: string;
  /** What was put off, and until when. */
  readonly snoozed: ReadonlyMap<string, number>;
  /** Whose "mine" is. */
  readonly personId: string | null;
  /** The monitor's time; a minute's exactness is enough. */
  readonly now: number;
}

/** So long after its time a mention has gone its way up (ESC-1, ESC-6) and no longer stands before what can still be answered in time. */
const LONG_OVER_MS = 3_600_000;

const NEVER = Number.MAX_SAFE_INTEGER;

/**
 * What the queue shows, in its order: what is due first (just overdue before that), then what has been over for long,
 * then what has no deadline, by level and newness; settled ones last, newest first.
 */
export function filterMentions(mentions: Iterable<Mention>, wish: Wish): Mention[] {
  const words = wish.query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const kept: Mention[] = [];
  for (const mention of mentions) {
    if (matchesFilter(mention, wish) && matchesWords(mention, words)) kept.push(mention);
  }
  return kept.sort((a, b) => compareMentions(a, b, wish.now));
}

function matchesFilter(mention: Mention, wish: Wish): boolean {
  if (wish.level !== null && mention.level !== wish.level) return false;
  if (wish.site !== null && mention.site !== wish.site) return false;
  if (wish.brand !== null && mention.brandId !== wish.brand) return false;
  switch (wish.filter) {
    case 'live':
      return isLive(mention) && !isSnoozed(mention, wish);
    case 'snoozed':
      return isLive(mention) && isSnoozed(mention, wish);
    case 'mine':
      return mention.state === 'claimed' && mention.claimedBy === wish.personId;
    case 'all':
      return true;
    default:
      return mention.state === wish.filter;
  }
}

function matchesWords(mention: Mention, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = searchText(mention);
  return words.every((word) => text.includes(word));
}

/** Made once for each mention: with ten thousand of them, making it anew for every sign typed would be felt. */
const searchTexts = new WeakMap<Mention, string>();

function searchText(mention: Mention): string {
  const known = searchTexts.get(mention);
  if (known !== undefined) return known;
  const { text, title, author, number, site } = mention;
  const made = `${text}\n${title ?? ''}\n${author?.name ?? ''}\n#${number}\n${site}`.toLowerCase();
  searchTexts.set(mention, made);
  return made;
}

function isSnoozed(mention: Mention, { snoozed, now }: Wish): boolean {
  return (snoozed.get(mention.id) ?? 0) > now;
}

/** Somebody still has to do something. */
export function isLive(mention: Mention): boolean {
  return mention.state === 'open' || mention.state === 'claimed';
}

function compareMentions(a: Mention, b: Mention, now: number): number {
  const live = Number(isLive(b)) - Number(isLive(a));
  if (live !== 0) return live;
  if (!isLive(a)) return (b.answeredAt ?? b.foundAt) - (a.answeredAt ?? a.foundAt);
  const due = rankDue(a, now) - rankDue(b, now);
  if (due !== 0) return due;
  return LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level) || b.foundAt - a.foundAt;
}

/** Instants before `NEVER / 2` are deadlines; what is over for long comes after all of them, the latest first. */
function rankDue({ answerDueAt }: Mention, now: number): number {
  if (answerDueAt === null) return NEVER;
  return answerDueAt < now - LONG_OVER_MS ? NEVER / 2 + (now - answerDueAt) : answerDueAt;
}
