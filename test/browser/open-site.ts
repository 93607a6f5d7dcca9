import { openSiteBrowser, type SiteBrowser } from './drive-page.ts';
import { type ServedPage, serveHosts } from './serve-hosts.ts';
import { type StubMonitor, startStubMonitor } from './stub/stub-monitor.ts';
import { createStubState, PAIRING_CODE } from './stub/stub-state.ts';

/** All words that the overlay's tools show on a page, as a script to run there. */
export const READ_TOOLS = `[...document.querySelectorAll('earshot-tool')].map((tool) => tool.shadowRoot.querySelector('.root').innerText).join('|')`;

/** A browser that is paired with a stub of a monitor, and pages under the names of sites. */
export interface OpenSite {
  readonly stub: StubMonitor;
  readonly browser: SiteBrowser;
  readonly close: () => Promise<void>;
}

/** Opens all three; `hosts`: the names that lead to the pages. */
export async function openSite(
  name: 'chromium' | 'firefox',
  answer: (url: URL) => ServedPage | null,
  hosts: readonly string[] = ['weibo.com'],
): Promise<OpenSite> {
  // What is open already is closed again where the next does not open: a test that never began closes nothing.
  const open = new AsyncDisposableStack();
  try {
    const stub = await startStubMonitor(createStubState([]));
    open.defer(() => stub.stop());
    const server = await serveHosts((url) => (url.pathname === '/favicon.ico' ? null : answer(url)));
    open.defer(() => server.close());
    const browser = await openSiteBrowser(name, { hosts: [...hosts], port: server.port });
    open.defer(() => browser.close());
    await browser.pair(stub.baseUrl, PAIRING_CODE);
    return { stub, browser, close: () => open.disposeAsync() };
  } catch (error) {
    await open.disposeAsync();
    throw error;
  }
}
