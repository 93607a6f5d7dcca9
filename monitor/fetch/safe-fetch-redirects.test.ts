import type { RequestListener } from 'node:http';
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
/** Redirects by path; every other path says where it was asked. */
const redirecting =
  (table: Readonly<Record<string, readonly [number, string]>>): RequestListener =>
  (request, response) => {
    const hop = table[request.url ?? ''];
    if (hop) response.writeHead(hop[0], { location: hop[1] }).end();
    else response.end(`${request.method} ${request.url}`);
  };

const textOf = (body: Uint8Array): string => Buffer.from(body).toString();

describe('safeFetch and redirects', () => {
  it('follows five hops and tells a permanent address', async () => {
    server.answer(
      redirecting({
        '/1': [301, '/2'],
        '/2': [308, '/3'],
        '/3': [301, '/4'],
        '/4': [308, '/5'],
        '/5': [301, '/end'],
      }),
    );
    const response = await safeFetch(`${origin}/1`, { allowHosts });
    expect(response).toMatchObject({ url: `${origin}/end`, permanentRedirect: `${origin}/end` });
  });

  it('counts only an unbroken chain from the start as permanent', async () => {
    server.answer(redirecting({ '/1': [301, '/2'], '/2': [302, '/3'], '/3': [301, '/end'] }));
    expect(await safeFetch(`${origin}/1`, { allowHosts })).toMatchObject({
      url: `${origin}/end`,
      permanentRedirect: `${origin}/2`,
    });
    server.answer(redirecting({ '/1': [302, '/2'], '/2': [301, '/end'] }));
    expect(await safeFetch(`${origin}/1`, { allowHosts })).not.toHaveProperty('permanentRedirect');
  });

  it('stops at a sixth hop and at a loop', async () => {
    server.answer(redirecting({ '/loop': [302, '/loop'] }));
    await expect(safeFetch(`${origin}/loop`, { allowHosts })).rejects.toMatchObject({ code: 'too-many-redirects' });
    expect(server.seen).toHaveLength(6);
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
    server.answer(redirecting({ '/': [302, location] }));
    await expect(safeFetch(`${origin}/`, { allowHosts, lookup: noAddress })).rejects.toMatchObject({
      code: 'redirect-refused',
    });
    expect(server.seen).toHaveLength(1);
  });

  it('refuses a redirect without a target and returns any redirect when told not to follow', async () => {
    server.answer((_request, response) => response.writeHead(302).end());
    await expect(safeFetch(origin, { allowHosts })).rejects.toMatchObject({ code: 'redirect-refused' });
    server.answer(redirecting({ '/': [302, 'http://10.0.0.1/'] }));
    expect(await safeFetch(`${origin}/`, { allowHosts, followRedirects: false })).toMatchObject({
      status: 302,
      headers: { location: 'http://10.0.0.1/' },
    });
  });

  it('keeps credentials within their origin', async () => {
    const { port } = server;
    const other = `http://other.example:${port}/there`;
    server.answer(redirecting({ '/same': [302, '/here'], '/other': [302, other] }));
    const options = {
      allowHosts: [...allowHosts, `other.example:${port}`],
      lookup: async () => [{ address: '127.0.0.1', family: 4 }],
      headers: { Authorization: 'Bearer secret', Cookie: 'a=b', 'X-Api-Key': 'k', Accept: 'application/rss+xml' },
      etag: '"x"',
    };
    await safeFetch(`${origin}/same`, options);
    expect(server.seen[1]?.headers).toMatchObject({ authorization: 'Bearer secret', cookie: 'a=b' });
    server.seen.length = 0;
    await safeFetch(`${origin}/other`, options);
    expect(server.seen[1]?.headers).toMatchObject({ accept: 'application/rss+xml' });
    for (const name of ['authorization', 'cookie', 'x-api-key', 'if-none-match'])
      expect(server.seen[1]?.headers).not.toHaveProperty(name);
  });

  it('turns a redirected POST into GET and never carries a body to another origin', async () => {
    server.answer(redirecting({ '/post': [303, '/end'], '/keep': [307, 'http://other.example/'] }));
    const post = { allowHosts, method: 'POST', body: 'secret', headers: { 'content-type': 'text/plain' } };
    expect(textOf((await safeFetch(`${origin}/post`, post)).body)).toBe('GET /end');
    expect(server.seen[1]?.headers).not.toHaveProperty('content-type');
    await expect(safeFetch(`${origin}/keep`, post)).rejects.toMatchObject({ code: 'redirect-refused' });
  });
});
