import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ScriptedServer, startScriptedServer } from '../../test/helpers/scripted-server.ts';
import { safeFetch } from './safe-fetch.ts';

let server: ScriptedServer;
let origin: string;
let allowHosts: readonly string[];
beforeAll(async () => {
  server = await startScriptedServer();
  ({ origin, allowHosts } = server);
});
afterAll(() => server.close());

const MIB = 1024 * 1024;
const textOf = (body: Uint8Array): string => Buffer.from(body).toString();

describe('safeFetch and size', () => {
  const bomb = Buffer.alloc(200 * MIB);
  const encodings: readonly (readonly [string, (bytes: Buffer) => Buffer])[] = [
    ['gzip', (bytes) => gzipSync(bytes)],
    ['br', (bytes) => brotliCompressSync(bytes, { params: { 1: 1 } })],
    ['zstd', (bytes) => zstdCompressSync(bytes)],
    ['deflate', (bytes) => deflateSync(bytes)],
  ];

  it.each(encodings)('undoes %s and stops its bombs by decoded bytes', async (coding, compress) => {
    const small = compress(Buffer.from('正文'));
    server.answer((_request, response) => response.setHeader('content-encoding', coding).end(small));
    expect(textOf((await safeFetch(origin, { allowHosts })).body)).toBe('正文');
    const packed = compress(bomb);
    expect(packed.length).toBeLessThan(MIB);
    server.answer((_request, response) => response.setHeader('content-encoding', coding).end(packed));
    await expect(safeFetch(origin, { allowHosts })).rejects.toMatchObject({ code: 'too-large' });
  });

  it.each(['GET', 'POST'])('stops a plain body at the bound, whatever Content-Length says (%s)', async (method) => {
    server.answer((_request, response) => {
      const timer = setInterval(() => response.write(Buffer.alloc(64 * 1024)), 1);
      response.on('close', () => clearInterval(timer));
    });
    await expect(safeFetch(origin, { method, allowHosts, maxBytes: MIB })).rejects.toMatchObject({ code: 'too-large' });
    server.answer((_request, response) => response.end(Buffer.alloc(1000)));
    await expect(safeFetch(origin, { method, allowHosts, maxBytes: 999 })).rejects.toMatchObject({ code: 'too-large' });
    expect((await safeFetch(origin, { method, allowHosts, maxBytes: 1000 })).body).toHaveLength(1000);
  });

  it('takes two codings, refuses three, unknown ones and broken ones, and keeps what a cut body held', async () => {
    const twice = gzipSync(brotliCompressSync(Buffer.from('twice')));
    server.answer((_request, response) => response.setHeader('content-encoding', 'br, gzip').end(twice));
    expect(textOf((await safeFetch(origin, { allowHosts })).body)).toBe('twice');
    for (const [coding, body] of [
      ['gzip, gzip, gzip', Buffer.from('x')],
      ['lzma', Buffer.from('x')],
      ['gzip', Buffer.from('plain text')],
    ] as const) {
      server.answer((_request, response) => response.setHeader('content-encoding', coding).end(body));
      await expect(safeFetch(origin, { allowHosts })).rejects.toMatchObject({ code: 'bad-encoding' });
    }
    const text = Array.from({ length: 5000 }, (_, index) => `line ${index * 7919}\n`).join('');
    const packed = gzipSync(text);
    server.answer((_request, response) =>
      response.setHeader('content-encoding', 'gzip').end(packed.subarray(0, packed.length / 2)),
    );
    const cut = textOf((await safeFetch(origin, { allowHosts })).body);
    expect(cut.length).toBeGreaterThan(1000);
    expect(text.startsWith(cut)).toBe(true);
    server.answer((_request, response) =>
      response.setHeader('content-encoding', 'deflate').end(deflateRawSync(Buffer.from('raw'))),
    );
    expect(textOf((await safeFetch(origin, { allowHosts })).body)).toBe('raw');
  });
});

describe('safeFetch and slow or broken servers', () => {
  it.each(['GET', 'POST'])('gives up on silence, on a drip and when told to (%s)', async (method) => {
    server.answer(() => {});
    await expect(safeFetch(origin, { method, allowHosts, quietMs: 100 })).rejects.toMatchObject({ code: 'timeout' });
    server.answer((_request, response) => void response.write('begin'));
    await expect(safeFetch(origin, { method, allowHosts, quietMs: 100 })).rejects.toMatchObject({ code: 'timeout' });
    server.answer((_request, response) => {
      const timer = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(timer));
    });
    await expect(safeFetch(origin, { method, allowHosts, timeoutMs: 200, quietMs: 100 })).rejects.toMatchObject({
      code: 'timeout',
    });
    const signal = AbortSignal.timeout(50);
    server.answer(() => {});
    await expect(safeFetch(origin, { method, allowHosts, signal })).rejects.toMatchObject({ code: 'aborted' });
  });

  it('counts the hops of a redirect against one deadline', async () => {
    server.answer((_request, response) => setTimeout(() => response.writeHead(302, { location: '/again' }).end(), 80));
    await expect(safeFetch(origin, { allowHosts, timeoutMs: 200 })).rejects.toMatchObject({ code: 'timeout' });
  });

  it.each([
    ['junk', 'hello, this is not http\r\n\r\n', 'protocol'],
    ['HTTP/0.9', '<rss></rss>', 'protocol'],
    ['an early close', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort', 'connection'],
    ['no answer at all', '', 'connection'],
    ['a 20 kB header', `HTTP/1.1 200 OK\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`, 'protocol'],
  ])('names the fault of %s', async (_name, bytes, code) => {
    const raw = createSocketServer((socket) => socket.on('error', () => {}).once('data', () => socket.end(bytes)));
    await new Promise<void>((resolve) => raw.listen(0, '127.0.0.1', resolve));
    const { port } = raw.address() as AddressInfo;
    await expect(safeFetch(`http://127.0.0.1:${port}/`, { allowHosts: [`127.0.0.1:${port}`] })).rejects.toMatchObject({
      code,
    });
    raw.close();
  });

  it('tries a stale kept-alive connection once more', async () => {
    let connections = 0;
    const raw = createSocketServer((socket) => {
      connections += 1;
      let requests = 0;
      socket.on('error', () => {});
      socket.on('data', () => {
        requests += 1;
        if (requests > 1) socket.resetAndDestroy();
        else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: keep-alive\r\n\r\nok');
      });
    });
    await new Promise<void>((resolve) => raw.listen(0, '127.0.0.1', resolve));
    const { port } = raw.address() as AddressInfo;
    const options = { allowHosts: [`127.0.0.1:${port}`] };
    await safeFetch(`http://127.0.0.1:${port}/`, options);
    const second = await safeFetch(`http://127.0.0.1:${port}/`, options);
    expect(textOf(second.body)).toBe('ok');
    expect(connections).toBe(2);
    raw.close();
  });
});
