import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { safeFetch } from './safe-fetch.ts';

const MIB = 1024 * 1024;
let server: Server;
let origin: string;
let allowHosts: string[];
let answer: RequestListener = () => {};
let seen: IncomingMessage[] = [];
const noAddress = async () => {
  throw new Error('no name may be asked for');
};

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
  allowHosts = [`127.0.0.1:${port}`];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
afterEach(() => {
  seen = [];
});

/** Redirects by path; every other path says where it was asked. */
const redirecting =
  (table: Readonly<Record<string, readonly [number, string]>>): RequestListener =>
  (request, response) => {
    const hop = table[request.url ?? ''];
    if (hop) response.writeHead(hop[0], { location: hop[1] }).end();
    else response.end(`${request.method} ${request.url}`);
  };

const textOf = (body: Uint8Array): string => Buffer.from(body).toString();

describe('safeFetch', () => {
  it('fetches from a listed private service and hands out body, headers and address', async () => {
    answer = (_request, response) => response.setHeader('x-one', '1').end('你好');
    const response = await safeFetch(`${origin}/a`, { allowHosts });
    expect(textOf(response.body)).toBe('你好');
    expect(response).toMatchObject({ status: 200, url: `${origin}/a`, notModified: false, headers: { 'x-one': '1' } });
    expect(response).not.toHaveProperty('permanentRedirect');
  });

  it('sends validators and reports 304', async () => {
    answer = (_request, response) => response.writeHead(304, { etag: '"b"' }).end();
    const response = await safeFetch(origin, {
      allowHosts,
      etag: '"a"',
      lastModified: 'Sat, 21 Nov 2026 07:05:06 GMT',
    });
    expect(seen[0]?.headers).toMatchObject({
      'if-none-match': '"a"',
      'if-modified-since': 'Sat, 21 Nov 2026 07:05:06 GMT',
    });
    expect(response.notModified).toBe(true);
    expect(response.headers.etag).toBe('"b"');
  });

  it('posts a body', async () => {
    answer = (request, response) => request.pipe(response);
    const response = await safeFetch(origin, {
      allowHosts,
      method: 'POST',
      body: '{"a":1}',
      headers: { 'Content-Type': 'application/json' },
    });
    expect(textOf(response.body)).toBe('{"a":1}');
    expect(seen[0]?.headers['content-type']).toBe('application/json');
  });

  it('refuses before any socket: private literals, foreign protocols, user info', async () => {
    for (const url of [origin, 'http://10.0.0.1/', 'file:///etc/passwd', 'http://a:b@example.com/']) {
      await expect(safeFetch(url, { lookup: noAddress })).rejects.toMatchObject({ code: 'url-refused' });
    }
    expect(seen).toHaveLength(0);
  });
});

describe('safeFetch and names', () => {
  it.each([
    [['10.0.0.1']],
    [['93.184.216.34', '192.168.0.1']],
    [['2606:4700::1111', '::1']],
    [['::ffff:169.254.169.254']],
  ])('refuses a name that answers %j', async (addresses) => {
    const lookup = async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    await expect(safeFetch('http://evil.example.com/', { lookup })).rejects.toMatchObject({ code: 'address-refused' });
  });

  it('asks once and connects to the address that was judged', async () => {
    answer = (request, response) => response.end(request.headers.host);
    const { port } = server.address() as AddressInfo;
    let questions = 0;
    const lookup = async () => {
      questions += 1;
      return [{ address: questions === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }];
    };
    const response = await safeFetch(`http://rsshub.example:${port}/`, {
      lookup,
      allowHosts: [`rsshub.example:${port}`],
    });
    expect(textOf(response.body)).toBe(`rsshub.example:${port}`);
    expect(questions).toBe(1);
  });

  it('does not lend the open connection of a listed service to a request that may not use it', async () => {
    // A loopback address of its own, because only a public port number reaches the question of the address.
    const listed = createServer((_request, response) => response.end('ok'));
    await new Promise<void>((resolve) => listed.listen(8080, '127.77.0.1', resolve));
    const url = 'http://shared.example:8080/';
    const lookup = async () => [{ address: '127.77.0.1', family: 4 }];
    await safeFetch(url, { lookup, allowHosts: ['shared.example:8080'] });
    await expect(safeFetch(url, { lookup })).rejects.toMatchObject({ code: 'address-refused' });
    listed.closeAllConnections();
    listed.close();
  });

  it('tells a name that does not exist from a refusal', async () => {
    const lookup = async () => {
      throw Object.assign(new Error('getaddrinfo ENOTFOUND nowhere.example.com'), { code: 'ENOTFOUND' });
    };
    await expect(safeFetch('http://nowhere.example.com/', { lookup })).rejects.toMatchObject({ code: 'dns' });
    await expect(safeFetch('http://nowhere.example.com/', { lookup: async () => [] })).rejects.toMatchObject({
      code: 'dns',
    });
  });
});

describe('safeFetch and redirects', () => {
  it('follows five hops and tells a permanent address', async () => {
    answer = redirecting({
      '/1': [301, '/2'],
      '/2': [308, '/3'],
      '/3': [301, '/4'],
      '/4': [308, '/5'],
      '/5': [301, '/end'],
    });
    const response = await safeFetch(`${origin}/1`, { allowHosts });
    expect(response).toMatchObject({ url: `${origin}/end`, permanentRedirect: `${origin}/end` });
  });

  it('counts only an unbroken chain from the start as permanent', async () => {
    answer = redirecting({ '/1': [301, '/2'], '/2': [302, '/3'], '/3': [301, '/end'] });
    expect(await safeFetch(`${origin}/1`, { allowHosts })).toMatchObject({
      url: `${origin}/end`,
      permanentRedirect: `${origin}/2`,
    });
    answer = redirecting({ '/1': [302, '/2'], '/2': [301, '/end'] });
    expect(await safeFetch(`${origin}/1`, { allowHosts })).not.toHaveProperty('permanentRedirect');
  });

  it('stops at a sixth hop and at a loop', async () => {
    answer = redirecting({ '/loop': [302, '/loop'] });
    await expect(safeFetch(`${origin}/loop`, { allowHosts })).rejects.toMatchObject({ code: 'too-many-redirects' });
    expect(seen).toHaveLength(6);
  });

  it.each([
    ...['http://127.0.0.1:1/', 'http://10.0.0.1/', 'http://[::1]/', 'file:///etc/passwd', 'gopher://example.com/'],
    ...[
      'http://example.com:25/',
      'http://example.com:6379/',
      'http://me:pw@example.com/',
      'http://localhost/',
      'http://',
    ],
  ])('refuses a redirect to %s', async (location) => {
    answer = redirecting({ '/': [302, location] });
    await expect(safeFetch(`${origin}/`, { allowHosts, lookup: noAddress })).rejects.toMatchObject({
      code: 'redirect-refused',
    });
    expect(seen).toHaveLength(1);
  });

  it('refuses a redirect without a target and returns any redirect when told not to follow', async () => {
    answer = (_request, response) => response.writeHead(302).end();
    await expect(safeFetch(origin, { allowHosts })).rejects.toMatchObject({ code: 'redirect-refused' });
    answer = redirecting({ '/': [302, 'http://10.0.0.1/'] });
    expect(await safeFetch(`${origin}/`, { allowHosts, followRedirects: false })).toMatchObject({
      status: 302,
      headers: { location: 'http://10.0.0.1/' },
    });
  });

  it('keeps credentials within their origin', async () => {
    const { port } = server.address() as AddressInfo;
    const other = `http://other.example:${port}/there`;
    answer = redirecting({ '/same': [302, '/here'], '/other': [302, other] });
    const options = {
      allowHosts: [...allowHosts, `other.example:${port}`],
      lookup: async () => [{ address: '127.0.0.1', family: 4 }],
      headers: { Authorization: 'Bearer secret', Cookie: 'a=b', 'X-Api-Key': 'k', Accept: 'application/rss+xml' },
      etag: '"x"',
    };
    await safeFetch(`${origin}/same`, options);
    expect(seen[1]?.headers).toMatchObject({ authorization: 'Bearer secret', cookie: 'a=b' });
    seen = [];
    await safeFetch(`${origin}/other`, options);
    expect(seen[1]?.headers).toMatchObject({ accept: 'application/rss+xml' });
    for (const name of ['authorization', 'cookie', 'x-api-key', 'if-none-match'])
      expect(seen[1]?.headers).not.toHaveProperty(name);
  });

  it('turns a redirected POST into GET and never carries a body to another origin', async () => {
    answer = redirecting({ '/post': [303, '/end'], '/keep': [307, 'http://other.example/'] });
    const post = { allowHosts, method: 'POST', body: 'secret', headers: { 'content-type': 'text/plain' } };
    expect(textOf((await safeFetch(`${origin}/post`, post)).body)).toBe('GET /end');
    expect(seen[1]?.headers).not.toHaveProperty('content-type');
    await expect(safeFetch(`${origin}/keep`, post)).rejects.toMatchObject({ code: 'redirect-refused' });
  });
});

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
    answer = (_request, response) => response.setHeader('content-encoding', coding).end(small);
    expect(textOf((await safeFetch(origin, { allowHosts })).body)).toBe('正文');
    const packed = compress(bomb);
    expect(packed.length).toBeLessThan(MIB);
    answer = (_request, response) => response.setHeader('content-encoding', coding).end(packed);
    await expect(safeFetch(origin, { allowHosts })).rejects.toMatchObject({ code: 'too-large' });
  });

  it('stops a plain body at the bound, whatever Content-Length says', async () => {
    answer = (_request, response) => {
      const timer = setInterval(() => response.write(Buffer.alloc(64 * 1024)), 1);
      response.on('close', () => clearInterval(timer));
    };
    await expect(safeFetch(origin, { allowHosts, maxBytes: MIB })).rejects.toMatchObject({ code: 'too-large' });
    answer = (_request, response) => response.end(Buffer.alloc(1000));
    await expect(safeFetch(origin, { allowHosts, maxBytes: 999 })).rejects.toMatchObject({ code: 'too-large' });
    expect((await safeFetch(origin, { allowHosts, maxBytes: 1000 })).body).toHaveLength(1000);
  });

  it('takes two codings, refuses three, unknown ones and broken ones, and keeps what a cut body held', async () => {
    const twice = gzipSync(brotliCompressSync(Buffer.from('twice')));
    answer = (_request, response) => response.setHeader('content-encoding', 'br, gzip').end(twice);
    expect(textOf((await safeFetch(origin, { allowHosts })).body)).toBe('twice');
    for (const [coding, body] of [
      ['gzip, gzip, gzip', Buffer.from('x')],
      ['lzma', Buffer.from('x')],
      ['gzip', Buffer.from('plain text')],
    ] as const) {
      answer = (_request, response) => response.setHeader('content-encoding', coding).end(body);
      await expect(safeFetch(origin, { allowHosts })).rejects.toMatchObject({ code: 'bad-encoding' });
    }
    const text = Array.from({ length: 5000 }, (_, index) => `line ${index * 7919}\n`).join('');
    const packed = gzipSync(text);
    answer = (_request, response) =>
      response.setHeader('content-encoding', 'gzip').end(packed.subarray(0, packed.length / 2));
    const cut = textOf((await safeFetch(origin, { allowHosts })).body);
    expect(cut.length).toBeGreaterThan(1000);
    expect(text.startsWith(cut)).toBe(true);
    answer = (_request, response) =>
      response.setHeader('content-encoding', 'deflate').end(deflateRawSync(Buffer.from('raw')));
    expect(textOf((await safeFetch(origin, { allowHosts })).body)).toBe('raw');
  });
});

describe('safeFetch and slow or broken servers', () => {
  it('gives up on silence before the headers, on silence in the body, on a drip and when told to', async () => {
    answer = () => {};
    await expect(safeFetch(origin, { allowHosts, quietMs: 100 })).rejects.toMatchObject({ code: 'timeout' });
    answer = (_request, response) => void response.write('begin');
    await expect(safeFetch(origin, { allowHosts, quietMs: 100 })).rejects.toMatchObject({ code: 'timeout' });
    answer = (_request, response) => {
      const timer = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(timer));
    };
    await expect(safeFetch(origin, { allowHosts, timeoutMs: 200, quietMs: 100 })).rejects.toMatchObject({
      code: 'timeout',
    });
    const signal = AbortSignal.timeout(50);
    answer = () => {};
    await expect(safeFetch(origin, { allowHosts, signal })).rejects.toMatchObject({ code: 'aborted' });
  });

  it('counts the hops of a redirect against one deadline', async () => {
    answer = (_request, response) => setTimeout(() => response.writeHead(302, { location: '/again' }).end(), 80);
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
