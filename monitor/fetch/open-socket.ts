import { WebSocket } from 'ws';
import { FetchError } from './fetch-error.ts';
import { MessageQueue } from './message-queue.ts';
import {
  HANDSHAKE_MS,
  LONGEST_MESSAGE,
  plainHeaders,
  type StreamConnection,
  type StreamRequest,
  toStreamError,
} from './open-lines.ts';

/** The server ends normally: it restarts, or its time is over. */
const NORMAL: ReadonlySet<number> = new Set([1000, 1001, 1005, 1012]);

/** Opens a WebSocket and reads its text messages; pings count as signs of life. @throws FetchError */
export async function openSocket(options: StreamRequest): Promise<StreamConnection> {
  const { url, headers, lookup, silenceMs, signal } = options;
  const socket = new WebSocket(url, {
    headers: { ...headers },
    handshakeTimeout: HANDSHAKE_MS,
    maxPayload: LONGEST_MESSAGE,
    perMessageDeflate: false,
    followRedirects: false,
    // Handed on to the request that opens the connection, so that the judged address is the one connected to.
    lookup: lookup as never,
  } as ConstructorParameters<typeof WebSocket>[2] & object);
  const giveUp = () => socket.terminate();
  const queue = new MessageQueue({ pause: () => socket.pause(), resume: () => socket.resume() });
  // Listening before it is open: the first message may come with the handshake.
  const silent = setTimeout(() => {
    queue.end(new FetchError('timeout', url.href, `nothing, not even a sign of life, for ${silenceMs} ms`));
    socket.terminate();
  }, silenceMs);
  socket.on('message', (data) => {
    silent.refresh();
    queue.push(String(data));
  });
  socket.on('ping', () => silent.refresh());
  return new Promise((resolve, reject) => {
    socket.on('open', () => {
      silent.refresh();
      resolve({ messages: queue.batches(), send: (text) => socket.send(text), close: giveUp });
    });
    socket.on('unexpected-response', (request, response) => {
      resolve({ refused: { status: response.statusCode ?? 0, headers: plainHeaders(response.headers) } });
      request.destroy();
      socket.terminate();
    });
    socket.on('error', (error) => {
      const fault = toStreamError(error, options);
      queue.end(fault);
      reject(fault);
    });
    socket.on('close', (code, reason) => {
      clearTimeout(silent);
      signal?.removeEventListener('abort', giveUp);
      queue.end(NORMAL.has(code) ? null : new FetchError('connection', url.href, `closed: ${code} ${String(reason)}`));
      reject(new FetchError('connection', url.href, 'closed before it was open'));
    });
    if (signal?.aborted) giveUp();
    else signal?.addEventListener('abort', giveUp);
  });
}
