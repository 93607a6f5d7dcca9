import { expect, test } from 'vitest';
import { z } from 'zod';
import type { SourceType } from '../../source-type.ts';
import { freshMemory } from '../../store/sql/fresh-memory.ts';
import { askType } from './ask-type.ts';

test('a limit ends so many seconds after the answer that names it, however long the look took until then', async () => {
  let now = 0;
  const type: SourceType = {
    ...{ id: 'slow', labels: { 'zh-CN': '慢', en: 'slow' }, settings: z.object({}), example: {} },
    poll: async (_source, context) => {
      await context.fetch('https://slow.example/');
      return { entries: [] };
    },
  };
  const source = {
    ...{ id: 's', type: 'slow', name: 's', settings: {}, brandIds: [], enabled: true, drill: false },
  };
  const answer = { status: 200, url: 'https://slow.example/', body: Buffer.from(''), notModified: false };
  const { poll, requests } = await askType(
    type,
    source,
    {},
    {
      ...{ now, signal: AbortSignal.timeout(1_000), memory: freshMemory(0), brands: [], complaintTerms: [] },
      clock: { now: () => now },
      parse: () => Promise.reject(new Error('nothing is parsed')),
      fetch: async () => {
        now = 40_000;
        return { ...answer, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '60' } };
      },
    },
  );
  expect([poll.quota, requests]).toEqual([{ left: 0, resetAt: 100_000, requests: 1 }, 1]);
});
