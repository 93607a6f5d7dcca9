// Adding, trying, importing and exporting sources as their user does, over real HTTP on loopback.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommandLine } from '../monitor/command-line.ts';
import { type Practice, startPractice } from '../monitor/practice/start-practice.ts';
import { startScriptedServer } from './helpers/scripted-server.ts';

let practice: Practice;
let folder = '';
beforeAll(async () => {
  practice = await startPractice({ port: 0 });
  folder = mkdtempSync(join(tmpdir(), 'earshot-sources-'));
});
afterAll(async () => {
  await practice.close();
  rmSync(folder, { recursive: true, force: true });
});

async function earshot(...argv: string[]) {
  let out = '';
  let err = '';
  const stdin = (async function* () {
    yield '';
  })();
  const code = await runCommandLine(argv, {
    stdin,
    write: (text) => {
      out += text;
    },
    writeError: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

function newConfig(name: string, sources = ''): string {
  const file = join(folder, name);
  const host = new URL(practice.url).host;
  writeFileSync(
    file,
    `# mine\nbrands:\n  - { id: x, name: 新锐 }\nprivateHosts: ["${host}"]\nsources:\n  - { id: first, type: feed, name: 第一, settings: { url: "${practice.feeds.plain}" } }\n${sources}`,
  );
  return file;
}

describe('earshot source', () => {
  test('add finds the feeds that a page names and writes them into the configuration once', async () => {
    const file = newConfig('add.yaml');
    const host = new URL(practice.url).host;
    // Private hosts that the configuration opens need not be named again.
    const added = await earshot('source', 'add', `${practice.url}/plain`, '--config', file);
    expect(added.code).toBe(0);
    expect(added.out).toContain(practice.feeds.app);
    expect(added.out).not.toContain(practice.feeds.plain);
    expect(readFileSync(file, 'utf8')).toContain('# mine');
    expect((await earshot('config', 'check', file)).code).toBe(0);
    const again = await earshot('source', 'add', practice.feeds.app, '--config', file, '--private-host', host);
    expect(again).toMatchObject({ code: 0, out: '' });
  });

  test('add says which of the feeds that a page names it leaves out, and why', async () => {
    const server = await startScriptedServer();
    try {
      const links = ['/good', '/gone', '/page'].map(
        (to) => `<link rel="alternate" type="application/rss+xml" href="${to}">`,
      );
      server.answer((request, response) => {
        if (request.url === '/gone') response.statusCode = 404;
        response.setHeader('content-type', request.url === '/good' ? 'application/rss+xml' : 'text/html');
        response.end(
          request.url === '/good'
            ? '<rss version="2.0"><channel><title>Good</title></channel></rss>'
            : `<html><head>${links.join('')}</head></html>`,
        );
      });
      const { host } = new URL(server.origin);
      const { code, out, err } = await earshot('source', 'add', `${server.origin}/`, '--private-host', host);
      expect(code).toBe(0);
      expect(out.match(/url: .*/g)).toEqual([`url: ${server.origin}/good`]);
      expect(err).toContain(`${server.origin}/gone, which is left out: it answered 404`);
      expect(err).toContain(`${server.origin}/page, which is left out: it is no feed`);
    } finally {
      await server.close();
    }
  });

  test('a back-fill names the sources that it does not know or does not ask, and wants an age', async () => {
    const off = '  - { id: off, type: feed, name: 停用, enabled: false, settings: { url: "http://127.0.0.1:9/" } }\n';
    const file = newConfig('backfill.yaml', off);
    const run = (...argv: string[]) => earshot('backfill', '--config', file, ...argv);
    const unknown = await run('--since', '3d', 'first', 'nobody');
    expect(unknown).toMatchObject({ code: 2, out: '', err: 'There is no source nobody. Known: first, off.\n' });
    const idle = await run('--since', '3d', 'off');
    expect(idle).toMatchObject({ code: 2, out: '' });
    expect(idle.err).toContain('Switched off, and so not asked: off.');
    for (const since of ['0d', '-1d', 'yesterday']) expect((await run('--since', since)).code).toBe(2);
  });

  test('add refuses a page without feeds and an address that is not public', async () => {
    const host = new URL(practice.url).host;
    expect((await earshot('source', 'add', `${practice.url}/practice.css`, '--private-host', host)).code).toBe(1);
    const refused = await earshot('source', 'add', practice.feeds.plain);
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(/127\.0\.0\.1 .*--private-host/);
    const strange = await earshot('source', 'add', 'ftp://forum.example/');
    expect(strange.err).toMatch(/ftp: is not http .*whole address/);
    expect(strange.err).not.toContain('--private-host');
  });

  test('test asks each source and says what came, also when one is broken', async () => {
    const file = newConfig(
      'test.yaml',
      `  - { id: gone, type: feed, name: gone, settings: { url: "${practice.url}/none" } }\n`,
    );
    const { code, out } = await earshot('source', 'test', '--config', file);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(code).toBe(0);
    expect(lines[0]).toMatchObject({ id: 'first', ok: true, pushes: false });
    expect(lines[0]?.entries).toBeGreaterThan(0);
    expect(lines[1]).toMatchObject({ id: 'gone', ok: false });
    expect(String(lines[1]?.error)).toContain('404');
    expect((await earshot('source', 'test', 'nobody', '--config', file)).code).toBe(2);
  });

  test('test says what was read with doubts, and what cannot keep the window', async () => {
    const server = await startScriptedServer();
    try {
      const words = '新锐手机坏了，客服不理人，要求退款。我们已经等了三天，没有任何人联系。';
      const rss = `<rss version="2.0"><channel><title>f</title><item><title>${words}</title></item></channel></rss>`;
      server.answer((request, response) => {
        const isHub = request.url?.startsWith('/weibo') === true;
        response.setHeader('content-type', 'application/rss+xml');
        if (isHub) response.setHeader('cache-control', 'public, max-age=1800');
        response.end(isHub ? rss : iconv.encode(rss, 'gb18030'));
      });
      const file = newConfig(
        'doubts.yaml',
        `  - { id: old, type: feed, name: 旧站, settings: { url: "${server.origin}/old" } }
  - { id: hub, type: rsshub, name: 微博, settings: { base: "${server.origin}", route: "/weibo/keyword/{keyword}" } }
`,
      );
      writeFileSync(
        file,
        readFileSync(file, 'utf8').replace('privateHosts: [', `privateHosts: ["127.0.0.1:${server.port}", `),
      );
      const { code, out } = await earshot('source', 'test', 'old', 'hub', '--config', file);
      const [old, hub] = out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
      expect(code).toBe(0);
      expect(old).toMatchObject({ ok: true, entries: 1, doubts: ['charset-guessed'] });
      expect(old?.remark).toMatch(/没有声明字符集，按 gb18030 猜着读.* · .*read as gb18030/);
      expect(old).not.toHaveProperty('cannotKeepWindow');
      expect(hub).toMatchObject({ ok: true, cannotKeepWindow: expect.stringMatching(/缓存 30 分钟.* · .*30 min/) });
      expect(hub).not.toHaveProperty('remark');
    } finally {
      await server.close();
    }
  });

  test('what is exported can be imported', async () => {
    const opml = join(folder, 'feeds.opml');
    writeFileSync(opml, (await earshot('source', 'export', '--config', newConfig('export.yaml'))).out);
    const imported = await earshot('source', 'import', opml);
    expect(imported.code).toBe(0);
    expect(imported.out).toContain(practice.feeds.plain);
    const known = await earshot('source', 'import', opml, '--config', newConfig('import.yaml'));
    expect(known.err).toContain('0 of 1');
    writeFileSync(opml, 'nothing');
    expect((await earshot('source', 'import', opml)).code).toBe(1);
  });
});
