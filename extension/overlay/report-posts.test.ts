// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PostOnPage } from '../../shared/model/post-on-page.ts';
import weibo from '../sites/weibo.ts';
import { createPostReporter } from './report-posts.ts';

let sent: string[][];
beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  const sendMessage = async ({ ask }: { ask: { posts: PostOnPage[] } }) => {
    sent.push(ask.posts.map(({ postKey }) => postKey ?? ''));
    return { answer: { marks: [] } };
  };
  vi.stubGlobal('browser', { runtime: { sendMessage } });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const post = (postKey: string): PostOnPage => ({ postKey }) as PostOnPage;
const open = () =>
  createPostReporter(weibo, document, {
    onMarks: () => undefined,
    onFault: (error) => expect.unreachable(String(error)),
  });

test('the first posts are asked for at once, those of a scroll together', () => {
  const reporter = open();
  reporter.add(post('weibo:1'));
  reporter.flush();
  expect(sent).toEqual([['weibo:1']]);
  for (const key of ['weibo:2', 'weibo:3', 'weibo:4']) {
    vi.advanceTimersByTime(16);
    reporter.add(post(key));
    reporter.flush();
  }
  expect(sent.length).toBe(1);
  vi.advanceTimersByTime(300);
  expect(sent).toEqual([['weibo:1'], ['weibo:2', 'weibo:3', 'weibo:4']]);
});

test('a message holds a hundred posts at most, and nothing is said of a page that was left', () => {
  const reporter = open();
  for (let index = 0; index < 150; index += 1) reporter.add(post(`weibo:${index}`));
  reporter.flush();
  expect(sent.map(({ length }) => length)).toEqual([100, 50]);
  reporter.add(post('weibo:last'));
  reporter.flush();
  reporter.stop();
  vi.advanceTimersByTime(1000);
  expect(sent.length).toBe(2);
});
