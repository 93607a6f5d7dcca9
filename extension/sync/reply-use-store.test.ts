import { beforeEach, expect, test, vi } from 'vitest';
import type { ReplyUse } from '../reply-use.ts';

const { kept } = vi.hoisted(() => ({ kept: new Map<string, unknown>() }));
vi.mock('wxt/browser', async () => ({
  browser: (await import('../../test/helpers/browser-keeping.ts')).browserKeeping(kept),
}));
// Unit tests share their modules: one of an earlier file may have loaded these with another storage.
vi.resetModules();
const { noteReplyUse, readReplyUses } = await import('./reply-use-store.ts');

const FILLED: ReplyUse = {
  ...{ kind: 'public', site: 'weibo', templateId: 'first-answer', variant: 2 },
  ...{ text: '您好，非常抱歉给您添麻烦了，请您私信我们', postKey: 'weibo:1', at: 1000 },
};
const typed = (change: Partial<ReplyUse>): ReplyUse => ({ ...FILLED, templateId: null, variant: null, ...change });

beforeEach(() => kept.clear());

test('an answer that was filled and then sent is one use, with its template', async () => {
  await noteReplyUse(FILLED, 1000);
  await noteReplyUse(typed({ text: `${FILLED.text}。`, at: 2000 }), 2000);
  expect(await readReplyUses(2000)).toEqual([{ ...FILLED, text: `${FILLED.text}。`, at: 2000 }]);
});
test('other words, and another post, are other uses, even when noted at once', async () => {
  const uses = [
    FILLED,
    typed({ postKey: 'weibo:2' }),
    typed({ text: '物流同事今天联系您', at: 1001 }),
    typed({ postKey: null }),
  ];
  await Promise.all(uses.map((use) => noteReplyUse(use, 1000)));
  expect(await readReplyUses(1000)).toHaveLength(4);
});

test('a message that is noted twice, because the background ended over the first note, is one', async () => {
  const message = typed({ kind: 'message', text: null, postKey: null });
  await noteReplyUse(message, 1000);
  await noteReplyUse({ ...message }, 1001);
  await noteReplyUse({ ...message, at: 1002 }, 1002);
  expect(await readReplyUses(1002)).toEqual([message, { ...message, at: 1002 }]);
});
