/** Which view the panel shows, as its address says it: links, reload and "back" work by themselves. */
export type Route =
  | { readonly view: 'mentions' | 'tickets' | 'alerts' | 'templates' }
  | { readonly view: 'mention' | 'ticket'; readonly id: string };

const LISTS = ['mentions', 'tickets', 'alerts', 'templates'] as const;

/** Reads `#/mention/ID` and its like; anything else is the queue. */
export function readRoute(hash: string): Route {
  const [view = '', id = ''] = hash.replace(/^#\/?/, '').split('/');
  const list = LISTS.find((name) => name === view);
  if (list) return { view: list };
  if ((view === 'mention' || view === 'ticket') && id !== '') return { view, id: decodeURIComponent(id) };
  return { view: 'mentions' };
}

/** Address of a mention or a ticket inside the panel. */
export function linkTo(view: 'mention' | 'ticket', id: string): string {
  return `#/${view}/${encodeURIComponent(id)}`;
}

/** The list that a view belongs to: where "back" leads and which tab is lit. */
export function listOf(route: Route): (typeof LISTS)[number] {
  if (route.view === 'mention') return 'mentions';
  if (route.view === 'ticket') return 'tickets';
  return route.view;
}
