import type { ApiAnswer } from '../../../shared/api.ts';

type Source = ApiAnswer<'listSources'>['items'][number];

/** Sources in each state that a board must show. */
export function sampleSources(now: number): Source[] {
  const source = (
    id: string,
    name: string,
    state: Source['state'],
    heardMs: number,
    lastError: string | null,
  ): Source => ({
    id,
    type: 'feed',
    name,
    brandIds: [],
    enabled: true,
    drill: false,
    state,
    nextPollAt: now + 45_000,
    lastPollAt: now,
    lastSuccessAt: now - heardMs,
    lastNewEntryAt: null,
    blindSince: state === 'blind' ? now - heardMs : null,
    errorCount: lastError === null ? 0 : 3,
    lastError,
    expectedPerHour: null,
    quotaLeft: null,
    quotaResetAt: null,
    lag: null,
    lagMs: heardMs,
  });
  return [
    source('weibo', '微博搜索 新锐', 'healthy', 40_000, null),
    source('xhs', '小红书搜索页', 'blind', 1_740_000, '未登录：搜索页要求登录'),
    source('heimao', '黑猫投诉', 'late', 420_000, null),
    {
      ...source('trustpilot', 'Trustpilot', 'healthy', 90_000, null),
      ...{ quotaLeft: 412, quotaResetAt: now + 2_400_000, lastNewEntryAt: now - 900_000, expectedPerHour: 3.5 },
      lag: { platform: { p50Ms: 4_000, p95Ms: 95_000 }, ours: { p50Ms: 70_000, p95Ms: 180_000 } },
    },
  ];
}

/** A site that colleagues' browsers reported as changed. */
export function sampleSiteHealth(now: number): ApiAnswer<'listSiteHealth'>['items'] {
  const reported = { firstAt: now - 7_200_000, lastAt: now - 600_000, reports: 3, version: '1.0.0', correction: 2 };
  return [{ site: 'xiaohongshu', broken: ['text', 'author'], posts: 12, byLink: 0, tagHash: 7, ...reported }];
}
