import { beforeEach, expect, test, vi } from 'vitest';
import type { HealthReport } from './tell-site-changed.ts';

const { send, pairing } = vi.hoisted(() => ({
  send: vi.fn<(input: unknown) => Promise<unknown>>(async () => ({})),
  pairing: { now: { baseUrl: 'http://127.0.0.1:1', token: 't' } as object | null },
}));
vi.mock('wxt/browser', () => ({ browser: { runtime: { getManifest: () => ({ version: '1.2.0' }) } } }));
vi.mock('./pairing-store.ts', () => ({ readPairing: async () => pairing.now }));
vi.mock('./monitor-client.ts', () => ({ createMonitorClient: () => ({ reportSiteHealth: send }) }));
// Unit tests share their modules: one of an earlier file may have loaded this with its real neighbours.
vi.resetModules();
const { ApiError } = await import('../../shared/api-client.ts');
const { siteHealthReportSchema } = await import('../../shared/schemas/site-health.ts');
const { reportSiteHealth } = await import('./report-site-health.ts');

const REPORT: HealthReport = { site: 'weibo', broken: ['author', 'text'], posts: 9, byLink: 1, tagHash: 5 };
beforeEach(() => {
  send.mockReset().mockResolvedValue({});
  pairing.now = { baseUrl: 'http://127.0.0.1:1', token: 't' };
});

test.each([[null], [7]])(
  'what a page lost is sent with the release and the correction %s, as the monitor takes it',
  async (correction) => {
    await reportSiteHealth(REPORT, correction);
    const body = { ...REPORT, version: '1.2.0', correction };
    expect(send.mock.calls).toEqual([[{ body }]]);
    expect(siteHealthReportSchema.parse(body)).toEqual(body);
  },
);

test('alone, nobody is told', async () => {
  pairing.now = null;
  await reportSiteHealth(REPORT, null);
  expect(send).not.toHaveBeenCalled();
});

test('a monitor that refuses or cannot be reached is noted and not asked again; a fault of our own is one', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  send.mockRejectedValue(new ApiError(0, { code: 'unreachable', message: { 'zh-CN': '连不上', en: 'gone' } }));
  await reportSiteHealth(REPORT, null);
  expect(send).toHaveBeenCalledTimes(1);
  expect(said).toHaveBeenCalledTimes(1);
  said.mockRestore();
  send.mockRejectedValue(new TypeError('ours'));
  await expect(reportSiteHealth(REPORT, null)).rejects.toThrow('ours');
});
