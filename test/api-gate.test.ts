import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { API_ERRORS } from '../monitor/api/errors.ts';
import { insertDevice } from '../monitor/store/people/people.ts';
import { sendRaw, writeGet } from './helpers/raw-request.ts';
import { runApi, type TestApi } from './helpers/run-api.ts';

const PAIRED = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';
const PAIRED_FIREFOX = 'moz-extension://0b8a5a2e-7d0c-4c3b-9c0e-2f1a3b4c5d6e';

let api: TestApi;
let paired: string;
let pairedFirefox: string;
beforeAll(async () => {
  api = await runApi({ hosts: ['earshot.example.com', 'desk.example.com:8443'], limits: LARGE });
  const now = api.clock.now();
  const personId = api.people.social.person.id;
  const add = async (origin: string) =>
    (await insertDevice(api.store.db, { personId, name: 'browser', origin, now })).token;
  paired = await add(PAIRED);
  pairedFirefox = await add(PAIRED_FIREFOX);
});
afterAll(() => api.close());

/** The limits have a test of their own. */
const LARGE = { requestsPerMinute: 1_000_000, anonymousRequestsPerMinute: 1_000_000 };

async function post(path: string, body: string, headers: Record<string, string> = {}) {
  const response = await fetch(api.baseUrl + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${api.people.social.token}`, 'content-type': 'application/json', ...headers },
    body,
  });
  const answer = (await response.json()) as { error?: { code: string; field?: string; message: { en: string } } };
  return { status: response.status, ...answer };
}

describe('Host', () => {
  test.each([
    '127.0.0.1:{port}',
    'localhost:{port}',
    'LOCALHOST:{port}',
    '[::1]:{port}',
    'localhost',
    'localhost:9999',
    'earshot.example.com',
    'Earshot.Example.com:443',
    'desk.example.com:8443',
  ])('%s is ours', async (host) => {
    const named = host.replace('{port}', String(api.port));
    expect((await sendRaw(api.port, writeGet('/healthz', [['Host', named]]))).status).toBe(200);
  });

  test.each([
    'evil.test',
    'evil.test:{port}',
    '127.0.0.1.evil.test',
    'localhost.evil.test',
    'evil-localhost',
    'notlocalhost:{port}',
    'localhost@evil.test',
    'evil.test#localhost',
    'localhost:{port}:80',
    'localhost.',
    '127.0.0.2',
    '2130706433',
    '0.0.0.0:{port}',
    '[::ffff:127.0.0.1]',
    'earshot.example.com.evil.test',
    'xearshot.example.com',
    'desk.example.com',
    'desk.example.com:443',
    'ｌｏｃａｌｈｏｓｔ',
    ' ',
    ',localhost',
    'localhost,evil.test',
  ])('%s is not', async (host) => {
    const named = Buffer.from(host.replace('{port}', String(api.port))).toString('latin1');
    const { status, body } = await sendRaw(api.port, Buffer.from(writeGet('/healthz', [['Host', named]]), 'latin1'));
    expect(status).toBe(421);
    expect(JSON.parse(body).error.code).toBe('foreign-host');
  });

  test('two Host headers, or none, are refused', async () => {
    const two = writeGet('/healthz', [
      ['Host', 'localhost'],
      ['Host', 'evil.test'],
    ]);
    expect((await sendRaw(api.port, two)).status).toBeGreaterThanOrEqual(400);
    expect((await sendRaw(api.port, writeGet('/healthz', [['Accept', '*/*']]))).status).toBe(400);
  });

  test('an absolute address in the request line does not get around it', async () => {
    const { status } = await sendRaw(api.port, writeGet('http://evil.test/healthz', [['Host', 'evil.test']]));
    expect(status).toBe(421);
  });
});

describe('Origin', () => {
  const get = async (token: string | null, origin: string | null) => {
    const headers: [string, string][] = [['Host', 'localhost']];
    if (token !== null) headers.push(['Authorization', `Bearer ${token}`]);
    if (origin !== null) headers.push(['Origin', origin]);
    return (await sendRaw(api.port, writeGet(token === null ? '/healthz' : '/v1/me', headers))).status;
  };

  test('the paired extension, and a program without one, are answered', async () => {
    expect(await get(paired, PAIRED)).toBe(200);
    expect(await get(paired, null)).toBe(200);
    expect(await get(pairedFirefox, PAIRED_FIREFOX)).toBe(200);
    expect(await get(api.people.social.token, null)).toBe(200);
  });

  const LOOK_ALIKES = [
    'null',
    'https://evil.test',
    'http://localhost',
    'http://127.0.0.1:7373',
    'chrome-extension://abcdefghijklmnopabcdefghijklmnoa',
    'chrome-extension://abcdefghijklmnopabcdefghijklmno',
    'chrome-extension://abcdefghijklmnopabcdefghijklmnopp',
    `${PAIRED}.evil.test`,
    `${PAIRED}/`,
    `${PAIRED}:80`,
    `https://${PAIRED}`,
    PAIRED.toUpperCase(),
    PAIRED.replace('chrome', 'chrome '),
    `${PAIRED} ${PAIRED}`,
    `https://evil.test,${PAIRED}`,
    PAIRED.replace('chrome-extension', 'moz-extension'),
    PAIRED_FIREFOX,
    'moz-extension://00000000-0000-0000-0000-000000000000',
    'file://',
    'chrome-extension://',
    'about:blank',
    'data:text/html,x',
  ];
  test.each(LOOK_ALIKES)('%s with a good token is refused', async (origin) => {
    expect(await get(paired, origin)).toBe(403);
  });
  test.each(LOOK_ALIKES.filter((origin) => !/^(moz|chrome)-extension:\/\/[a-p0-9-]{32,36}$/.test(origin)))(
    '%s without a token is refused, also on an open address',
    async (origin) => {
      expect(await get(null, origin)).toBe(403);
    },
  );

  test('a device that was paired without a browser takes no Origin at all', async () => {
    expect(await get(api.people.social.token, PAIRED)).toBe(403);
  });

  test('no answer carries a CORS header', async () => {
    const { headers } = await sendRaw(
      api.port,
      writeGet('/v1/me', [
        ['Host', 'localhost'],
        ['Authorization', `Bearer ${paired}`],
        ['Origin', PAIRED],
      ]),
    );
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('pairing records the origin of the browser, and a page cannot pair', async () => {
    const pair = async (headers: Record<string, string>, said?: string) => {
      const { code } = await api.people.admin.client.createPairingCode({ params: { id: api.people.pr.person.id } });
      return post('/v1/pair', JSON.stringify({ code, device: 'b', ...(said === undefined ? {} : { origin: said }) }), {
        authorization: '',
        ...headers,
      });
    };
    const ok = (await pair({ origin: PAIRED }, PAIRED)) as unknown as { status: number; token: string };
    expect(ok.status).toBe(200);
    expect(await get(ok.token, PAIRED)).toBe(200);
    expect(await get(ok.token, PAIRED_FIREFOX)).toBe(403);
    expect((await pair({ origin: 'https://evil.test' })).error?.code).toBe('foreign-origin');
    expect((await pair({ origin: PAIRED }, PAIRED_FIREFOX)).error?.code).toBe('foreign-origin');
    expect((await pair({}, 'https://evil.test')).error?.code).toBe('foreign-origin');
  });
});

describe('tokens', () => {
  test.each([
    ['', 'no-token'],
    ['Bearer', 'no-token'],
    ['Basic dXNlcjpwdw==', 'no-token'],
    ['Bearer x', 'bad-token'],
    [`Bearer ${'A'.repeat(43)}`, 'bad-token'],
    [`Bearer ${'A'.repeat(5000)}`, 'no-token'],
    ["Bearer ' or 1=1 --", 'no-token'],
  ])('%j is refused as %s', async (authorization, code) => {
    const response = await fetch(`${api.baseUrl}/v1/me`, { headers: { authorization } });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(await response.json()).toMatchObject({ error: { code } });
  });

  test('a token in the address is no token', async () => {
    const response = await fetch(`${api.baseUrl}/v1/me?token=${paired}&access_token=${paired}`);
    expect(response.status).toBe(401);
  });

  test('a person who is switched off is out at once', async () => {
    const { db } = api.store;
    const { token } = await insertDevice(db, {
      personId: api.people.agent.person.id,
      name: 'x',
      origin: null,
      now: api.clock.now(),
    });
    const off = (active: number) =>
      db.updateTable('people').set({ active }).where('id', '=', api.people.agent.person.id).execute();
    await off(0);
    await expect(api.clientOf(token).getMe()).rejects.toMatchObject({ code: 'bad-token' });
    await off(1);
    expect((await api.clientOf(token).getMe()).person.active).toBe(true);
  });
});

describe('bodies', () => {
  const LOOKUP = '/v1/mentions/lookup';
  test('broken JSON', async () => {
    for (const body of ['{', '[1,', '{"a":undefined}', "{'a':1}", '\u0000', 'NaN', '{"a":1}}', '\uFEFF']) {
      expect(await post(LOOKUP, body)).toMatchObject({ status: 400, error: { code: 'bad-json' } });
    }
    expect(await post(LOOKUP, '')).toMatchObject({ status: 400, error: { code: 'bad-request' } });
  });

  test('__proto__ and constructor.prototype are refused and change nothing', async () => {
    for (const body of [
      '{"postKeys":[],"permalinks":[],"__proto__":{"admin":true}}',
      '{"postKeys":[],"permalinks":[],"constructor":{"prototype":{"admin":true}}}',
      '{"postKeys":[],"permalinks":[],"\\u005f_proto__":{"admin":true}}',
    ]) {
      expect(await post(LOOKUP, body)).toMatchObject({ status: 400, error: { code: 'bad-json' } });
    }
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  test('JSON nested deeper than twenty levels, also with brackets in strings', async () => {
    const deep = (levels: number) => `{"postKeys":${'['.repeat(levels)}${']'.repeat(levels)},"permalinks":[]}`;
    expect(await post(LOOKUP, deep(20))).toMatchObject({ status: 400, error: { code: 'too-deep' } });
    expect(await post(LOOKUP, deep(200_000))).toMatchObject({ status: 400, error: { code: 'too-deep' } });
    expect(await post(LOOKUP, JSON.stringify({ postKeys: [`"${'[{'.repeat(200)}\\`], permalinks: [] }))).toMatchObject({
      status: 200,
    });
  });

  test('only application/json is taken', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'text/json', '']) {
      const { status, error } = await post(LOOKUP, '{"postKeys":[],"permalinks":[]}', { 'content-type': type });
      expect({ status, code: error?.code }).toEqual({ status: 415, code: 'not-json' });
    }
    const { status } = await post(LOOKUP, '{"postKeys":[],"permalinks":[]}', {
      'content-type': 'application/json; charset=utf-8',
    });
    expect(status).toBe(200);
  });

  test('a body above 1 MiB is refused, a ticket may have ten', async () => {
    const big = JSON.stringify({ postKeys: ['x'.repeat(1024 * 1024)], permalinks: [] });
    expect(await post(LOOKUP, big)).toMatchObject({ status: 413, error: { code: 'too-large' } });
    const { status, error } = await post('/v1/tickets', JSON.stringify({ padding: 'x'.repeat(5 * 1024 * 1024) }));
    expect({ status, code: error?.code }).toEqual({ status: 400, code: 'bad-request' });
    const huge = JSON.stringify({ padding: 'x'.repeat(11 * 1024 * 1024) });
    expect((await post('/v1/tickets', huge)).error?.message.en).toContain('10485760');
  });

  test('a body without an end is cut at the limit, not kept', async () => {
    const status = await new Promise<number>((resolve) => {
      const outgoing = request(
        `${api.baseUrl}${LOOKUP}`,
        {
          method: 'POST',
          headers: { authorization: `Bearer ${api.people.social.token}`, 'content-type': 'application/json' },
        },
        (response) => {
          resolve(response.statusCode ?? 0);
          outgoing.destroy();
        },
      );
      outgoing.on('error', () => undefined);
      const pour = () => {
        while (!outgoing.destroyed && outgoing.write('x'.repeat(65_536)));
        outgoing.once('drain', pour);
      };
      pour();
    });
    expect(status).toBe(413);
  });

  test('what is wrong is named with its place, in both languages', async () => {
    const first = await post(LOOKUP, '{"postKeys":["a",5],"permalinks":[]}');
    expect(first).toMatchObject({ status: 400, error: { code: 'bad-request', field: 'body.postKeys.1' } });
    const response = await fetch(`${api.baseUrl}/v1/mentions?limit=ten`, {
      headers: { authorization: `Bearer ${api.people.social.token}` },
    });
    const { error } = (await response.json()) as { error: { field: string; message: Record<string, string> } };
    expect(error.field).toBe('querystring.limit');
    expect(error.message['zh-CN']).toMatch(/limit/);
    expect(error.message.en).toMatch(/limit/);
  });

  test('texts that hold U+0000 or half a character are stored, not a failure', async () => {
    const mention = await api.addMention();
    const body = JSON.stringify({ how: 'page', at: api.clock.now(), text: 'a\u0000b\ud800c', permalink: '\u0000' });
    expect((await post(`/v1/mentions/${mention.id}/answered`, body)).status).toBe(200);
    expect((await post('/v1/mentions/%00/claim', '{}')).status).toBe(404);
  });
});

describe('addresses', () => {
  test('an unknown address, a wrong method, a malformed one: each has its word', async () => {
    const auth = { authorization: `Bearer ${api.people.social.token}` };
    const unknown = await fetch(`${api.baseUrl}/v1/nothing`, { headers: auth });
    expect([unknown.status, ((await unknown.json()) as { error: { code: string } }).error.code]).toEqual([
      404,
      'no-route',
    ]);
    const method = await fetch(`${api.baseUrl}/v1/mentions/abc/claim`, { headers: auth });
    expect([method.status, method.headers.get('allow')]).toEqual([405, 'POST']);
    for (const path of ['/v1/mentions/%', '/v1/mentions/%ff', '/v1/mentions/%zz/claim']) {
      const { status, body } = await sendRaw(api.port, writeGet(path, [['Host', 'localhost']]));
      expect([path, status, JSON.parse(body).error.code]).toEqual([path, 400, 'bad-address']);
    }
    for (const path of ['/../etc/passwd', '/v1/../../x', '/v1//me', '//evil.test/v1/me']) {
      expect((await sendRaw(api.port, writeGet(path, [['Host', 'localhost']]))).status).toBe(404);
    }
  });

  test('bytes that are no HTTP get an answer in JSON, and headers without an end are cut', async () => {
    const noise = await sendRaw(api.port, 'hello\r\n\r\n');
    expect([noise.status, JSON.parse(noise.body).error.code]).toEqual([400, 'bad-http']);
    const long = await sendRaw(api.port, writeGet('/healthz', [['X', 'x'.repeat(50_000)]]));
    expect(long.status).toBe(431);
  });

  test('each error names the way out in both languages', () => {
    for (const [code, { status, message }] of Object.entries(API_ERRORS)) {
      expect(status, code).toBeGreaterThanOrEqual(400);
      expect(message['zh-CN'], code).toMatch(/\p{Script=Han}{3,}/u);
      expect(message.en, code).toMatch(/^[\p{ASCII}]+$/u);
    }
  });
});

describe('documents', () => {
  test('/metrics: open on the loopback, a token for whoever comes through a proxy or by another name', async () => {
    const ask = (headers: [string, string][]) => sendRaw(api.port, writeGet('/metrics', headers));
    await api.people.social.client.getMe();
    const open = await ask([['Host', '127.0.0.1']]);
    expect(open.status).toBe(200);
    for (const name of [
      'earshot_entries_total',
      'earshot_mentions_total',
      'earshot_alerts_total',
      'earshot_tickets_total',
      'earshot_found_delay_seconds',
      'earshot_told_delay_seconds',
      'earshot_source_state',
      'earshot_http_request_seconds',
    ]) {
      expect(open.body).toContain(`# TYPE ${name} `);
    }
    expect(open.body).toMatch(/earshot_source_state\{state="blind",drill="false"\} 0/);
    expect((await ask([['Host', 'earshot.example.com']])).status).toBe(401);
    expect(
      (
        await ask([
          ['Host', 'localhost'],
          ['X-Forwarded-For', '203.0.113.1'],
        ])
      ).status,
    ).toBe(401);
    const token: [string, string] = ['Authorization', `Bearer ${api.people.auditor.token}`];
    expect((await ask([['Host', 'earshot.example.com'], token])).status).toBe(200);
  });

  test('/openapi.json describes every route with what it takes and gives', async () => {
    const response = await fetch(`${api.baseUrl}/openapi.json`);
    const document = (await response.json()) as {
      openapi: string;
      paths: Record<string, Record<string, { operationId: string; responses: Record<string, unknown> }>>;
    };
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    expect(document.openapi).toBe('3.1.0');
    expect(operations.map((operation) => operation.operationId)).toContain('claimMention');
    expect(document.paths['/v1/mentions/{id}/claim']?.post?.responses).toHaveProperty('200');
    expect(JSON.stringify(document.paths['/v1/tickets']?.post)).toContain('clientKey');
  });
});

test('too many requests of one token or of nobody are held off, each on its own account', async () => {
  const small = await runApi({ limits: { requestsPerMinute: 5, anonymousRequestsPerMinute: 3 } });
  try {
    const { client } = small.people.social;
    for (let i = 0; i < 5; i += 1) await client.getMe();
    const refusal = await client.getMe().catch((error: unknown) => error);
    expect(refusal).toMatchObject({ status: 429, code: 'too-many', retryable: true });
    expect((refusal as { waitSeconds: number }).waitSeconds).toBeGreaterThan(0);
    await small.people.agent.client.getMe();
    // A token that is not good has no account of its own.
    const codes: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      const response = await fetch(`${small.baseUrl}/v1/me`, { headers: { authorization: `Bearer made-up-${i}` } });
      codes.push(response.status);
    }
    expect(codes).toEqual([401, 401, 401, 429, 429]);
    expect((await fetch(`${small.baseUrl}/v1/nothing`)).status).toBe(429);
  } finally {
    await small.close();
  }
});
