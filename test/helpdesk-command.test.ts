// `earshot helpdesk test`, as an administrator tries a new helpdesk.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runCommandLine } from '../monitor/command-line.ts';
import { type HelpdeskServer, startHelpdesk } from './helpers/helpdesk-servers.ts';
import { zammadModel } from './helpers/zammad-and-chatwoot.ts';

let server: HelpdeskServer;
let folder = '';
beforeAll(async () => {
  server = await startHelpdesk(zammadModel);
  folder = mkdtempSync(join(tmpdir(), 'earshot-helpdesk-'));
  vi.stubEnv('EARSHOT_HOME', folder);
  const settings = (token: string) =>
    `{ url: "${server.url}", token: ${token}, group: Users, customer: posts@example.com }`;
  writeFileSync(
    join(folder, 'earshot.yaml'),
    `brands:
  - { id: x, name: 新锐 }
publicUrl: https://care.example.com/
privateHosts: ["${server.hostAndPort}"]
sources:
  - { id: f, type: feed, name: f, settings: { url: "https://forum.example.com/rss" } }
helpdesks:
  - { id: good, type: zammad, settings: ${settings('token-1234')} }
  - { id: bad, type: zammad, settings: ${settings('token-of-nobody')} }
`,
  );
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function helpdeskTest(...ids: string[]) {
  const written = { out: '', err: '' };
  const code = await runCommandLine(['helpdesk', 'test', ...ids, '--config', join(folder, 'earshot.yaml')], {
    stdin: (async function* () {})(),
    write: (text) => {
      written.out += text;
    },
    writeError: (text) => {
      written.err += text;
    },
  });
  return { code, ...written };
}

test('says what is right, what the helpdesk refused, and where its webhook goes; makes nothing', async () => {
  const { code, out } = await helpdeskTest();
  const [good, bad] = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(code).toBe(0);
  expect(good).toEqual({
    id: 'good',
    ok: true,
    hook: expect.stringMatching(/^https:\/\/care\.example\.com\/helpdesk\/[\w-]{32}$/),
  });
  expect(bad).toMatchObject({ id: 'bad', ok: false, error: expect.stringContaining('401') });
  expect(server.tickets).toEqual([]);
  expect((await helpdeskTest('good')).out).toContain(String(good?.hook));
});

test('an unknown helpdesk is named with those that are known', async () => {
  const { code, err } = await helpdeskTest('nobody');
  expect(code).toBe(2);
  expect(err).toContain('good, bad');
});
