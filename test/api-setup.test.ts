// The setup page: who may come in, what it writes, and what happens when two write at once.
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { findNextAddress } from '../monitor/setup/next-address.ts';
import type { SetupOptions } from '../monitor/setup/setup-desk.ts';
import { createSetupKey } from '../monitor/setup/setup-key.ts';
import { listSetupKinds } from '../monitor/setup/setup-kinds.ts';
import texts from '../monitor/setup/texts.json' with { type: 'json' };
import { insertDevice, touchDevices } from '../monitor/store/people/people.ts';
import { sendRaw, writeGet } from './helpers/raw-request.ts';
import { runApi, type TestApi } from './helpers/run-api.ts';
import { type ScriptedServer, startScriptedServer } from './helpers/scripted-server.ts';

const GOOD = { brands: [{ id: 'xinrui', name: '新锐' }], sources: [feed('https://forum.test/latest.rss')] };
function feed(url: string) {
  return { id: 'forum', type: 'feed', name: '论坛', settings: { url } };
}

let folder: string;
let file: string;
let api: TestApi;
let restarts: number;
const key = createSetupKey(Date.now());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-setup-'));
  file = join(folder, 'earshot.yaml');
  restarts = 0;
  api = await runApi({
    setupKey: key,
    setup: setupOf(file),
  });
});
afterEach(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

const admin = () => api.clientOf(key.token);
const save = (draft: Record<string, unknown>, base: Record<string, unknown> = {}, baseVersion: string | null = null) =>
  admin().saveSetup({ body: { base, baseVersion, draft } });

describe('who may come in', () => {
  const put = async (headers: Record<string, string>, token: string | null = key.token) => {
    const response = await fetch(`${api.baseUrl}/v1/setup`, {
      method: 'PUT',
      headers: {
        'content-type': 'application/json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: JSON.stringify({ base: {}, baseVersion: null, draft: GOOD }),
    });
    return ((await response.json()) as { error?: { code: string } }).error?.code ?? response.status;
  };

  test('the page itself and a program with the key, nobody else', async () => {
    expect(await put({ origin: api.baseUrl })).toBe(200);
    expect(await put({}, null)).toBe('no-token');
    expect(await put({}, 'A'.repeat(43))).toBe('bad-token');
    expect(await put({}, api.people.director.token)).toBe('not-allowed');
    expect(await put({}, api.people.admin.token)).toBe(200);
  });

  test.each([
    ['a foreign page', { origin: 'https://evil.test' }],
    ['a page of another port', { origin: 'http://127.0.0.1:1' }],
    ['a page without an origin of its own', { origin: 'null' }],
    ['another extension', { origin: 'chrome-extension://abcdefghijklmnopabcdefghijklmnop' }],
  ])('%s is refused though it has the key', async (_name, headers) => {
    expect(await put(headers)).toBe('foreign-origin');
    expect(await readdir(folder)).toEqual([]);
  });

  test.each([['x-forwarded-for'], ['forwarded'], ['via'], ['x-real-ip']])(
    'what a proxy with %s brings is refused',
    async (name) => {
      expect(await put({ [name]: '203.0.113.9' })).toBe('not-loopback');
      const page = await fetch(`${api.baseUrl}/`, { headers: { [name]: '203.0.113.9' } });
      expect(page.status).toBe(403);
    },
  );

  test('a name that was made to point here gets neither page nor setup', async () => {
    for (const path of ['/', '/setup/main.js', '/v1/setup']) {
      const { status } = await sendRaw(api.port, writeGet(path, [['Host', `evil.test:${api.port}`]]));
      expect(status).toBe(421);
    }
  });

  test('a name of the configuration is ours, and still no name of this machine', async () => {
    const outside = await runApi({ hosts: ['earshot.example.com'], setupKey: key, setup: setupOf(file) });
    const headers: [string, string][] = [
      ['Host', 'earshot.example.com'],
      ['Authorization', `Bearer ${key.token}`],
    ];
    const { token } = outside.people.admin;
    const asAdmin: [string, string][] = [
      ['Host', 'earshot.example.com'],
      ['Authorization', `Bearer ${token}`],
    ];
    expect((await sendRaw(outside.port, writeGet('/v1/me', asAdmin))).status).toBe(200);
    for (const path of ['/', '/v1/setup']) {
      expect((await sendRaw(outside.port, writeGet(path, asAdmin))).status).toBe(403);
    }
    // The key of a start opens nothing from elsewhere, whatever the address.
    expect((await sendRaw(outside.port, writeGet('/v1/me', headers))).status).toBe(401);
    await outside.close();
  });

  test('the key of a start ends by itself; a code of an administrator brings another from our own page only', async () => {
    const old = createSetupKey(0);
    expect(old.fits(old.token, 11 * 3_600_000)).toBe(true);
    expect(old.fits(old.token, 13 * 3_600_000)).toBe(false);
    const enter = async (origin: string) => {
      const { code } = await api.people.admin.client.createPairingCode({ params: { id: api.people.admin.person.id } });
      const response = await fetch(`${api.baseUrl}/v1/pair`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin },
        body: JSON.stringify({ code, device: 'setup page' }),
      });
      return (await response.json()) as { token?: string; error?: { code: string } };
    };
    const { token = '' } = await enter(api.baseUrl);
    expect(await put({ origin: api.baseUrl }, token)).toBe(200);
    expect((await enter('http://127.0.0.1:1')).error?.code).toBe('foreign-origin');
  });
});

test('the page runs nothing but its own files, and every file it names is there', async () => {
  const page = await fetch(`${api.baseUrl}/`, { headers: { 'accept-language': 'en' } });
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(
    /default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' http:\/\/127\.0\.0\.1:\* http:\/\/localhost:\*;/,
  );
  expect(policy).not.toContain('unsafe');
  const text = await page.text();
  expect(text).toContain('<html lang="en">');
  const seen = new Set<string>();
  const follow = async (path: string): Promise<void> => {
    if (seen.has(path)) return;
    seen.add(path);
    const response = await fetch(api.baseUrl + path);
    expect(response.status, path).toBe(200);
    const source = await response.text();
    for (const [, name = ''] of source.matchAll(/from\s*["']([^"']+)["']/g)) {
      await follow(new URL(name, `${api.baseUrl}${path}`).pathname);
    }
  };
  for (const [, path = ''] of text.matchAll(/(?:src|href)="(\/[^"]+)"/g)) await follow(path);
  expect(seen.size).toBeGreaterThan(15);
  expect((await fetch(`${api.baseUrl}/setup/draft.test.js`)).status).toBe(404);
});

describe('writing', () => {
  test('a first file is valid, kept from others, and read back', async () => {
    const before = await admin().getSetup();
    expect(before).toMatchObject({ file, version: null, faults: [], runsIt: false, draft: {} });
    const { saved, version } = await save(GOOD);
    expect(saved).toBe(true);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(parse(await readFile(file, 'utf8'))).toEqual(GOOD);
    expect(await admin().getSetup()).toMatchObject({ version, draft: GOOD, faults: [] });
    expect(await readdir(folder)).toEqual(['earshot.yaml']);
  });

  test('a draft with faults is not written; each has its field and both languages', async () => {
    const { saved, faults } = await save({ ...GOOD, sources: [{ ...feed('ftp://x'), brands: ['nobody'] }] });
    expect(saved).toBe(false);
    expect(faults.map(({ field }) => field)).toEqual(['sources[0].brands[0]', 'sources[0].settings.url']);
    expect(faults[0]?.reason).toEqual({
      'zh-CN': '没有品牌“nobody”；已有：xinrui',
      en: 'there is no brand "nobody"; known: xinrui',
    });
    expect(await readdir(folder)).toEqual([]);
    const checked = await admin().checkSetup({ body: { draft: { brands: [] } } });
    expect(checked.faults.map(({ field }) => field).sort()).toEqual(['brands', 'sources']);
  });

  test('what somebody wrote meanwhile is told and kept; comments and secrets by name too', async () => {
    const text = `# ours\nbrands:\n  - { id: xinrui, name: 新锐 } # main\nsources:\n  - { id: forum, type: feed, name: 论坛, settings: { url: "https://forum.test/latest.rss" } }\nchannels:\n  - { id: ops, type: webhook, settings: { url: "https://x.test/h", secret: "\${HOOK_SECRET}" } }\n`;
    await writeFile(file, text);
    const { draft: base, version } = await admin().getSetup();
    await writeFile(file, text.replace('name: 论坛', 'name: 大论坛'));
    const mine = { ...base, brands: [{ id: 'xinrui', name: '新锐', aliases: ['Xinrui'] }] };
    const first = await save(mine, base, version);
    expect(first).toMatchObject({ saved: false, meanwhile: { conflicts: [] } });
    expect(await readFile(file, 'utf8')).toContain('大论坛');
    const { merged, theirs, version: now } = first.meanwhile!;
    expect(await save(merged, theirs, now)).toMatchObject({ saved: true });
    const written = await readFile(file, 'utf8');
    for (const part of ['# ours', '# main', '大论坛', 'Xinrui', '"${HOOK_SECRET}"']) expect(written).toContain(part);
    expect(written).not.toContain('0123456789abcdef');
  });

  test('two windows that save at once: one writes, the other is told', async () => {
    await save(GOOD);
    const { draft: base, version } = await admin().getSetup();
    const [a, b] = await Promise.all([
      save({ ...base, workspace: 'a' }, base, version),
      save({ ...base, workspace: 'b' }, base, version),
    ]);
    expect([a.saved, b.saved]).toEqual([true, false]);
    expect(b.meanwhile?.conflicts).toEqual([{ list: 'workspace', item: null, base: null, mine: 'b', theirs: 'a' }]);
  });

  test('a file that is no YAML is shown with its fault and never written over', async () => {
    await writeFile(file, 'brands: [unclosed\n');
    expect((await admin().getSetup()).faults[0]?.line).toBeGreaterThan(0);
    const { version } = await admin().getSetup();
    expect(await save(GOOD, {}, version)).toMatchObject({ saved: false, meanwhile: null });
    expect(await readFile(file, 'utf8')).toBe('brands: [unclosed\n');
  });

  test('a start with the file is refused while it is faulty; what was written stands in the audit log without its words', async () => {
    expect(await admin().restartMonitor()).toMatchObject({ restarting: false });
    await save(GOOD);
    expect(await admin().restartMonitor()).toEqual({
      restarting: true,
      faults: [],
      url: 'http://127.0.0.1:7373',
    });
    await expect.poll(() => restarts).toBe(1);
    // A port that is taken is told before the present run ends.
    const { draft: base, version } = await admin().getSetup();
    await save({ ...base, listen: { port: api.port } }, base, version);
    const refused = await admin().restartMonitor();
    expect(refused).toMatchObject({ restarting: false, faults: [{ field: 'listen.port' }], url: null });
    expect(restarts).toBe(1);
    const rows = await api.store.db.selectFrom('audit').selectAll().where('chain', '=', 'system').execute();
    const actions = rows.map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['config.written', 'monitor.restarted']));
    expect(JSON.stringify(rows)).not.toContain('forum.test');
  });
});

describe('trying', () => {
  let server: ScriptedServer;
  beforeEach(async () => {
    server = await startScriptedServer();
  });
  afterEach(() => server.close());

  test('a source is really asked, a channel really told, before anything is written', async () => {
    const rss =
      '<rss version="2.0"><channel><title>f</title><item><title>新锐坏了</title><link>https://f.test/1</link></item></channel></rss>';
    server.answer((request, response) => {
      response.setHeader('content-type', 'application/rss+xml');
      response.end(request.url === '/feed' ? rss : 'ok');
    });
    const { host } = new URL(server.origin);
    const brands = [{ id: 'xinrui', name: '新锐' }];
    const ask = (url: string, privateHosts: string[]) =>
      admin().trySource({ body: { source: feed(url), brands, complaintTerms: [], privateHosts } });
    expect(await ask(`${server.origin}/feed`, [host])).toMatchObject({
      ok: true,
      entries: 1,
      sample: [{ title: '新锐坏了' }],
    });
    // Private addresses stay closed unless the configuration opens them.
    expect(await ask(`${server.origin}/feed`, [])).toMatchObject({
      ok: false,
      error: expect.stringMatching(/is loopback/),
    });
    expect((await ask('nonsense', [])).faults).toMatchObject([{ field: 'sources[0].settings.url' }]);
    const channel = {
      id: 'ops',
      type: 'webhook',
      settings: { url: `${server.origin}/hook`, secret: '${HOOK_SECRET}' },
    };
    const tell = (privateHosts: string[]) => admin().tryChannel({ body: { channel, workspace: '', privateHosts } });
    expect(await tell([host])).toEqual({ ok: true, error: null, faults: [] });
    expect(await tell([])).toMatchObject({ ok: false });
    expect(await readdir(folder)).toEqual([]);
  });

  test('a browser is shown a test of a channel that is not saved, once its person is known here; else why not', async () => {
    const { person } = api.people.pr;
    const channel = { id: 'li', type: 'browser', settings: { person: person.name } };
    const tell = () => admin().tryChannel({ body: { channel, workspace: '', privateHosts: [] } });
    expect(await tell()).toMatchObject({ ok: false, error: `no browser of ${person.name} is paired`, faults: [] });
    const { device, token } = await insertDevice(api.store.db, {
      ...{ personId: person.id, name: 'Chrome', origin: 'chrome-extension://abc', now: api.clock.now() },
    });
    await touchDevices(api.store.db, [device.id], api.clock.now());
    const browser = api.clientOf(token);
    const told = tell();
    await expect
      .poll(async () => (await browser.listBrowserAlerts()).items)
      .toMatchObject([{ kind: 'test', number: 0, brand: 'test', mentionId: null }]);
    const [offer] = (await browser.listBrowserAlerts()).items;
    expect(await browser.takeBrowserAlert({ params: { id: offer?.id ?? '' } })).toEqual({ taken: true });
    expect(await told).toEqual({ ok: true, error: null, faults: [] });
  });

  test('routes are tried on a post before they are saved; a draft with a slip says so instead', async () => {
    const hook = { url: 'https://hook.test/', secret: '0123456789abcdef' };
    const draft = {
      ...{ ...GOOD, complaintTerms: ['投诉'], channels: [{ id: 'ops', type: 'webhook', settings: hook }] },
      routes: [{ channels: ['ops'], quiet: { during: 'cn-night' } }],
    };
    const at = Date.parse('2026-12-04T23:30+08:00');
    const ask = (body: object) => admin().tryRoutes({ body: { draft, text: '新锐的客服没人理，投诉！', at, ...body } });
    const { trial } = await ask({ level: 'yellow' });
    expect(trial).toMatchObject({ isMention: true, level: 'yellow', told: [{ brandId: 'xinrui', routes: [0] }] });
    expect(trial?.told[0]?.channels).toEqual([{ id: 'ops', people: [], sendAt: Date.parse('2026-12-05T08:00+08:00') }]);
    expect((await ask({ level: 'red' })).trial?.told[0]?.channels[0]?.sendAt).toBe(at);
    expect((await ask({ text: '今天天气真好' })).trial).toMatchObject({ isMention: false, told: [] });
    const { faults, trial: none } = await ask({ draft: { ...draft, routes: [{ channels: ['nope'] }] } });
    expect([none, faults.map(({ field }) => field)]).toEqual([null, ['routes[0].channels[0]']]);
    expect(await readdir(folder)).toEqual([]);
  });

  test('a helpdesk is asked for a ticket that is not there, and nothing is made', async () => {
    const asked: string[] = [];
    server.answer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      response.setHeader('content-type', 'application/json');
      response.statusCode = asked.length > 1 ? 401 : 200;
      response.end('{"tickets":[]}');
    });
    const settings = { url: server.origin, email: 'a@example.com', token: '${HOOK_SECRET}' };
    const helpdesk = { id: 'zen', type: 'zendesk', settings, brands: ['xinrui'] };
    const ask = () => admin().tryHelpdesk({ body: { helpdesk, privateHosts: [new URL(server.origin).host] } });
    expect(await ask()).toEqual({ ok: true, error: null, faults: [] });
    expect(await ask()).toMatchObject({ ok: false, error: expect.stringMatching(/401/) });
    expect(asked).toEqual(Array(2).fill('GET /api/v2/tickets.json?external_id=earshot-0'));
    const half = await admin().tryHelpdesk({ body: { helpdesk: { ...helpdesk, settings: {} }, privateHosts: [] } });
    expect(half.faults.map(({ field }) => field)).toContain('helpdesks[0].settings.url');
  });

  test('a mailbox says which of its servers refuses, never with the password', async () => {
    const taken: string[] = [];
    const smtp = createServer((socket) => {
      socket.write('220 here\r\n');
      socket.on('data', (chunk) => {
        const line = chunk.toString();
        taken.push(line.slice(0, 4));
        socket.write(line.startsWith('EHLO') ? '250-here\r\n250 AUTH PLAIN\r\n' : '235 come in\r\n');
      });
    });
    await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', done));
    const at = { host: '127.0.0.1', secure: false, plain: true, user: 'care', password: 'very-secret-word' };
    const { port } = smtp.address() as AddressInfo;
    const mailbox = { id: 'care', address: 'care@example.com', name: '客服', imap: { ...at, port: 1 } };
    const tried = await admin().tryMailbox({ body: { mailbox: { ...mailbox, smtp: { ...at, port } } } });
    smtp.close();
    expect(tried).toMatchObject({ ok: false, faults: [] });
    expect(tried.error).toMatch(/^IMAP: .*ECONNREFUSED/);
    expect(tried.error).not.toMatch(/SMTP|very-secret/);
    expect(taken).toContain('AUTH');
    const half = await admin().tryMailbox({ body: { mailbox: { ...mailbox, address: 'nowhere' } } });
    expect(half.faults.map(({ field }) => field)).toEqual(['mailboxes[0].address']);
  });
});

test('every setting of every form has a name in both languages, and both languages have every text', () => {
  const { sources, channels, helpdesks, mailbox, around, route, fields, ...kinds } = listSetupKinds();
  const names = (schema: unknown, place = ''): string[] => {
    const { properties = {}, items } = schema as { properties?: Record<string, unknown>; items?: unknown };
    if (items !== undefined) return names(items, place);
    return Object.entries(properties).flatMap(([name, inner]) => [`${place}${name}`, ...names(inner, `${name}.`)]);
  };
  const forms = [...[...sources, ...channels, ...helpdesks, mailbox].map(({ settings }) => settings), route];
  forms.push(around.channels, around.helpdesks);
  expect([around.channels, around.helpdesks].flatMap((form) => names(form))).toEqual(['perMinute', 'brands']);
  // The id of a brand is not changed after it was made.
  const ofBrand = names(kinds.brand, 'brand.').filter((name) => name !== 'brand.id');
  expect(ofBrand).toEqual(expect.arrayContaining(['brand.aliases', 'demands.near', 'demands.patterns']));
  const ofPerson = names(kinds.person, 'person.');
  expect(ofPerson).toEqual(expect.arrayContaining(['quiet.during', 'quiet.levels', 'away.from', 'away.substitute']));
  const ofBrief = names(kinds.brief, 'brief.').filter((name) => name !== 'brief.id');
  const ofHours = names(kinds.calendar, 'calendar.');
  expect(ofHours).toEqual(expect.arrayContaining(['week.mon', 'calendar.holidays']));
  const ofAll = names(kinds.general, 'general.');
  expect(ofAll).toEqual(expect.arrayContaining(['policies.windowMinutes', 'general.publicUrl', 'audit.timestampUrl']));
  const placed = [...ofBrand, ...ofPerson, ...ofBrief, ...ofHours, ...ofAll];
  const all = [...forms.flatMap((form) => names(form)), ...placed];
  expect(all.filter((name) => !fields[name] && !fields[name.replace(/^.*\./, '')])).toEqual([]);
  expect(Object.keys(texts.en)).toEqual(Object.keys(texts['zh-CN']));
});

function setupOf(at: string): SetupOptions {
  return {
    file: at,
    runsVersion: null,
    startFault: null,
    environment: { HOOK_SECRET: '0123456789abcdef' },
    extension: () => null,
    nextAddress: ({ listen }) => findNextAddress(listen, 7373),
    restart: () => {
      restarts += 1;
    },
  };
}
