import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '../monitor/command-line.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-parse-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(args: readonly string[], input = ''): Promise<{ code: number; lines: string[] }> {
  let written = '';
  const code = await runCommandLine(args, {
    stdin: (async function* () {
      yield Buffer.from(input);
    })(),
    write: (text) => {
      written += text;
    },
    writeError: () => {},
  });
  return { code, lines: written.split('\n').filter((line) => line !== '') };
}

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

describe('earshot parse', () => {
  it('gives one line a file, in order, and goes on after a bad one', async () => {
    const good = file(
      'good.xml',
      '<rss version="2.0"><channel><title>F</title><item><title>T</title><link>/1</link><author>a@example.com (A)</author><pubDate>Sat, 21 Nov 2026 15:05:06 +0800</pubDate></item></channel></rss>',
    );
    const page = file('page.html', '<html><body>login</body></html>');
    const { code, lines } = await run(
      ['parse', '--url', 'https://example.com/feed', good, page, join(folder, 'absent'), '-'],
      '{"title":"J","items":[]}',
    );
    const [first, second, third, fourth] = lines.map((line): unknown => JSON.parse(line));
    expect(code).toBe(0);
    expect(first).toMatchObject({
      feed: { title: 'F', link: null, id: null, summary: null, author: null, publishedAt: null, updatedAt: null },
      entries: [
        {
          id: null,
          link: 'https://example.com/1',
          title: 'T',
          author: { name: 'A', email: 'a@example.com', url: null },
          publishedAt: '2026-11-21T07:05:06.000Z',
          updatedAt: null,
          summary: null,
          content: null,
          lang: null,
        },
      ],
    });
    expect(second).toMatchObject({ file: page, error: expect.stringContaining('web page'), code: 'html-instead' });
    expect(third).toMatchObject({ error: expect.stringContaining('absent'), code: 'unreadable' });
    expect(fourth).toMatchObject({ file: '-', feed: { title: 'J' }, entries: [] });
  });

  it('takes the charset of --content-type', async () => {
    const bytes = Buffer.concat([
      Buffer.from('<rss><channel><title>'),
      Buffer.from('c4e3bac3', 'hex'),
      Buffer.from('</title></channel></rss>'),
    ]);
    const path = join(folder, 'gbk.xml');
    writeFileSync(path, bytes);
    const { lines } = await run(['parse', '--content-type', 'text/xml; charset=gbk', path]);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ feed: { title: '你好' }, encoding: 'gb18030', doubts: [] });
  });

  it('resolves links by --content-location before --url', async () => {
    const path = file('relative.xml', '<rss version="2.0"><channel><link>x</link></channel></rss>');
    const base = ['--url', 'https://example.com/feed', '--content-location', '/other/feed'];
    const { lines } = await run(['parse', ...base, path]);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ feed: { link: 'https://example.com/other/x' } });
  });

  it('says with its exit code that nothing could be read, and that it was called wrongly', async () => {
    expect((await run(['parse', join(folder, 'absent')])).code).toBe(1);
    expect((await run(['parse'])).code).toBe(2);
  });
});

describe('earshot check-url', () => {
  it('answers every line in order', async () => {
    const { code, lines } = await run(
      ['check-url'],
      'https://example.com/\r\nhttp://2130706433/\n\nnonsense\nhttp://10.0.0.1',
    );
    expect(code).toBe(0);
    expect(lines).toEqual([
      'allow',
      expect.stringMatching(/^deny .*loopback/),
      'deny not a URL',
      'deny not a URL',
      expect.stringMatching(/^deny .*private/),
    ]);
  });

  it('knows the hosts that are opened by name, and an empty input', async () => {
    expect((await run(['check-url', '--allow-host', '10.0.0.1:1200'], 'http://10.0.0.1:1200/x')).lines).toEqual([
      'allow',
    ]);
    expect((await run(['check-url'])).code).toBe(1);
  });
});
