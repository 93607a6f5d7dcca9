import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { appendEvent } from '../monitor/store/events.ts';
import { insertDevice, revokeDevice } from '../monitor/store/people/people.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import { STREAM_PATH } from '../shared/api-paths.ts';
import { type StreamMessage, streamMessageSchema } from '../shared/schemas/stream.ts';
import { runApi, type TestApi } from './helpers/run-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await runApi({
    limits: { requestsPerMinute: 1_000_000, anonymousRequestsPerMinute: 1_000_000, ...QUICK },
  });
});
afterAll(() => api.close());

/** Short times, so that a test does not wait for minutes. */
const QUICK = { beatMs: 5000, helloMs: 300, slowReaderMs: 2500 };

/** A reader of the stream that keeps what it heard. */
class Reader {
  readonly messages: StreamMessage[] = [];
  readonly socket: WebSocket;
  readonly closed: Promise<{ code: number; reason: string }>;
  #wake: () => void = () => undefined;

  constructor(
    options: { api?: TestApi; token?: string; after?: number; origin?: string; hello?: unknown; silent?: boolean } = {},
  ) {
    const { api: of = api } = options;
    const url = `${of.baseUrl.replace('http', 'ws')}${STREAM_PATH}`;
    this.socket = new WebSocket(url, options.origin === undefined ? {} : { origin: options.origin });
    const hello = options.hello ?? {
      type: 'hello',
      token: options.token ?? of.people.social.token,
      ...(options.after === undefined ? {} : { after: options.after }),
    };
    if (!options.silent) this.socket.on('open', () => this.socket.send(JSON.stringify(hello)));
    this.socket.on('message', (data) => {
      this.messages.push(streamMessageSchema.parse(JSON.parse(String(data))));
      this.#wake();
    });
    this.socket.on('error', () => undefined);
    this.closed = new Promise((resolve) =>
      this.socket.on('close', (code, reason) => resolve({ code, reason: String(reason) })),
    );
  }

  get seqs(): number[] {
    return this.messages.flatMap((message) => (message.type === 'event' ? [message.event.seq] : []));
  }

  /** Waits until the condition holds; each message is a reason to look again. */
  async until(condition: () => boolean): Promise<void> {
    const deadline = Date.now() + 10_000;
    while (!condition()) {
      if (Date.now() > deadline)
        throw new Error(`not heard in 10 s; heard ${JSON.stringify(this.messages).slice(0, 500)}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        setTimeout(resolve, 50);
      });
    }
  }

  async stop(): Promise<void> {
    this.socket.close();
    await this.closed;
  }
}

async function addEvents(count: number, padding = ''): Promise<number> {
  return inTransaction(api.store.db, async (trx) => {
    let seq = 0;
    for (let i = 0; i < count; i += 1) {
      const event = { at: api.clock.now(), type: 'mention.updated', subjectId: `s${i}`, drill: false } as const;
      ({ seq } = await appendEvent(trx, { ...event, data: { padding } }));
    }
    return seq;
  });
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('greeting', () => {
  test('welcome says where the log stands; without `after` only new events come', async () => {
    const last = await addEvents(3);
    const reader = new Reader();
    await reader.until(() => reader.messages.length > 0);
    expect(reader.messages[0]).toMatchObject({ type: 'welcome', seq: last });
    await addEvents(2);
    await reader.until(() => reader.seqs.length === 2);
    expect(reader.seqs).toEqual([last + 1, last + 2]);
    await reader.stop();
  });

  test.each([
    ['an unknown token', { token: 'A'.repeat(43) }, 4401],
    ['a foreign origin', { origin: 'chrome-extension://abcdefghijklmnopabcdefghijklmnop' }, 4401],
    ['no hello', { silent: true }, 4408],
    ['another first message', { hello: { type: 'event' } }, 1008],
    ['no JSON', { hello: 'nonsense' }, 1008],
    ['an `after` that is no number', { hello: { type: 'hello', token: 'x', after: 'x' } }, 1008],
  ])('%s ends it', async (_name, options, code) => {
    const reader = new Reader(options);
    expect((await reader.closed).code).toBe(code);
    expect(reader.messages).toEqual([]);
  });

  test('a page of somebody else does not even get a connection', async () => {
    for (const [origin, status] of [
      ['https://evil.test', 403],
      ['null', 403],
    ] as const) {
      const socket = new WebSocket(`${api.baseUrl.replace('http', 'ws')}${STREAM_PATH}`, { origin });
      const heard = await new Promise((resolve) => {
        socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
        socket.on('open', () => resolve('open'));
        socket.on('error', () => undefined);
      });
      expect(heard).toBe(status);
      socket.terminate();
    }
    const other = new WebSocket(`${api.baseUrl.replace('http', 'ws')}${STREAM_PATH}`, {
      headers: { host: 'evil.test' },
    });
    const status = await new Promise((resolve) => {
      other.on('unexpected-response', (_request, response) => resolve(response.statusCode));
      other.on('error', () => undefined);
    });
    expect(status).toBe(421);
    other.terminate();
  });

  test('a plain GET on the address is told that there is nothing', async () => {
    expect((await fetch(`${api.baseUrl}${STREAM_PATH}`)).status).toBe(404);
  });
});

describe('replay', () => {
  test('everything after a number comes once and in order, also while events pour in', async () => {
    const start = await addEvents(1);
    await addEvents(1300);
    const pouring = (async () => {
      for (let i = 0; i < 60; i += 1) await addEvents(5);
    })();
    const readers = range(0, 4).map((i) => new Reader({ after: start + i * 100 }));
    await pouring;
    const end = start + 1300 + 300;
    for (const [i, reader] of readers.entries()) {
      await reader.until(() => reader.seqs.at(-1) === end);
      expect(reader.seqs).toEqual(range(start + i * 100 + 1, end));
      await reader.stop();
    }
  });

  test('who comes in the middle of it hears on from the number of the welcome, without a gap or a repeat', async () => {
    let stopped = false;
    const pouring = (async () => {
      while (!stopped) {
        await addEvents(2);
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    for (let round = 0; round < 12; round += 1) {
      const readers = range(1, 5).map(() => new Reader());
      for (const reader of readers) {
        await reader.until(() => reader.seqs.length >= 5);
        const [welcome] = reader.messages;
        const from = welcome?.type === 'welcome' ? welcome.seq : Number.NaN;
        expect(reader.seqs.slice(0, 5)).toEqual(range(from + 1, from + 5));
        reader.socket.terminate();
      }
    }
    stopped = true;
    await pouring;
  });

  test('a reader that is cut again and again misses nothing and hears nothing twice', async () => {
    const start = await addEvents(1);
    let stopped = false;
    const pouring = (async () => {
      while (!stopped) {
        await addEvents(3);
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    })();
    const heard: number[] = [];
    for (let cut = 0; cut < 25; cut += 1) {
      const reader = new Reader({ after: heard.at(-1) ?? start });
      await reader.until(() => reader.seqs.length >= 1 + (cut % 7));
      reader.socket.terminate();
      heard.push(...reader.seqs);
    }
    stopped = true;
    await pouring;
    expect(heard).toEqual(range(start + 1, start + heard.length));
  });

  test('an `after` that is no longer kept, or that never was, means: start anew', async () => {
    const last = await addEvents(5);
    await api.store.db
      .deleteFrom('events')
      .where('seq', '<=', last - 3)
      .execute();
    for (const after of [last - 4, last + 1000]) {
      const reader = new Reader({ after });
      await reader.until(() => reader.messages.length >= 2);
      expect(reader.messages.slice(0, 2)).toMatchObject([
        { type: 'welcome', seq: last },
        { type: 'resync', seq: last },
      ]);
      await reader.stop();
    }
    const fine = new Reader({ after: last - 3 });
    await fine.until(() => fine.seqs.length === 3);
    expect(fine.messages.some((message) => message.type === 'resync')).toBe(false);
    await fine.stop();
    // Later tests start from a whole log again.
    await addEvents(1);
  });
});

describe('life of a stream', () => {
  test('the heart beats, and who does not answer is let go', async () => {
    const beating = await runApi({ limits: { beatMs: 100 } });
    try {
      const alive = new Reader({ api: beating });
      const dead = new Reader({ api: beating });
      await dead.until(() => dead.messages.length > 0);
      // No bytes are read any more, so no ping is answered.
      dead.socket.pause();
      await alive.until(() => alive.messages.filter((message) => message.type === 'beat').length >= 6);
      expect(alive.socket.readyState).toBe(WebSocket.OPEN);
      dead.socket.resume();
      expect((await dead.closed).code).toBe(1006);
    } finally {
      await beating.close();
    }
  });

  test('a burst above the buffer reaches a healthy reader whole', async () => {
    const reader = new Reader();
    await reader.until(() => reader.messages.length > 0);
    const end = await addEvents(300, 'x'.repeat(20_000));
    await reader.until(() => reader.seqs.at(-1) === end);
    expect(reader.seqs).toEqual(range(end - 299, end));
    await reader.stop();
  });

  test('a reader that takes nothing is dropped, the others do not wait for it, and the memory stays bounded', async () => {
    const slow = new Reader();
    const quick = new Reader();
    await Promise.all([slow.until(() => slow.messages.length > 0), quick.until(() => quick.messages.length > 0)]);
    slow.socket.pause();
    const start = await addEvents(1);
    let most = 0;
    for (let i = 0; i < 20; i += 1) {
      await addEvents(20, 'x'.repeat(50_000));
      for (const client of api.app.websocketServer.clients) most = Math.max(most, client.bufferedAmount);
    }
    await quick.until(() => quick.seqs.at(-1) === start + 400);
    expect(quick.seqs).toEqual(range(start, start + 400));
    // One event may go over the limit of 1 MiB, none after it.
    expect(most).toBeLessThan(1.2 * 1024 * 1024);
    await expect.poll(() => api.app.websocketServer.clients.size, { timeout: 10_000 }).toBe(1);
    slow.socket.resume();
    expect((await slow.closed).code).toBeOneOf([4429, 1006]);
    await quick.stop();
  });

  test('a revoked device is off at once, also when another monitor revoked it', async () => {
    const now = api.clock.now();
    const add = () => insertDevice(api.store.db, { personId: api.people.pr.person.id, name: 'x', origin: null, now });
    const here = await add();
    const elsewhere = await add();
    const first = new Reader({ token: here.token });
    const second = new Reader({ token: elsewhere.token });
    await Promise.all([first.until(() => first.messages.length > 0), second.until(() => second.messages.length > 0)]);
    await api.clientOf(here.token).unpair();
    expect((await first.closed).code).toBe(4401);
    await revokeDevice(api.store.db, elsewhere.device.id, api.clock.now());
    expect((await second.closed).code).toBe(4401);
  });

  test('a device has a bounded number of streams', async () => {
    const small = await runApi({ limits: { streamsPerDevice: 2 } });
    const url = `${small.baseUrl.replace('http', 'ws')}${STREAM_PATH}`;
    const open = async () => {
      const socket = new WebSocket(url);
      socket.on('open', () => socket.send(JSON.stringify({ type: 'hello', token: small.people.social.token })));
      return new Promise<string | number>((resolve) => {
        socket.on('message', () => resolve('welcome'));
        socket.on('close', (code) => resolve(code));
      });
    };
    try {
      expect(await open()).toBe('welcome');
      expect(await open()).toBe('welcome');
      expect(await open()).toBe(4429);
    } finally {
      await small.close();
    }
  });

  test('two hundred readers hear everything', async () => {
    const readers = range(1, 200).map((i) => new Reader({ token: api.people[i % 2 === 0 ? 'social' : 'agent'].token }));
    await Promise.all(readers.map((reader) => reader.until(() => reader.messages.length > 0)));
    const mention = await api.addMention();
    const { seq } = await api.people.social.client.getStatus();
    await api.people.social.client.claimMention({ params: { id: mention.id } });
    await Promise.all(readers.map((reader) => reader.until(() => reader.seqs.includes(seq + 1))));
    for (const reader of readers) expect(reader.seqs).toEqual([seq, seq + 1]);
    await Promise.all(readers.map((reader) => reader.stop()));
  });

  test('closing the monitor says goodbye to every reader and does not hang', async () => {
    const small = await runApi();
    const url = `${small.baseUrl.replace('http', 'ws')}${STREAM_PATH}`;
    const sockets = range(1, 10).map(() => new WebSocket(url));
    const codes = sockets.map(
      (socket) => new Promise<number>((resolve) => socket.on('close', (code) => resolve(code))),
    );
    await Promise.all(
      sockets.map(
        (socket) =>
          new Promise<void>((resolve) => {
            socket.on('open', () => socket.send(JSON.stringify({ type: 'hello', token: small.people.pr.token })));
            socket.on('message', () => resolve());
          }),
      ),
    );
    // One that never answers the goodbye must not hold the others up.
    sockets[0]?.pause();
    await small.close();
    sockets[0]?.resume();
    expect(new Set((await Promise.all(codes)).slice(1))).toEqual(new Set([1001]));
  });
});
