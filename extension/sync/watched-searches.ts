import type { ListeningChoice, WatchedSearch } from './listening-store.ts';

const MINUTE_MS = 60_000;

/** Adds a search; the same address again only changes how often. */
export function addSearch(
  choice: ListeningChoice,
  search: Pick<WatchedSearch, 'site' | 'url' | 'everyMinutes'>,
  now: number,
): ListeningChoice {
  const id = nameSearch(search.url);
  const known = choice.searches.find((one) => one.id === id);
  const added: WatchedSearch = known
    ? { ...known, everyMinutes: search.everyMinutes }
    : { ...search, id, addedAt: now, lookedAt: null, remindedAt: null };
  return { ...choice, searches: [...choice.searches.filter((one) => one.id !== id), added] };
}

export function dropSearch(choice: ListeningChoice, id: string): ListeningChoice {
  return { ...choice, searches: choice.searches.filter((one) => one.id !== id) };
}

/** A person has the page open: that is a look. The choice itself when no watched search is meant, or it was noted within the minute. */
export function noteLook(choice: ListeningChoice, url: string, now: number): ListeningChoice {
  const id = nameSearch(url);
  const search = choice.searches.find((one) => one.id === id);
  if (!search || (search.lookedAt !== null && now - search.lookedAt < MINUTE_MS)) return choice;
  return {
    ...choice,
    searches: choice.searches.map((one) => (one.id === id ? { ...one, lookedAt: now, remindedAt: null } : one)),
  };
}

/** Searches that nobody looked at within their time and that were not reminded of since. */
export function listOverdue(searches: readonly WatchedSearch[], now: number): WatchedSearch[] {
  return searches.filter(
    ({ addedAt, lookedAt, remindedAt, everyMinutes }) =>
      remindedAt === null && now - (lookedAt ?? addedAt) >= everyMinutes * MINUTE_MS,
  );
}

export function noteReminded(choice: ListeningChoice, ids: readonly string[], now: number): ListeningChoice {
  return {
    ...choice,
    searches: choice.searches.map((one) => (ids.includes(one.id) ? { ...one, remindedAt: now } : one)),
  };
}

/** One name for an address however its parameters are ordered; what sites add for themselves (xsec_token, Refer) does not count. */
export function nameSearch(address: string): string {
  const url = new URL(address);
  const kept = [...url.searchParams]
    .filter(([name]) => SEARCH_PARAMS.has(name))
    .map(([name, value]) => `${name}=${value}`)
    .sort();
  return `${url.host}${url.pathname.replace(/\/$/u, '')}?${kept.join('&')}`;
}
/** Parameters that say what is searched for and in which order. */
const SEARCH_PARAMS: ReadonlySet<string> = new Set(
  'q query keyword keywords search_word wd kw word text type sort sort_by order f src filter tab languages stars id'.split(
    ' ',
  ),
);
