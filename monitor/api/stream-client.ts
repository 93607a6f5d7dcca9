import type { Socket } from 'node:net';
import type { WebSocket } from '@fastify/websocket';
import { STREAM_CLOSE } from '../../shared/api-paths.ts';
import type { EarshotEvent } from '../../shared/model/event.ts';
import type { StreamMessage } from '../../shared/schemas/stream.ts';
import type { ApiLimits } from './api-context.ts';

type StreamLimits = Pick<ApiLimits, 'streamBufferBytes' | 'slowReaderMs'>;

/** How long a closed socket may take to say goodbye before it is cut. */
const GOODBYE_MS = 1000;
const DRAIN_LOOK_MS = 20;

/** One reader of the stream: what was sent to it, and how far behind it is. */
export class StreamClient {
  readonly deviceId: string;
  /** Number of the last event that was handed to the socket. */
  sentSeq = 0;
  /** False while the reader catches up: it is served from the log then, at its own pace, and live events pass it by. */
  live = false;
  readonly #socket: WebSocket;
  readonly #line: Pick<Socket, 'cork' | 'uncork'>;
  readonly #limits: StreamLimits;
  #unansweredBeats = 0;

  /** @param line what the socket writes to. */
  constructor(socket: WebSocket, line: Pick<Socket, 'cork' | 'uncork'>, deviceId: string, limits: StreamLimits) {
    this.#socket = socket;
    this.#line = line;
    this.deviceId = deviceId;
    this.#limits = limits;
    socket.on('pong', () => {
      this.#unansweredBeats = 0;
    });
  }

  get open(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  send(message: StreamMessage): void {
    if (this.open) this.#socket.send(JSON.stringify(message));
  }

  /** Sends an event that is newer than what was sent. @param bytes its message, made once for all readers */
  sendEvent(event: EarshotEvent, bytes: Buffer): void {
    if (event.seq <= this.sentSeq) return;
    this.sentSeq = event.seq;
    if (this.open) this.#socket.send(bytes, { binary: false });
  }

  /** What is sent meanwhile goes out in one write: hundreds of readers times hundreds of events are too many calls of the system. */
  together(send: () => void): void {
    this.#line.cork();
    try {
      send();
    } finally {
      this.#line.uncork();
    }
  }

  /** So much waits for this reader that it gets no more until it has taken some. */
  get full(): boolean {
    return this.#socket.bufferedAmount > this.#limits.streamBufferBytes;
  }

  /** Waits until the reader has taken half of what waits for it; one that takes nothing for a while is dropped. */
  async drain(): Promise<void> {
    let waiting = this.#socket.bufferedAmount;
    let giveUpAt = performance.now() + this.#limits.slowReaderMs;
    while (this.open && waiting > this.#limits.streamBufferBytes / 2) {
      await new Promise((resolve) => setTimeout(resolve, DRAIN_LOOK_MS));
      if (this.#socket.bufferedAmount < waiting) giveUpAt = performance.now() + this.#limits.slowReaderMs;
      else if (performance.now() > giveUpAt) this.close(STREAM_CLOSE.tooSlow, 'too slow');
      waiting = this.#socket.bufferedAmount;
    }
  }

  /** Sends the heartbeat; a socket that left two of them unanswered is gone. */
  beat(serverTime: number): void {
    if (this.#unansweredBeats >= 2) {
      this.#socket.terminate();
      return;
    }
    this.#unansweredBeats += 1;
    this.send({ type: 'beat', serverTime });
    if (this.open) this.#socket.ping();
  }

  close(code: number, reason: string): void {
    closeSocket(this.#socket, code, reason);
  }
}

/** Says goodbye with a code, and cuts the connection when the other side does not answer. */
export function closeSocket(socket: WebSocket, code: number, reason: string): void {
  socket.close(code, reason);
  const timer = setTimeout(() => socket.terminate(), GOODBYE_MS);
  timer.unref();
  socket.once('close', () => clearTimeout(timer));
}

/** The bytes of an event message. */
export function writeEvent(event: EarshotEvent): Buffer {
  return Buffer.from(JSON.stringify({ type: 'event', event } satisfies StreamMessage));
}
