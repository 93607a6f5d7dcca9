import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import siteRead from '../../monitor/commands/site-read.ts';

const folder = mkdtempSync(join(tmpdir(), 'earshot-site-read-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(args: readonly string[], options: object): Promise<{ code: number; lines: string[]; said: string }> {
  let out = '';
  let said = '';
  const code = await siteRead.run(
    args,
    { ...options },
    {
      stdin: (async function* () {})(),
      write: (text) => {
        out += text;
      },
      writeError: (text) => {
        said += text;
      },
    },
  );
  return { code, lines: out.split('\n').filter(Boolean), said };
}

interface Report {
  readonly site: string;
  readonly health: string;
  readonly counts: { readonly posts: number; readonly filled: Record<string, number> };
  readonly posts: readonly { readonly id: string; readonly permalink: string | null; readonly publishedAt: string }[];
}

test('a page out of an archive and an MHTML with shadow roots, each with the adapter that fits', async () => {
  const x = readFileSync('test/fixtures/sites/x.reposts.html', 'utf8');
  const archived = join(folder, 'x.html');
  writeFileSync(
    archived,
    `<link rel="canonical" href="https://web.archive.org/web/20260310000000/https://x.com/brand">${x.replaceAll(
      'href="/',
      'href="/web/20260310000000/https://x.com/',
    )}`,
  );
  const bilibili = readFileSync('test/fixtures/sites/bilibili.html', 'utf8').replaceAll(
    'shadowrootmode=',
    'shadowmode=',
  );
  const mhtml = join(folder, 'b.mhtml');
  writeFileSync(
    mhtml,
    `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.bilibili.com/video/BV1xx411c7mD\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(bilibili).toString('base64')}\r\n--b--\r\n`,
  );
  const { code, lines, said } = await run([archived, mhtml], { report: true, at: '2026-03-10T04:00:00Z' });
  expect(code, said).toBe(0);
  const [first, second] = lines.map((line) => JSON.parse(line) as Report);
  expect(first).toMatchObject({ site: 'x', health: 'healthy', counts: { posts: 3, filled: { id: 3, permalink: 3 } } });
  expect(first?.posts.map(({ permalink }) => permalink)).toContain('https://x.com/ayu/status/1900000000000000012');
  expect(second).toMatchObject({ site: 'bilibili', health: 'healthy', counts: { posts: 2 } });
  expect(said).toContain('bilibili, healthy, 2 posts');
});

test('times are counted from when the page was saved', async () => {
  const { lines } = await run(['test/fixtures/sites/xiaohongshu.html'], {
    site: 'xiaohongshu',
    at: '2026-03-10T04:00:00Z',
  });
  const posts = lines.map((line) => JSON.parse(line) as Report['posts'][number]);
  expect(posts.find(({ id }) => id === '65a000000000000000000002')?.publishedAt).toBe('2026-03-07T04:00:00.000Z');
});

test.each([
  [{ site: 'nowhere' }, 'No adapter "nowhere"'],
  [{ url: 'brand' }, 'is no address'],
  [{ at: 'yesterday' }, 'is no time'],
  [{}, 'does not say its address'],
])('%j is refused with the way out', async (options, words) => {
  const file = join(folder, 'none.html');
  writeFileSync(file, '<p>nothing</p>');
  const { code, said } = await run([file], options);
  expect(code).toBe(2);
  expect(said).toContain(words);
});
