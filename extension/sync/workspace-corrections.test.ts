import { beforeEach, expect, test, vi } from 'vitest';
import type { SiteCorrection } from '../../shared/model/site-correction.ts';

const { ask, kept, pairing } = vi.hoisted(() => ({
  ask: vi.fn<() => Promise<unknown>>(),
  kept: vi.fn<(overrides: readonly SiteCorrection[]) => Promise<void>>(async () => {}),
  pairing: { now: { expired: false } as { expired: boolean } | null },
}));
vi.mock('./pairing-store.ts', () => ({ readPairing: async () => pairing.now }));
vi.mock('./monitor-client.ts', () => ({ createMonitorClient: () => ({ listSiteCorrections: ask }) }));
vi.mock('./site-override-store.ts', () => ({ keepWorkspaceOverrides: kept }));
// Unit tests share their modules: one of an earlier file may have loaded this with its real neighbours.
vi.resetModules();
const { ApiError } = await import('../../shared/api-client.ts');
const { refreshWorkspaceCorrections } = await import('./workspace-corrections.ts');

const GOOD: SiteCorrection = { site: 'weibo', revision: 2, kinds: { post: { fields: { author: [{ at: 'b' }] } } } };
const refuse = (status: number) => new ApiError(status, { code: 'not-found', message: { 'zh-CN': '不行', en: 'no' } });
beforeEach(() => {
  kept.mockClear();
  pairing.now = { expired: false };
});

test('what may not be corrected is left out, whoever says it; the rest is kept', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  const sly = { site: 'x', revision: 1, kinds: { tweet: { composer: { editor: ['p'], within: 'page' } } } };
  ask.mockResolvedValue({ items: [sly, GOOD, { ...GOOD, site: 'orkut' }] });
  await refreshWorkspaceCorrections(1000);
  expect(kept).toHaveBeenCalledWith([GOOD], 1000);
  expect(said).toHaveBeenCalledTimes(2);
  said.mockRestore();
});
test('a monitor of an earlier release corrects nothing; one that is out of reach changes nothing', async () => {
  ask.mockRejectedValue(refuse(404));
  await refreshWorkspaceCorrections(1000);
  expect(kept).toHaveBeenCalledWith([], 1000);
  kept.mockClear();
  ask.mockRejectedValue(refuse(0));
  await refreshWorkspaceCorrections(2000);
  pairing.now = { expired: true };
  await refreshWorkspaceCorrections(3000);
  expect(kept).not.toHaveBeenCalled();
});
test('after the pairing ended nothing of the workspace stays', async () => {
  pairing.now = null;
  await refreshWorkspaceCorrections(1000);
  expect(kept).toHaveBeenCalledWith([], 1000);
});
