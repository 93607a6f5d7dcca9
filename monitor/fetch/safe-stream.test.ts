import { afterEach, expect, it } from 'vitest';
import { type StreamFarm, startStreamFarm } from '../../test/helpers/stream-farm.ts';
import { safeStream } from './safe-stream.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function farm(): Promise<StreamFarm> {
  const started = await startStreamFarm();
  ends.push(started.close);
  return started;
}

async function take(stream: AsyncIterable<readonly string[]>, count: number): Promise<string[]> {
  const taken: string[] = [];
  for await (const batch of stream) {
    taken.push(...batch);
    if (taken.length >= count) break;
  }
  return taken;
}

const NOW = Date.UTC(2026, 10, 22);

it.each(['ws', 'http'])(
  'gives the messages of a %s stream in their order and lets go when nobody reads on',
  async (kind) => {
    const { origin, host, send, open } = await farm();
    const stream = safeStream(`${origin.replace('http', kind)}/stream`, {
      allowHosts: [host],
      now: NOW,
      onOpen: () => {
        for (const text of ['{"a":"一"}', '{"a":2}', '{"a":3}']) send(text);
      },
    });
    expect(await take(stream, 3)).toEqual(['{"a":"一"}', '{"a":2}', '{"a":3}']);
    await expect.poll(open).toBe(0);
  },
);

it.each([
  ['ws://127.0.0.1:8080/', 'url-refused'],
  ['wss://[::1]/', 'url-refused'],
  ['wss://user:secret@stream.test/', 'url-refused'],
  ['wss://stream.test:6379/', 'url-refused'],
  ['ftp://stream.test/', 'url-refused'],
  ['wss://rebound.test/', 'address-refused'],
  ['https://rebound.test/', 'address-refused'],
])('opens no socket to %s', async (url, code) => {
  const lookup = async () => [{ address: '10.0.0.1', family: 4 }];
  await expect(take(safeStream(url, { now: NOW, lookup }), 1)).rejects.toMatchObject({ code });
});

it.each(['ws', 'http'])('takes a %s stream without a sign of life for dead', async (kind) => {
  const { origin, host } = await farm();
  const url = `${origin.replace('http', kind)}/stream`;
  const stream = safeStream(url, { allowHosts: [host], now: NOW, silenceMs: 80 });
  await expect(take(stream, 1)).rejects.toMatchObject({ code: 'timeout' });
});

it.each(['ws', 'http'])('reads a refusal of a %s stream like that of a poll', async (kind) => {
  const { origin, host, refuse } = await farm();
  const url = `${origin.replace('http', kind)}/stream`;
  const options = { allowHosts: [host], now: NOW };
  refuse(429, { 'retry-after': '120' });
  await expect(take(safeStream(url, options), 1)).rejects.toMatchObject({ waitSeconds: 120, mayRecover: true });
  refuse(401);
  await expect(take(safeStream(url, options), 1)).rejects.toMatchObject({ mayRecover: false });
  refuse(302, { location: 'http://169.254.169.254/' });
  await expect(take(safeStream(url, options), 1)).rejects.toMatchObject({ code: 'redirect-refused' });
});

it.each(['ws', 'http'])('tells when a %s stream breaks, after what had come', async (kind) => {
  const { origin, host, send, cut } = await farm();
  const stream = safeStream(`${origin.replace('http', kind)}/stream`, {
    allowHosts: [host],
    now: NOW,
    onOpen: () => send('one'),
  });
  const taken: string[] = [];
  const reading = (async () => {
    for await (const batch of stream) {
      taken.push(...batch);
      cut();
    }
  })();
  await expect(reading).rejects.toMatchObject({ name: 'FetchError' });
  expect(taken).toEqual(['one']);
});

it('ends at once when it is given up', async () => {
  const { origin, host, open } = await farm();
  const abort = new AbortController();
  const options = { allowHosts: [host], now: NOW, signal: abort.signal, onOpen: () => abort.abort() };
  await expect(take(safeStream(`${origin.replace('http', 'ws')}/stream`, options), 1)).rejects.toThrow();
  await expect.poll(open).toBe(0);
});
