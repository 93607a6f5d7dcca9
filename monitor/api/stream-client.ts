import type { WebSocket } from '@fastify/websocket';
import { STREAM_CLOSE } from '../../shared/api-paths.ts';
import type { EarshotEvent } from '../../shared/model/event.ts';
import type { StreamMessage } from '../../shared/schemas/stream.ts';

/** How long a closed socket may take to say goodbye before it is cut. */
const GOODBYE_MS = 1000;
const DRAIN_LOOK_MS = 20;

/** One reader of the stream: what was sent to it, and how far behind it is. */
export class StreamClient {
  readonly deviceId: string;
  /** Number of the last event that was handed to the socket. */
  sentSeq: number;
  /** False while old events are replayed; live ones are skipped until then, the replay reads them from the log. */
  live = false;
  readonly #socket: WebSocket;
  readonly #bufferBytes: number;
  #heardFrom = true;

  constructor(socket: WebSocket, deviceId: string, after: number, bufferBytes: number) {
    this.#socket = socket;
    this.deviceId = deviceId;
    this.sentSeq = after;
    this.#bufferBytes = bufferBytes;
    socket.on('pong', () => {
      this.#heardFrom = true;
    });
  }

  get open(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  send(message: StreamMessage): void {
    this.sendText(JSON.stringify(message));
  }

  /** Sends text that was made once for all readers; a reader that does not keep up is dropped. */
  sendText(text: string): void {
    if (!this.open) return;
    this.#socket.send(text);
    if (this.#socket.bufferedAmount > this.#bufferBytes) this.close(STREAM_CLOSE.tooSlow, 'too slow');
  }

  /** Sends an event that is newer than what was sent. */
  sendEvent(event: EarshotEvent, text: string): void {
    if (event.seq <= this.sentSeq) return;
    this.sentSeq = event.seq;
    this.sendText(text);
  }

  /** Waits until the reader has taken most of what was sent; a replay must not fill its buffer by itself. */
  async drain(): Promise<void> {
    while (this.open && this.#socket.bufferedAmount > this.#bufferBytes / 4) {
      await new Promise((resolve) => setTimeout(resolve, DRAIN_LOOK_MS));
    }
  }

  /** Sends the heartbeat; a socket that answered none since the last one is gone. */
  beat(serverTime: number): void {
    if (!this.#heardFrom) {
      this.#socket.terminate();
      return;
    }
    this.#heardFrom = false;
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

/** The text of an event message. */
export function writeEvent(event: EarshotEvent): string {
  return JSON.stringify({ type: 'event', event } satisfies StreamMessage);
}
