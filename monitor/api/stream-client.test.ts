import { EventEmitter } from 'node:events';
import type { WebSocket } from '@fastify/websocket';
import { expect, it } from 'vitest';
import type { EarshotEvent } from '../../shared/model/event.ts';
import { StreamClient, writeEvent } from './stream-client.ts';

/** A socket that keeps what it was given. */
class FakeSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  bufferedAmount = 0;
  readonly sent: string[] = [];
  terminated = false;
  send(data: Buffer | string): void {
    this.sent.push(String(data));
  }
  ping(): void {
    this.emit('pinged');
  }
  terminate(): void {
    this.terminated = true;
  }
}

function makeClient() {
  const socket = new FakeSocket();
  const limits = { streamBufferBytes: 100, slowReaderMs: 1000 };
  const calls: string[] = [];
  const line = { cork: () => calls.push('cork'), uncork: () => calls.push('uncork') };
  return { socket, calls, client: new StreamClient(socket as unknown as WebSocket, line, 'device', limits) };
}

function eventOf(seq: number): EarshotEvent {
  return { seq, at: 0, type: 'mention.found', subjectId: 'm', drill: false, data: null };
}

it('sends an event once: one that the welcome or the replay covered already is passed over', () => {
  const { socket, client } = makeClient();
  client.sentSeq = 7;
  for (const seq of [6, 7, 8, 8, 9]) client.sendEvent(eventOf(seq), writeEvent(eventOf(seq)));
  expect(socket.sent.map((text) => JSON.parse(text).event.seq)).toEqual([8, 9]);
  expect(client.sentSeq).toBe(9);
});

it('sends what comes together in one write, also when sending fails', () => {
  const { socket, calls, client } = makeClient();
  client.together(() => {
    for (const seq of [1, 2, 3]) client.sendEvent(eventOf(seq), writeEvent(eventOf(seq)));
    calls.push(`sent ${socket.sent.length}`);
  });
  expect(calls).toEqual(['cork', 'sent 3', 'uncork']);
  expect(() =>
    client.together(() => {
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(calls.at(-1)).toBe('uncork');
});

it('lets go of a socket that left two heartbeats unanswered, and keeps one that answers late', () => {
  const { socket, client } = makeClient();
  client.beat(1);
  client.beat(2);
  socket.emit('pong');
  client.beat(3);
  client.beat(4);
  expect(socket.terminated).toBe(false);
  client.beat(5);
  expect(socket.terminated).toBe(true);
});

it('is full above the bound, and sends nothing to a socket that is closed', () => {
  const { socket, client } = makeClient();
  socket.bufferedAmount = 100;
  expect(client.full).toBe(false);
  socket.bufferedAmount = 101;
  expect(client.full).toBe(true);
  socket.readyState = 3;
  client.sendEvent(eventOf(1), writeEvent(eventOf(1)));
  client.send({ type: 'beat', serverTime: 1 });
  expect(socket.sent).toEqual([]);
});
