import { makeCheckedLookup, type ResolveHost, resolveBySystem } from './checked-lookup.ts';
import { ACCEPTED_ENCODINGS } from './decode-body.ts';
import type { ExchangeResponse } from './exchange.ts';
import { FetchError } from './fetch-error.ts';
import { fetchOnce } from './fetch-once.ts';
import { isListedHost, judgeUrl } from './judge-url.ts';

/** How a URL is to be fetched. Everything has a safe default. */
export interface SafeFetchOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Whole fetch including redirects; default 30 s. */
  readonly timeoutMs?: number;
  /** Longest wait for the headers, and between two pieces of the body; default 10 s. */
  readonly quietMs?: number;
  /** Bound on the decoded body; default 5 MiB. */
  readonly maxBytes?: number;
  /** Validators of the last answer, sent as they came. */
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  /** `host:port` of services that the administrator runs himself (his RSSHub at `127.0.0.1:1200`). */
  readonly allowHosts?: readonly string[];
  readonly signal?: AbortSignal;
  /** Replaces the question to the name server; for tests. */
  readonly lookup?: ResolveHost;
  readonly userAgent?: string;
  /** Default true: up to 5 hops, each judged anew. False: a redirect is returned as it is. */
  readonly followRedirects?: boolean;
}

/** An answer, whatever its status. */
export interface SafeResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Where the answer came from, after redirects. */
  readonly url: string;
  /** Decoded from its content coding. */
  readonly body: Uint8Array;
  /** Status 304. */
  readonly notModified: boolean;
  /** Where to ask next time: the end of an unbroken chain of 301 and 308 from the first URL. */
  readonly permanentRedirect?: string;
}

const MAX_HOPS = 5;
const TOTAL_MS = 30_000;
const QUIET_MS = 10_000;
const MAX_BYTES = 5 * 1024 * 1024;
const USER_AGENT = 'Earshot/0.1 (feed reader; self-hosted)';
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** What may travel to another origin: nothing that could be a credential. */
const HARMLESS_HEADERS: ReadonlySet<string> = new Set(['accept', 'accept-language', 'accept-encoding', 'user-agent']);

interface Hop {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
}

function firstHop(text: string, options: SafeFetchOptions): Hop {
  const verdict = judgeUrl(text, { allowHosts: options.allowHosts ?? [] });
  if (!verdict.allow) throw new FetchError('url-refused', text, verdict.reason);
  const headers: Record<string, string> = {
    'user-agent': options.userAgent ?? USER_AGENT,
    'accept-encoding': ACCEPTED_ENCODINGS,
  };
  if (options.etag) headers['if-none-match'] = options.etag;
  if (options.lastModified) headers['if-modified-since'] = options.lastModified;
  for (const [name, value] of Object.entries(options.headers ?? {})) headers[name.toLowerCase()] = value;
  return { url: new URL(text.trim()), method: (options.method ?? 'GET').toUpperCase(), headers, body: options.body };
}

function nextHop(hop: Hop, response: ExchangeResponse, options: SafeFetchOptions): Hop {
  const refuse = (reason: string) => new FetchError('redirect-refused', hop.url.href, reason);
  const location = response.headers.location;
  if (location === undefined) throw refuse(`status ${response.status} without a Location`);
  const url = URL.parse(location, hop.url.href);
  if (url === null) throw refuse('the Location is not a URL');
  const verdict = judgeUrl(url.href, { allowHosts: options.allowHosts ?? [] });
  if (!verdict.allow) throw refuse(`redirect to ${url.href}: ${verdict.reason}`);
  const sameOrigin = url.origin === hop.url.origin;
  const keepsMethod =
    hop.method === 'GET' || hop.method === 'HEAD' || response.status === 307 || response.status === 308;
  if (keepsMethod && hop.body !== undefined && !sameOrigin) throw refuse(`would send the body on to ${url.origin}`);
  const headers = Object.fromEntries(
    Object.entries(hop.headers).filter(
      ([name]) => (sameOrigin || HARMLESS_HEADERS.has(name)) && (keepsMethod || !name.startsWith('content-')),
    ),
  );
  return { url, headers, method: keepsMethod ? hop.method : 'GET', body: keepsMethod ? hop.body : undefined };
}

/**
 * The only way to the network for a URL that came from outside. Literal addresses and every DNS answer are judged and
 * the judged address is the one connected to; each of at most five redirect hops is judged anew; credentials stay with
 * their origin; headers within 10 s, no pause over 10 s, 30 s in all; at most 5 MiB after decoding.
 * @throws FetchError
 */
export async function safeFetch(url: string, options: SafeFetchOptions = {}): Promise<SafeResponse> {
  const startedAt = performance.now();
  const timeoutMs = options.timeoutMs ?? TOTAL_MS;
  let hop = firstHop(url, options);
  let permanentUrl: string | null = null;
  let isChainPermanent = true;
  for (let hops = 0; ; hops += 1) {
    const isPrivate = isListedHost(hop.url, options.allowHosts ?? []);
    const deadlineMs = Math.ceil(timeoutMs - (performance.now() - startedAt));
    if (deadlineMs <= 0) throw new FetchError('timeout', hop.url.href, `no answer within ${timeoutMs} ms`);
    const response = await fetchOnce({
      ...hop,
      deadlineMs,
      quietMs: options.quietMs ?? QUIET_MS,
      maxBytes: options.maxBytes ?? MAX_BYTES,
      signal: options.signal,
      lookup: makeCheckedLookup(options.lookup ?? resolveBySystem, { allowPrivate: isPrivate }),
      isPrivate,
    });
    if (!REDIRECTS.has(response.status) || options.followRedirects === false) {
      const notModified = response.status === 304;
      const permanent = permanentUrl === null ? {} : { permanentRedirect: permanentUrl };
      return { ...response, url: hop.url.href, notModified, ...permanent };
    }
    if (hops === MAX_HOPS) throw new FetchError('too-many-redirects', url, `more than ${MAX_HOPS} redirects`);
    hop = nextHop(hop, response, options);
    isChainPermanent &&= response.status === 301 || response.status === 308;
    if (isChainPermanent) permanentUrl = hop.url.href;
  }
}
