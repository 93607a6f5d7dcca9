import { findOldSide, type OldSide } from '../../shared/api-level.ts';
import { STREAM_CLOSE, STREAM_PATH } from '../../shared/api-paths.ts';
import type { EarshotEvent } from '../../shared/model/event.ts';
import type { Hello, StreamMessage } from '../../shared/schemas/stream.ts';

/** Nothing for this long (two and a half of the monitor's 20 s beats): the line is dead though nobody closed it. */
const SILENCE_MS = 50_000;
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 15_000;

export interface StreamOptions {
  readonly baseUrl: string;
  readonly token: string;
  /** Asked before each connection: the last event dealt with. */
  readonly readAfter: () => Promise<number>;
  /** Called one at a time, in order; the next event waits for it. */
  readonly onEvent: (event: EarshotEvent) => Promise<void>;
  /** After `expired` and an old side the line stays closed. */
  readonly onState: (state: 'live' | 'gone' | 'expired' | OldSide) => void;
  readonly onServerTime: (serverTime: number) => void;
  /** The monitor no longer keeps what lies after `readAfter`: fetch the lists anew. */
  readonly onResync: (seq: number) => Promise<void>;
  readonly onFault: (error: unknown) => void;
}

export interface EventStream {
  readonly isOpen: () => boolean;
  /** Connects at once instead of waiting for the next try. */
  readonly nudge: () => void;
  readonly close: () => void;
}

/** Holds a line to the monitor's event stream and takes it up again whenever it breaks, until closed. */
export function openEventStream(options: StreamOptions): EventStream {
  let socket: WebSocket | null = null;
  let retryMs = FIRST_RETRY_MS;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let silenceTimer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;
  let live = false;
  let queue: Promise<void> = Promise.resolve();

  const inOrder = (work: () => Promise<void>) => {
    queue = queue.then(work).catch((error: unknown) => {
      options.onFault(error);
      // What was not dealt with must come again: break the line, `readAfter` still points before it.
      socket?.close();
    });
  };

  const heard = (current: WebSocket) => {
    clearTimeout(silenceTimer);
    silenceTimer = setTimeout(() => current.close(), SILENCE_MS);
  };

  const shut = () => {
    closed = true;
    live = false;
    clearTimeout(retryTimer);
    clearTimeout(silenceTimer);
    socket?.close();
    socket = null;
  };

  const receive = (current: WebSocket, raw: unknown) => {
    const message = readMessage(raw);
    if (!message) return options.onFault(new Error('the monitor sent a stream message that cannot be read'));
    heard(current);
    if (message.type === 'welcome') {
      const oldSide = findOldSide(message.api);
      if (oldSide) {
        shut();
        return options.onState(oldSide);
      }
      live = true;
      retryMs = FIRST_RETRY_MS;
      options.onServerTime(message.serverTime);
      options.onState('live');
    } else if (message.type === 'beat') options.onServerTime(message.serverTime);
    else if (message.type === 'event') inOrder(() => options.onEvent(message.event));
    else inOrder(() => options.onResync(message.seq));
  };

  const lost = (code: number) => {
    clearTimeout(silenceTimer);
    socket = null;
    live = false;
    if (closed) return;
    if (code === STREAM_CLOSE.badToken) {
      closed = true;
      return options.onState('expired');
    }
    options.onState('gone');
    retryTimer = setTimeout(connect, retryMs * (0.75 + Math.random() / 2));
    retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
  };

  const connect = () => {
    clearTimeout(retryTimer);
    if (closed || socket) return;
    const current = new WebSocket(`${options.baseUrl.replace(/^http/, 'ws')}${STREAM_PATH}`);
    socket = current;
    heard(current);
    current.onopen = () => {
      // Events of the line before are finished first, so that `after` is past them.
      inOrder(async () => {
        const hello: Hello = { type: 'hello', token: options.token, after: await options.readAfter() };
        if (current.readyState === WebSocket.OPEN) current.send(JSON.stringify(hello));
      });
    };
    current.onmessage = (message) => {
      if (socket === current) receive(current, message.data);
    };
    current.onclose = (event) => {
      if (socket === current) lost(event.code);
    };
  };

  connect();
  return { isOpen: () => live, nudge: connect, close: shut };
}

/** The monitor is trusted once paired, so only the shape is looked at: the panel carries no schemas for it. */
function readMessage(raw: unknown): StreamMessage | null {
  if (typeof raw !== 'string') return null;
  try {
    const message = JSON.parse(raw) as StreamMessage;
    if (message.type === 'event') return typeof message.event.seq === 'number' ? message : null;
    return ['welcome', 'beat', 'resync'].includes(message.type) ? message : null;
  } catch {
    return null; // not JSON: the caller reports it
  }
}
