import { type ApiClient, createApiClient, type FetchLike } from '../../shared/api-client.ts';
import type { Pairing } from './pairing-store.ts';

/** A monitor that says nothing for so long is taken as gone; evidence of 10 MiB must fit through a slow office line. */
const ANSWER_WITHIN_MS = 20_000;

/** Nothing of the browser goes along: no cookies, no referrer, no cache, and no redirect to somewhere else. */
const fetchFromMonitor: FetchLike = (url, init) =>
  fetch(url, {
    ...init,
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    redirect: 'error',
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });

/** The typed client of the paired monitor. */
export function createMonitorClient(pairing: Pick<Pairing, 'baseUrl'> & { token: string | null }): ApiClient {
  return createApiClient({ baseUrl: pairing.baseUrl, token: pairing.token, fetch: fetchFromMonitor });
}

/** Why an address cannot be the monitor's; null when it can. Written without a slash at the end. */
export function readBaseUrl(input: string): { baseUrl: string } | { problem: 'not-an-address' | 'not-encrypted' } {
  const text = input.trim();
  const withScheme = /^[a-z]+:\/\//i.test(text) ? text : `${isLoopbackHost(text) ? 'http' : 'https'}://${text}`;
  if (!URL.canParse(withScheme)) return { problem: 'not-an-address' };
  const url = new URL(withScheme);
  if (url.username || url.password || !/^https?:$/.test(url.protocol)) return { problem: 'not-an-address' };
  if (url.protocol === 'http:' && !isLoopbackHost(url.host)) return { problem: 'not-encrypted' };
  return { baseUrl: url.origin };
}

/** The match pattern that must be granted before the monitor at this address can be spoken to. Ports have no part in it. */
export function patternOf(baseUrl: string): string {
  const url = new URL(baseUrl);
  return `${url.protocol}//${url.hostname}/*`;
}

function isLoopbackHost(host: string): boolean {
  return /^(?:localhost|127\.\d+\.\d+\.\d+)(?::\d+)?(?:\/|$)/i.test(host);
}
