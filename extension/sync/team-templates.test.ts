import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { TeamTemplate } from '../../shared/model/team-template.ts';

const { kept, monitor } = vi.hoisted(() => ({
  kept: new Map<string, unknown>(),
  monitor: { rows: [] as unknown[], last: 0, status: 200, asked: [] as string[] },
}));
vi.mock('wxt/browser', async () => ({
  browser: (await import('../../test/helpers/browser-keeping.ts')).browserKeeping(kept),
}));
vi.mock('./pairing-store.ts', () => ({
  readPairing: async () => ({ baseUrl: 'http://127.0.0.1:1', token: 'token', expired: false }),
}));

// Unit tests share their modules: one of an earlier file may have loaded these with another storage.
vi.resetModules();
const { closeDatabase, openDatabase } = await import('./database.ts');
const { forgetMonitor } = await import('./mention-cache.ts');
const { keepTeamTemplates, readTeamLibrary, refreshTeamTemplates } = await import('./team-templates.ts');

const row = (n: number, version: number, change: Partial<TeamTemplate> = {}): TeamTemplate => ({
  template: {
    ...{ id: `team-${n}`, name: { 'zh-CN': `话术${n}`, en: `T${n}` }, rules: [], kinds: [], topics: [], shortcuts: [] },
    texts: { 'zh-CN': { public: ['您好'], dm: null }, en: { public: [], dm: null } },
  },
  ...{ version, createdAt: n, createdBy: 'p', changedAt: version, changedBy: 'p', archivedAt: null, ...change },
});
const versions = async () => (await readTeamLibrary()).rows.map(({ version }) => version).sort((a, b) => a - b);

beforeEach(async () => {
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
  kept.clear();
  Object.assign(monitor, { rows: [], last: 0, status: 200, asked: [] });
  vi.stubGlobal('fetch', async (url: string) => {
    monitor.asked.push(new URL(url).search);
    if (monitor.status === 0) throw new TypeError('no line');
    const query = new URL(url).searchParams;
    const since = Number(query.get('since'));
    const items = (monitor.rows as TeamTemplate[])
      .filter(({ version }) => version > since)
      .sort((a, b) => a.version - b.version)
      .slice(0, Number(query.get('limit')));
    const error = { code: 'no-route', message: { 'zh-CN': '没有', en: 'none' } };
    const body = monitor.status === 200 ? { items, last: monitor.last } : { error };
    return new Response(JSON.stringify(body), { status: monitor.status });
  });
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await closeDatabase();
});
const put = (...rows: TeamTemplate[]) => Object.assign(monitor, { rows, last: rows.at(-1)?.version ?? 0 });

test('everything is read once, then only what changed; more than a page is read page by page', async () => {
  put(...Array.from({ length: 450 }, (_, n) => row(n, n + 1)));
  await refreshTeamTemplates();
  expect(await versions()).toHaveLength(450);
  expect(monitor.asked.map((search) => /since=(\d+)/.exec(search)?.[1])).toEqual(['0', '200', '400']);
  put(...Array.from({ length: 449 }, (_, n) => row(n, n + 1)), row(449, 451, { archivedAt: 9 }));
  monitor.asked = [];
  await refreshTeamTemplates();
  expect(monitor.asked).toEqual(['?since=450&limit=200']);
  expect((await readTeamLibrary()).rows.find(({ version }) => version === 451)?.archivedAt).toBe(9);
});

test('what is kept stays while the monitor cannot be asked', async () => {
  put(row(1, 1));
  await refreshTeamTemplates();
  monitor.status = 0;
  await refreshTeamTemplates(true);
  expect(await readTeamLibrary()).toMatchObject({ exists: true, rows: [{ version: 1 }] });
});

test('a monitor without such routes keeps no templates, and nothing is thrown', async () => {
  expect(await readTeamLibrary()).toEqual({ exists: false, rows: [] });
  monitor.status = 404;
  await refreshTeamTemplates();
  expect(await readTeamLibrary()).toEqual({ exists: false, rows: [] });
  monitor.status = 200;
  await refreshTeamTemplates();
  expect(await readTeamLibrary()).toEqual({ exists: true, rows: [] });
});

test('a monitor that began to count anew is read anew', async () => {
  put(row(1, 40), row(2, 41));
  await refreshTeamTemplates();
  put(row(1, 3));
  await refreshTeamTemplates();
  expect(await versions()).toEqual([3]);
});

test('what was saved here is there at once, and an older word never overwrites it', async () => {
  await keepTeamTemplates([row(1, 5)]);
  await keepTeamTemplates([row(1, 4)]);
  expect(await versions()).toEqual([5]);
  await forgetMonitor(await openDatabase());
  expect(await readTeamLibrary()).toEqual({ exists: false, rows: [] });
});
