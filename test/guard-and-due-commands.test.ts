import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommandLine } from '../monitor/command-line.ts';

async function* from(text: string) {
  yield text;
}
async function runOn(args: readonly string[], input: string) {
  const written: string[] = [];
  const said: string[] = [];
  const code = await runCommandLine(args, {
    stdin: from(input),
    write: (text) => void written.push(text),
    writeError: (text) => void said.push(text),
  });
  const lines = written.join('').split('\n').filter(Boolean);
  return { code, said: said.join(''), lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

test('guard answers each line in order, also a bad one', async () => {
  const input = '{"id":1,"text":"电话13800138000"}\nnot json\n{"id":2}\n{"id":3,"text":"热线 400-820-8820"}\n';
  const { code, lines } = await runOn(['guard', '--public'], input);
  expect(code).toBe(0);
  expect(lines).toMatchObject([
    { id: 1, block: true, warn: false, findings: [{ type: 'mobile', start: 2, end: 13, rule: 'SOC-4' }] },
    { error: expect.stringContaining('Not JSON') },
    { id: 2, error: expect.stringContaining('"text"') },
    { id: 3, block: false, warn: false, findings: [] },
  ]);
});

test('lines are read from a file that is named, and a file that is not there is named with the way out', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'guard-'));
  try {
    const file = join(folder, 'replies.jsonl');
    await writeFile(file, '{"id":1,"text":"电话13800138000"}\n');
    expect((await runOn(['guard', '--public', file], '')).lines).toMatchObject([{ id: 1, block: true }]);
    expect((await runOn(['guard', '--public', '-'], '{"id":2,"text":"好"}')).lines).toMatchObject([{ id: 2 }]);
    const missing = join(folder, 'missing.jsonl');
    expect(await runOn(['due', missing], '')).toMatchObject({
      code: 1,
      said: `${missing}: there is no such file; is the path right?\n`,
    });
    expect(await runOn(['check-url', folder], '')).toMatchObject({
      code: 1,
      said: expect.stringContaining('a folder'),
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('guard lets a direct message hold personal data, with a warning', async () => {
  const { lines } = await runOn(['guard', '--dm'], '{"id":1,"text":"您的电话13800138000，订单号多少？"}\n');
  expect(lines).toMatchObject([{ block: false, warn: true }]);
});

test('guard takes the hotlines of a brand from a file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'guard-'));
  try {
    const file = join(folder, 'allow.txt');
    await writeFile(file, '# hotlines\n138 0013 8000  # the shop\n\n');
    const { lines } = await runOn(['guard', '--public', '--allow', file], '{"id":1,"text":"请拨打13800138000"}\n');
    expect(lines).toMatchObject([{ block: false, findings: [] }]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test.each([[['guard']], [['guard', '--public', '--dm']], [['guard', '--loud']]])('%o is bad usage', async (args) => {
  expect((await runOn(args, '')).code).toBe(2);
});

test('guard says so when nothing could be read, or a file is not there', async () => {
  expect(await runOn(['guard', '--dm'], '')).toMatchObject({
    code: 1,
    said: expect.stringContaining('Nothing could be read'),
  });
  const missing = await runOn(['guard', '--dm', '--allow', '/nowhere/allow.txt'], '{"id":1,"text":"好"}\n');
  expect(missing.code).toBe(2);
  expect(missing.said).toContain('/nowhere/allow.txt');
});

test('due answers deadlines on named and written calendars', async () => {
  const input = [
    '{"id":1,"start":"2026-02-14T17:30:00+08:00","minutes":60,"calendar":{"timeZone":"Asia/Shanghai","week":{"mon":["09:00-18:00"],"tue":["09:00-18:00"]},"holidays":"CN"}}',
    '{"id":2,"start":"2026-03-02T10:00:00Z","policy":"social-answer"}',
    '{"id":3,"start":"tomorrow","minutes":1}',
  ].join('\n');
  const { code, lines } = await runOn(['due'], input);
  expect(code).toBe(0);
  expect(lines).toMatchObject([
    { id: 1, due: '2026-02-24T01:30:00.000Z', calendarKnown: true },
    { id: 2, due: '2026-03-02T10:10:00.000Z', warnAt: '2026-03-02T10:06:40.000Z' },
    { id: 3, error: expect.stringContaining('"start"') },
  ]);
});
