import { beforeEach, expect, test, vi } from 'vitest';
import type { ApiClient } from '../../shared/api-client.ts';
import type { GuardDecision } from '../../shared/model/guard-decision.ts';

const { kept } = vi.hoisted(() => ({ kept: new Map<string, unknown>() }));
vi.mock('wxt/browser', async () => ({
  browser: (await import('../../test/helpers/browser-keeping.ts')).browserKeeping(kept),
}));
// Unit tests share their modules: one of an earlier file may have loaded these with another storage.
vi.resetModules();
const { ApiError } = await import('../../shared/api-client.ts');
const { noteGuardDecision, sendGuardDecisions } = await import('./guard-decisions.ts');

const decided = (at: number): GuardDecision => ({
  ...{ site: 'weibo', mentionId: 'm-1', type: 'paid-praise', rule: 'LNG-8', reason: '引用客户原话', at },
});

let told: number[];
/** Answers each call with the next status; 200 when none is left. */
function monitor(...statuses: number[]): ApiClient {
  return {
    noteGuardDecision: async ({ body }: { body: GuardDecision }) => {
      const status = statuses.shift() ?? 200;
      if (status !== 200) throw new ApiError(status, { code: 'test', message: { 'zh-CN': '不行', en: 'no' } });
      told.push(body.at);
    },
  } as unknown as ApiClient;
}

beforeEach(() => {
  kept.clear();
  told = [];
});

test('a decision waits until the monitor has it, and is told once', async () => {
  for (const at of [1, 2, 2]) await noteGuardDecision(decided(at));
  await expect(sendGuardDecisions(monitor(200, 0))).rejects.toThrow();
  await sendGuardDecisions(monitor());
  await sendGuardDecisions(monitor());
  expect(told).toEqual([1, 2]);
});

test('what the monitor will never take does not hold up the next', async () => {
  for (const at of [1, 2]) await noteGuardDecision(decided(at));
  await sendGuardDecisions(monitor(400));
  await sendGuardDecisions(monitor());
  expect(told).toEqual([2]);
});
