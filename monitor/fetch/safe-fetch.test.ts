import { createServer } from 'node:http';
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

const noAddress = async () => {
  throw new Error('no name may be asked for');
};
const textOf = (body: Uint8Array): string => Buffer.from(body).toString();

describe('safeFetch', () => {
  it('fetches from a listed private service and hands out body, headers and address', async () => {
    server.answer((_request, response) => response.setHeader('x-one', '1').end('你好'));
    const response = await safeFetch(`${origin}/a`, { allowHosts });
    expect(textOf(response.body)).toBe('你好');
    expect(response).toMatchObject({ status: 200, url: `${origin}/a`, notModified: false, headers: { 'x-one': '1' } });
    expect(response).not.toHaveProperty('permanentRedirect');
  });

  it('sends validators and reports 304', async () => {
    server.answer((_request, response) => response.writeHead(304, { etag: '"b"' }).end());
    const response = await safeFetch(origin, {
      allowHosts,
      etag: '"a"',
      lastModified: 'Sat, 21 Nov 2026 07:05:06 GMT',
    });
    expect(server.seen[0]?.headers).toMatchObject({
      'if-none-match': '"a"',
      'if-modified-since': 'Sat, 21 Nov 2026 07:05:06 GMT',
    });
    expect(response.notModified).toBe(true);
    expect(response.headers.etag).toBe('"b"');
  });

  it('posts a body', async () => {
    server.answer((request, response) => request.pipe(response));
    const response = await safeFetch(origin, {
      allowHosts,
      method: 'POST',
      body: '{"a":1}',
      headers: { 'Content-Type': 'application/json' },
    });
    expect(textOf(response.body)).toBe('{"a":1}');
    expect(server.seen[0]?.headers['content-type']).toBe('application/json');
  });

  it('refuses before any socket: private literals, foreign protocols, user info', async () => {
    server.answer(() => {});
    for (const url of [origin, 'http://10.0.0.1/', 'file:///etc/passwd', 'http://a:b@example.com/']) {
      await expect(safeFetch(url, { lookup: noAddress })).rejects.toMatchObject({ code: 'url-refused' });
    }
    expect(server.seen).toHaveLength(0);
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
    server.answer((request, response) => response.end(request.headers.host));
    const { port } = server;
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
