/** What the address says: the list, or one post. */
export type Route = { readonly page: 'list' } | { readonly page: 'post'; readonly id: string };

export function readRoute(path: string): Route {
  const id = path.match(/^\/app\/posts\/([^/]+)$/)?.[1];
  return id ? { page: 'post', id: decodeURIComponent(id) } : { page: 'list' };
}

const CHANGED = 'practice-route';

/** Follows a link inside the app without loading the page again; leaves clicks with a modifier to the browser. */
export function openRoute(event: MouseEvent, path: string): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  history.pushState(null, '', path);
  window.scrollTo(0, 0);
  dispatchEvent(new Event(CHANGED));
}

/** Calls back whenever the address changes; returns how to stop. */
export function watchRoute(onRoute: (route: Route) => void): () => void {
  const tell = () => onRoute(readRoute(location.pathname));
  addEventListener('popstate', tell);
  addEventListener(CHANGED, tell);
  return () => {
    removeEventListener('popstate', tell);
    removeEventListener(CHANGED, tell);
  };
}
