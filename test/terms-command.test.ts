// Trying the words of the configuration on labelled posts, as its user does.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommandLine } from '../monitor/command-line.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-terms-'));
  writeFileSync(
    join(folder, 'earshot.yaml'),
    'brands:\n  - id: qinglan\n    name: 青岚\n    exclusions: [青岚山]\ncomplaintTerms: [流青]\nsources:\n  - { id: forum, type: feed, name: 论坛, settings: { url: "https://example.com/feed.xml" } }\n',
  );
  writeFileSync(
    join(folder, 'posts.jsonl'),
    [
      { text: '青岚客服太差了，我要投诉', mention: true },
      { text: '青岚山的路太差了', mention: false },
      { text: '今天下雨', mention: false },
    ]
      .map((post) => JSON.stringify(post))
      .join('\n'),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function earshot(...argv: string[]) {
  let out = '';
  let err = '';
  const stdin = (async function* () {
    yield '';
  })();
  const write = (text: string): void => {
    out += text;
  };
  const writeError = (text: string): void => {
    err += text;
  };
  const code = await runCommandLine(argv, { stdin, write, writeError });
  return { code, out, err };
}

test('the configured brands are tried, with their exclusions', async () => {
  const { code, out, err } = await earshot(
    'terms',
    'test',
    join(folder, 'posts.jsonl'),
    '--config',
    join(folder, 'earshot.yaml'),
  );
  expect(code, err).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ found: 1, missed: [], wrong: [], precision: 1, recall: 1 });
});

test('without brands it says where to name them', async () => {
  const { code, err } = await earshot('terms', 'test', join(folder, 'posts.jsonl'));
  expect(code).not.toBe(0);
  expect(err).toContain('--config');
});
