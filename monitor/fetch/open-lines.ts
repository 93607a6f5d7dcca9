import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { SocketLookup } from './checked-lookup.ts';
import { FetchError } from './fetch-error.ts';
import { MessageQueue } from './message-queue.ts';

/** A connection that is to be opened; its address is judged already. */
export interface StreamRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly lookup: SocketLookup;
  readonly silenceMs: number;
  readonly signal: AbortSignal | undefined;
}

/** An open connection, or why there is none. */
export type StreamConnection =
  | { readonly messages: AsyncGenerator<readonly string[]>; send(text: string): void; close(): void }
  | { readonly refused: StreamRefused };

/** A message longer than this is no post. */
export const LONGEST_MESSAGE = 1024 * 1024;
/** The answer's head must come within this time. */
export const HANDSHAKE_MS = 10_000;

/** Reads an HTTP answer that never ends, line by line; empty lines are signs of life and go nowhere. @throws FetchError */
export async function openLines(options: StreamRequest): Promise<StreamConnection> {
  const { url, headers, lookup, signal } = options;
  const open = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const request = open(url, {
    headers: { ...headers, 'accept-encoding': 'identity' },
    lookup: lookup as never,
    agent: false,
    ...(signal ? { signal } : {}),
  });
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const late = setTimeout(() => {
      request.destroy(new FetchError('timeout', url.href, `no answer within ${HANDSHAKE_MS} ms`));
    }, HANDSHAKE_MS);
    request.on('response', (answer) => {
      clearTimeout(late);
      resolve(answer);
    });
    // Stays for good: an error after the answer reaches the answer too.
    request.on('error', (error) => {
      clearTimeout(late);
      reject(toStreamError(error, options));
    });
    request.end();
  });
  if (response.statusCode !== 200) {
    request.destroy();
    return { refused: { status: response.statusCode ?? 0, headers: plainHeaders(response.headers) } };
  }
  const send = () => {
    throw new FetchError('protocol', url.href, 'nothing can be said on a stream of lines');
  };
  return { messages: readLines(response, options), send, close: () => void request.destroy() };
}

function readLines(response: IncomingMessage, options: StreamRequest): AsyncGenerator<readonly string[]> {
  const { url, silenceMs } = options;
  const queue = new MessageQueue(response);
  const silent = setTimeout(() => {
    response.destroy(new FetchError('timeout', url.href, `nothing, not even a sign of life, for ${silenceMs} ms`));
  }, silenceMs);
  let rest = '';
  response.setEncoding('utf8');
  response.on('data', (chunk: string) => {
    silent.refresh();
    const lines = (rest + chunk).split(/\r\n|\n|\r/);
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') queue.push(line);
    if (rest.length > LONGEST_MESSAGE) {
      response.destroy(new FetchError('too-large', url.href, `a line of more than ${LONGEST_MESSAGE} characters`));
    }
  });
  response.on('end', () => queue.end());
  response.on('error', (error) => queue.end(toStreamError(error, options)));
  response.on('close', () => {
    clearTimeout(silent);
    queue.end();
  });
  return queue.batches();
}

/** Any fault of a connection as one that people understand. */
export function toStreamError(error: Error, { url, signal }: StreamRequest): FetchError {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof FetchError) return cause.url === url.href ? cause : named(cause, url);
  }
  if (signal?.aborted) return new FetchError('aborted', url.href, 'the connection was given up', { cause: error });
  return new FetchError('connection', url.href, error.message, { cause: error });
}

const named = (cause: FetchError, url: URL) => new FetchError(cause.code, url.href, cause.message, { cause });

/** Header names in lower case, several values joined. */
export function plainHeaders(headers: IncomingMessage['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}

/** A refusal by status, before any message; its body is for nobody. */
export interface StreamRefused {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}
