/** Which view the panel shows, as its address says it: links, reload and "back" work by themselves. */
export type Route =
  | { readonly view: 'mentions' | 'tickets' | 'alerts' | 'templates' | 'sources' }
  | { readonly view: 'pr'; readonly tab: PrTab }
  | { readonly view: 'team'; readonly tab: TeamTab }
  | { readonly view: DetailName; readonly id: string };

const LISTS = ['mentions', 'tickets', 'alerts', 'templates', 'sources'] as const;
export const PR_TABS = ['stories', 'cases', 'bursts', 'table', 'search'] as const;
/** What the PR desk lists. */
export type PrTab = (typeof PR_TABS)[number];
export const TEAM_TABS = [
  'rules',
  'departments',
  'knowledge',
  'notices',
  'pilots',
  'guard',
  'people',
  'terms',
] as const;
/** The team's pages. */
export type TeamTab = (typeof TEAM_TABS)[number];
const DETAILS = ['mention', 'ticket', 'customer', 'story', 'case', 'burst'] as const;
type DetailName = (typeof DETAILS)[number];
type ListName = (typeof LISTS)[number] | 'pr' | 'team';

/** The list that a detail belongs to. */
const LIST_OF: Record<DetailName, ListName> = {
  mention: 'mentions',
  ticket: 'tickets',
  customer: 'tickets',
  story: 'pr',
  case: 'pr',
  burst: 'pr',
};
const TAB_OF: Partial<Record<Route['view'], PrTab>> = { case: 'cases', burst: 'bursts' };

/** Reads `#/mention/ID` and its like; anything else is the queue. */
export function readRoute(hash: string): Route {
  const [view = '', id = ''] = hash.replace(/^#\/?/, '').split('/');
  const list = LISTS.find((name) => name === view);
  if (list) return { view: list };
  if (view === 'pr') return { view, tab: PR_TABS.find((tab) => tab === id) ?? 'stories' };
  if (view === 'team') return { view, tab: TEAM_TABS.find((tab) => tab === id) ?? 'rules' };
  const detail = DETAILS.find((name) => name === view);
  if (detail && id !== '') return { view: detail, id: decodeURIComponent(id) };
  return { view: 'mentions' };
}

/** Address of one thing inside the panel. */
export function linkTo(view: DetailName, id: string): string {
  return `#/${view}/${encodeURIComponent(id)}`;
}

/** Address of a list of the PR desk. */
export function linkToTab(tab: PrTab): string {
  return `#/pr/${tab}`;
}

/** Address of one of the team's pages. */
export function linkToTeam(tab: TeamTab): string {
  return `#/team/${tab}`;
}

/** The list that a view belongs to: where "back" leads and which tab is lit. */
export function listOf(route: Route): ListName {
  return 'id' in route ? LIST_OF[route.view] : route.view;
}

/** The list of the PR desk that stands beside a view. */
export function tabOf(route: Route): PrTab {
  return route.view === 'pr' ? route.tab : (TAB_OF[route.view] ?? 'stories');
}
