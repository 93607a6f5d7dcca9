import type { ApiAnswer, ApiBody } from '../../../shared/api.ts';
import type { API_PATHS } from '../../../shared/api-paths.ts';
import { language } from './texts.ts';

type Paths = typeof API_PATHS;

/** What the page asks of the monitor. Written here again because the page is served as it is written; the types hold it to the paths. */
const PATHS = {
  getMe: 'GET /v1/me',
  getStatus: 'GET /v1/status',
  listBrands: 'GET /v1/brands',
  listSources: 'GET /v1/sources?limit=5',
  listMentions: 'GET /v1/mentions?limit=5',
  getSetup: 'GET /v1/setup',
  listSetupKinds: 'GET /v1/setup/kinds',
  checkSetup: 'POST /v1/setup/check',
  saveSetup: 'PUT /v1/setup',
  suggestTerms: 'POST /v1/setup/terms',
  trySource: 'POST /v1/setup/source-test',
  tryChannel: 'POST /v1/setup/channel-test',
  tryRoutes: 'POST /v1/setup/route-test',
  tryHelpdesk: 'POST /v1/setup/helpdesk-test',
  tryMailbox: 'POST /v1/setup/mailbox-test',
  restartMonitor: 'POST /v1/setup/restart',
  pair: 'POST /v1/pair',
} as const satisfies { readonly [N in keyof Paths]?: Paths[N] | `${Paths[N]}?${string}` };
type Asked = typeof PATHS;

const KEY = 'earshot-setup';

/** A refusal of the monitor in the words of who looks at the page. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/** The key out of the address, once: it must not stay in the history. */
export function takeKey(): void {
  const given = location.hash.slice(1);
  if (!/^[\w-]{20,}$/.test(given)) return;
  sessionStorage.setItem(KEY, given);
  history.replaceState(null, '', '/');
}

/** The page under another address of the monitor: what a tab keeps is kept for one address only. */
export function takeKeyAlong(url: string): string {
  return `${url}/#${sessionStorage.getItem(KEY) ?? ''}`;
}

export function hasKey(): boolean {
  return sessionStorage.getItem(KEY) !== null;
}

export function forgetKey(): void {
  sessionStorage.removeItem(KEY);
}

/** Asks the monitor. @throws Refusal with its words; TypeError when it is not there. */
export async function ask<N extends keyof Asked>(
  name: N,
  ...[body]: ApiBody<N> extends never ? [] : [body: ApiBody<N>]
): Promise<ApiAnswer<N>> {
  const [method = 'GET', path = ''] = PATHS[name].split(' ');
  return send<ApiAnswer<N>>(method, path, body);
}

/** A code that pairs one more browser of the person who is here. */
export async function makeCode(personId: string): Promise<ApiAnswer<'createPairingCode'>> {
  return send('POST', `/v1/people/${encodeURIComponent(personId)}/pairing-code`, undefined);
}

/** The browsers of a person, to see a new one come. */
export async function listDevices(personId: string): Promise<ApiAnswer<'listDevices'>> {
  return send('GET', `/v1/people/${encodeURIComponent(personId)}/devices`, undefined);
}

/** Comes in with a pairing code of an administrator instead of the link of the terminal. */
export async function enterCode(code: string): Promise<void> {
  const { token } = await ask('pair', { code: code.replaceAll(/\s/g, ''), device: 'setup page' });
  sessionStorage.setItem(KEY, token);
}

// `window.fetch` on purpose: this file runs in a browser, not in the monitor, whose requests are guarded.
async function send<T>(method: string, path: string, body: unknown): Promise<T> {
  const token = sessionStorage.getItem(KEY);
  const response = await window.fetch(path, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as T & { error?: { message: Record<string, string> } };
  if (!response.ok) {
    const said = answer.error?.message;
    throw new Refusal(said?.[language()] ?? `${path}: ${response.status}`, response.status);
  }
  return answer;
}
