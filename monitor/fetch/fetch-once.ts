import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import got, { type Method, RequestError } from 'got';
import type { SocketLookup } from './checked-lookup.ts';
import { decodeBody } from './decode-body.ts';
import { FetchError, type FetchErrorCode } from './fetch-error.ts';

/** One HTTP exchange, already judged. */
export interface ExchangeRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
  /** Ends the whole fetch, redirects included. */
  readonly deadlineMs: number;
  /** Longest wait for the headers, and between two pieces of the body. */
  readonly quietMs: number;
  readonly maxBytes: number;
  readonly signal: AbortSignal | undefined;
  readonly lookup: SocketLookup;
  /** A listed private service: its connections are never shared with requests that may not reach it. */
  readonly isPrivate: boolean;
}

/** Header names in lower case; a header that came several times is joined by `, `. */
export interface ExchangeResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

const agentOptions = { keepAlive: true, keepAliveMsecs: 5_000, maxFreeSockets: 256, timeout: 15_000 };
/** What is the same for every exchange is put together once: got checks and copies each option that it is handed. */
const makeClient = () =>
  got.extend({
    agent: { http: new HttpAgent(agentOptions), https: new HttpsAgent(agentOptions) },
    retry: { limit: 0 },
    followRedirect: false,
    throwHttpErrors: false,
    decompress: false,
    responseType: 'buffer',
    // Never a switch: a source with a broken certificate is a source that somebody else may be speaking for.
    https: { rejectUnauthorized: true },
  });
const publicClient = makeClient();
const privateClient = makeClient();

function findFetchError(error: unknown): FetchError | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (cause instanceof FetchError) return cause;
  return null;
}

const TLS_CODE = /^(ERR_TLS|ERR_SSL|EPROTO|CERT_|UNABLE_TO|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH)/;

function classify(code: string): FetchErrorCode {
  if (code === 'ETIMEDOUT' || code === 'ESOCKETTIMEDOUT') return 'timeout';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'ENODATA') return 'dns';
  if (TLS_CODE.test(code)) return 'tls';
  if (code.startsWith('HPE_') || code === 'ERR_HTTP_INVALID_STATUS_CODE') return 'protocol';
  return 'connection';
}

function toFetchError(error: unknown, request: ExchangeRequest, tooLarge: boolean): FetchError {
  const url = request.url.href;
  if (tooLarge) return new FetchError('too-large', url, `more than ${request.maxBytes} bytes`);
  const own = findFetchError(error);
  if (own) return own.url === url ? own : new FetchError(own.code, url, own.message, { cause: own });
  if (request.signal?.aborted) return new FetchError('aborted', url, 'the request was given up', { cause: error });
  const code = error instanceof RequestError ? String(error.code ?? '') : '';
  const text = error instanceof Error ? error.message : String(error);
  return new FetchError(classify(code), url, text, { cause: error });
}

function joinHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) joined[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return joined;
}

async function exchange(request: ExchangeRequest): Promise<ExchangeResponse> {
  const abort = new AbortController();
  // A listener costs less than a signal that is made of two.
  const giveUp = () => abort.abort();
  if (request.signal?.aborted) giveUp();
  request.signal?.addEventListener('abort', giveUp);
  let tooLarge = false;
  try {
    const pending = (request.isPrivate ? privateClient : publicClient)(request.url, {
      method: request.method as Method,
      headers: { ...request.headers },
      ...(request.body === undefined ? {} : { body: request.body }),
      dnsLookup: request.lookup as never,
      timeout: { request: request.deadlineMs, response: request.quietMs, socket: request.quietMs },
      signal: abort.signal,
    });
    void pending.on('downloadProgress', ({ transferred }) => {
      if (transferred <= request.maxBytes) return;
      tooLarge = true;
      abort.abort();
    });
    const response = await pending;
    const headers = joinHeaders(response.headers);
    const body = await decodeBody(response.rawBody, {
      contentEncoding: headers['content-encoding'],
      maxBytes: request.maxBytes,
      url: request.url.href,
    });
    return { status: response.statusCode, headers, body };
  } catch (error) {
    throw toFetchError(error, request, tooLarge);
  } finally {
    request.signal?.removeEventListener('abort', giveUp);
  }
}

/**
 * Does one exchange without following anything. A kept-alive connection that the server had closed meanwhile is tried
 * once more on a new one, which is safe for methods that change nothing.
 * @throws FetchError
 */
export async function fetchOnce(request: ExchangeRequest): Promise<ExchangeResponse> {
  try {
    return await exchange(request);
  } catch (error) {
    const cause = error instanceof FetchError ? error.cause : null;
    const wasStale =
      cause instanceof RequestError && cause.code === 'ECONNRESET' && cause.request?.reusedSocket === true;
    if (!wasStale || (request.method !== 'GET' && request.method !== 'HEAD')) throw error;
    return await exchange(request);
  }
}
