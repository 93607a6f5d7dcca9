import { beforeEach, expect, test, vi } from 'vitest';
import type { ApiClient } from '../../shared/api-client.ts';
import type { BrowserAlert } from '../../shared/model/alert.ts';

const { kept, made, permission } = vi.hoisted(() => ({
  kept: new Map<string, unknown>(),
  made: [] as { id: string; title: string; message: string }[],
  permission: { level: 'granted', hasPlace: true },
}));
vi.mock('wxt/browser', () => {
  const area = {
    get: async (key: string) => (kept.has(key) ? { [key]: kept.get(key) } : {}),
    set: async (values: object) => {
      for (const [key, value] of Object.entries(values)) kept.set(key, value);
    },
  };
  return {
    browser: {
      storage: { local: area, session: area },
      notifications: {
        create: async (id: string, options: { title: string; message: string }) => void made.push({ id, ...options }),
        getAll: async () => (permission.hasPlace ? Object.fromEntries(made.map(({ id }) => [id, {}])) : {}),
        getPermissionLevel: async () => permission.level,
      },
    },
  };
});
// Unit tests share their modules: one of an earlier file may have loaded these with another storage.
vi.resetModules();
const { isOfferedTo, sayBrowserAlert, showOfferedAlerts } = await import('./show-alerts.ts');
const { readNotificationPath } = await import('./notify.ts');

const ALERT: BrowserAlert = {
  ...{ id: 'offer-1', number: 12, kind: 'mention', level: 'red', drill: false, mentionId: 'm-1', ticketId: null },
  headline: { 'zh-CN': '投诉 · 安全风险', en: 'Complaint · safety' },
  ...{ excerpt: '充电的时候冒烟了', brand: '新锐', site: 'weibo', dueAt: null, storySize: 3 },
  reasons: [{ 'zh-CN': '“冒烟” → ESC-3', en: '“smoke” → ESC-3' }],
};
let taken: string[];
const clientWith = (items: readonly BrowserAlert[]) =>
  ({
    listBrowserAlerts: async () => ({ items }),
    takeBrowserAlert: async ({ params }: { params: { id: string } }) => {
      taken.push(params.id);
      return { taken: true };
    },
  }) as unknown as ApiClient;

beforeEach(() => {
  kept.clear();
  made.length = 0;
  taken = [];
  permission.level = 'granted';
  permission.hasPlace = true;
});

test('what the system has no place for is not taken, and taken once it is shown', async () => {
  permission.hasPlace = false;
  await showOfferedAlerts(clientWith([ALERT]), 'zh-CN');
  expect([made.length, taken]).toEqual([1, []]);
  permission.hasPlace = true;
  await showOfferedAlerts(clientWith([ALERT]), 'zh-CN');
  expect(taken).toEqual(['offer-1']);
});

test('what is offered is shown once, then taken; a click leads to its mention', async () => {
  const client = clientWith([ALERT]);
  await Promise.all([showOfferedAlerts(client, 'en'), showOfferedAlerts(client, 'en')]);
  await showOfferedAlerts(client, 'en');
  expect(made).toMatchObject([
    {
      title: 'Red · 新锐 · weibo',
      message: 'Alert #12 · Complaint · safety · 3 posts in this story\n充电的时候冒烟了',
    },
  ]);
  expect(taken).toEqual(['offer-1']);
  expect(readNotificationPath(made[0]?.id ?? '')).toBe('mention/m-1');
});

test('with notifications switched off, here or in the browser, nothing is taken: the next channel hears', async () => {
  kept.set('settings', { notifyFrom: null });
  await showOfferedAlerts(clientWith([ALERT]), 'zh-CN');
  kept.clear();
  permission.level = 'denied';
  await showOfferedAlerts(clientWith([ALERT]), 'zh-CN');
  expect([made, taken]).toEqual([[], []]);
});

test.each([
  [{ ticketId: 't-1', kind: 'escalation' }, 'ticket/t-1'],
  [{ kind: 'case' }, 'pr/cases'],
  [{ kind: 'case', caseId: 'c-1' }, 'case/c-1'],
  [{ kind: 'burst' }, 'pr/bursts'],
  [{ kind: 'search' }, 'pr/search'],
  [{ kind: 'mention' }, 'mentions'],
  [{ kind: 'source-blind' }, 'sources'],
  [{ kind: 'test', number: 0 }, 'alerts'],
] as const)('an alert %o leads to %s', async (change, path) => {
  await showOfferedAlerts(clientWith([{ ...ALERT, mentionId: null, ...change }]), 'zh-CN');
  expect(readNotificationPath(made[0]?.id ?? '')).toBe(path);
});

test('practice says so, a deadline stands in the title, and what has no words of a post says why', () => {
  const { title, message } = sayBrowserAlert(
    { ...ALERT, drill: true, excerpt: null, storySize: 1, dueAt: Date.UTC(2026, 10, 21, 7, 30) },
    'zh-CN',
  );
  expect(title).toMatch(/^演练 · 红色 · 新锐 · weibo · \d\d:30 前回应$/u);
  expect(message).toBe('预警 #12 · 投诉 · 安全风险\n“冒烟” → ESC-3');
});

test('only who is named by the event asks', () => {
  const event = { seq: 1, at: 1, subjectId: 'offer-1', drill: false, data: { personIds: ['p-1'] } };
  expect(isOfferedTo({ ...event, type: 'alert.offered' }, 'p-1')).toBe(true);
  expect(isOfferedTo({ ...event, type: 'alert.offered' }, 'p-2')).toBe(false);
  expect(isOfferedTo({ ...event, type: 'alert.dead' }, 'p-1')).toBe(false);
});
