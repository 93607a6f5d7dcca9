import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { SocketLookup } from './checked-lookup.ts';

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

/** A connection that failed; `cause` is what it said of itself. */
export class ExchangeFault extends Error {
  override readonly name = 'ExchangeFault';
  /** A kept-alive connection: the server may have closed it before the request came. */
  readonly wasReused: boolean;

  constructor(cause: unknown, wasReused: boolean) {
    super('the exchange failed', { cause });
    this.wasReused = wasReused;
  }
}

const agentOptions = { keepAlive: true, keepAliveMsecs: 5_000, maxFreeSockets: 256, timeout: 15_000 };
const makeAgents = () => ({ http: new HttpAgent(agentOptions), https: new HttpsAgent(agentOptions) });
const publicAgents = makeAgents();
const privateAgents = makeAgents();

/** The kept-alive connections that an exchange may use. */
export function agentsFor(isPrivate: boolean): { readonly http: HttpAgent; readonly https: HttpsAgent } {
  return isPrivate ? privateAgents : publicAgents;
}

/** Headers as answers give them: several values of one name joined. */
export function joinHeaders(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) joined[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return joined;
}
