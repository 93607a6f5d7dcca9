import { browser } from 'wxt/browser';

/** Firefox's sidebar, which the typed surface (Chrome's) does not know. */
interface SidebarAction {
  open(): Promise<void>;
  toggle(): Promise<void>;
}
const sidebar = (browser as unknown as { sidebarAction?: SidebarAction }).sidebarAction;

/**
 * Opens the panel beside the page. Must be called at once in a user's click, with nothing awaited before: both browsers
 * demand it. Rejects where the browser does not take the click as one.
 */
export function openPanelBeside(windowId: number): Promise<void> {
  if (sidebar) return sidebar.open();
  return browser.sidePanel.open({ windowId });
}

/** Toolbar button: Firefox closes the sidebar on the second click, Chrome has its own close button. */
export function togglePanelBeside(windowId: number): Promise<void> {
  return sidebar ? sidebar.toggle() : openPanelBeside(windowId);
}

/** Opens the panel as a tab, or goes to the one that is open. `path`: `mention/ID` or `ticket/KEY`. */
export async function openPanelTab(path: string): Promise<void> {
  const url = new URL(`/sidepanel.html#/${path}`, location.href).href;
  const [open] = await browser.tabs.query({ url: new URL('/sidepanel.html', location.href).href });
  if (open?.id === undefined) {
    await browser.tabs.create({ url });
    return;
  }
  await browser.tabs.update(open.id, { active: true, url });
  await browser.windows.update(open.windowId, { focused: true });
}

const KEY = 'panelPath';
/** A wish older than this was for a panel that never came. */
const WISH_MS = 5_000;

/** What the panel beside the page is to show, whether it is being opened now or was open before. */
export async function wishPanelPath(path: string): Promise<void> {
  await browser.storage.session.set({ [KEY]: { path, at: Date.now() } });
}

/** The panel's side: follows wishes, the one that opened it included. Returns how to stop. */
export function followPanelWishes(show: (path: string) => void): () => void {
  const follow = (wish: unknown) => {
    const { path, at } = (wish ?? {}) as { path?: string; at?: number };
    if (typeof path === 'string' && typeof at === 'number' && Date.now() - at < WISH_MS) show(path);
  };
  const listen = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'session' && KEY in changes) follow(changes[KEY]?.newValue);
  };
  browser.storage.onChanged.addListener(listen);
  browser.storage.session.get(KEY).then(
    (stored: Record<string, unknown>) => follow(stored[KEY]),
    (error: unknown) => console.error('[earshot]', error),
  );
  return () => browser.storage.onChanged.removeListener(listen);
}
