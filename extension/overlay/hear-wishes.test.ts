// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PageSetup } from '../messages.ts';
import weibo from '../sites/weibo.ts';
import { createWishes, type Wish } from './hear-wishes.ts';
import type { PageHandle, ToolRequest, TrackedPost } from './page-handle.ts';

const REPLY: Wish = { tell: 'do.reply', body: { mentionId: 'm-1', postKey: 'weibo:1' } };

let asked: ToolRequest[];
let posts: TrackedPost[];
beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  posts = [];
});
afterEach(() => vi.useRealTimers());

function open(): ReturnType<typeof createWishes> {
  const handle = {
    adapter: weibo,
    setup: () => ({}) as PageSetup,
    markOf: () => null,
    readAgain: (tracked: TrackedPost) => tracked,
    openTool: (request: ToolRequest) => void asked.push(request),
  } as unknown as PageHandle;
  return createWishes({
    document,
    handle,
    posts: () => posts,
    hovered: () => null,
    onFault: (error) => expect.unreachable(String(error)),
  });
}

test('a wish for a post that is still loading is done when the post comes', () => {
  const wishes = open();
  wishes.hear(REPLY);
  vi.advanceTimersByTime(5000);
  posts = [{ element: document.body, post: { postKey: 'weibo:1' } } as unknown as TrackedPost];
  wishes.retry();
  vi.advanceTimersByTime(60_000);
  expect(asked.map(({ want }) => want)).toEqual(['reply']);
});

test('one whose post never comes is answered in words, once', () => {
  const wishes = open();
  wishes.hear(REPLY);
  for (let second = 0; second < 60; second += 1) {
    vi.advanceTimersByTime(1000);
    wishes.retry();
  }
  expect(asked).toEqual([{ want: 'missing' }]);
});
