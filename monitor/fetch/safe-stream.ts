import { refuseUnlessOk } from '../listen/ask/refuse-unless-ok.ts';
import { makeCheckedLookup, type ResolveHost, resolveBySystem } from './checked-lookup.ts';
import { FetchError } from './fetch-error.ts';
import { isListedHost, judgeUrl } from './judge-url.ts';
import { openLines } from './open-lines.ts';
import { openSocket } from './open-socket.ts';

/** How a connection is opened that stays open. */
export interface SafeStreamOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Longest silence, signs of life counted, before the connection is taken for dead; default 60 s. */
  readonly silenceMs?: number;
  /** Sent as soon as a WebSocket is open: what we want to hear. */
  readonly send?: readonly string[];
  /** The other side took us: from now on everything is heard. */
  readonly onOpen?: () => void | Promise<void>;
  readonly allowHosts?: readonly string[];
  readonly signal?: AbortSignal;
  readonly userAgent?: string;
  /** Epoch ms, for a Retry-After that is a date. */
  readonly now: number;
  /** Replaces the question to the name server; for tests. */
  readonly lookup?: ResolveHost;
}

const SILENCE_MS = 60_000;
const USER_AGENT = 'Earshot/0.1 (feed reader; self-hosted)';

/**
 * `safeFetch` for what never ends: messages of a WebSocket (`wss:`, `ws:`), or lines of an HTTP answer, in batches as they come. The
 * address is judged by the same rules and the judged address is the one connected to; redirects are refused, because nobody may send a
 * key elsewhere. Ends when the other side ends it.
 * @throws FetchError; SourceRefusal when the other side refuses by status.
 */
export async function* safeStream(url: string, options: SafeStreamOptions): AsyncGenerator<readonly string[]> {
  const web = url.trim().replace(/^ws(?=s?:)/i, 'http');
  const allowHosts = options.allowHosts ?? [];
  const verdict = judgeUrl(web, { allowHosts });
  if (!verdict.allow) throw new FetchError('url-refused', url, verdict.reason);
  const isPrivate = isListedHost(new URL(web), allowHosts);
  const open = web === url.trim() ? openLines : openSocket;
  const connection = await open({
    url: new URL(url.trim()),
    headers: { 'user-agent': options.userAgent ?? USER_AGENT, ...options.headers },
    lookup: makeCheckedLookup(options.lookup ?? resolveBySystem, { allowPrivate: isPrivate }),
    silenceMs: options.silenceMs ?? SILENCE_MS,
    signal: options.signal,
  });
  if ('refused' in connection) {
    const { status, headers } = connection.refused;
    if (status >= 300 && status < 400) throw new FetchError('redirect-refused', url, `status ${status} on a stream`);
    // A stream answers 200 or 101; any other success is none.
    refuseUnlessOk({ status: status < 300 ? 503 : status, headers }, options.now);
    return;
  }
  try {
    for (const text of options.send ?? []) connection.send(text);
    await options.onOpen?.();
    yield* connection.messages;
  } finally {
    connection.close();
  }
}
