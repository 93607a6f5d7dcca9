// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { createAnswerWatch } from './recognise-answers.ts';

const TEXT = '您好，我们马上处理';
function startWatch() {
  const heard: string[] = [];
  const watch = createAnswerWatch(
    ({ mentionId }) => heard.push(`answered ${mentionId}`),
    (postKey, text) => heard.push(`sent ${postKey} ${text}`),
  );
  return { heard, watch };
}
function show(text: string, tag = 'p'): Element {
  const element = document.createElement(tag);
  element.textContent = text;
  document.body.replaceChildren(element);
  return element;
}
const expected = (mentionId: string | null, text: string, until: number, isUnsent = () => false) => ({
  mentionId,
  postKey: 'x:1',
  text,
  until,
  isUnsent,
});

test('words that were expected and stand on the page were sent, once', () => {
  const { heard, watch } = startWatch();
  watch.expect(expected('m1', TEXT, 1000), 0);
  watch.seeAdded(show(`小新 ${TEXT} 刚刚`), 10);
  watch.seeAdded(show(TEXT), 20);
  expect(heard).toEqual([`sent x:1 ${TEXT}`, 'answered m1']);
});
test('a post that nobody listens for has no answer to tell of', () => {
  const { heard, watch } = startWatch();
  watch.expect(expected(null, TEXT, 1000), 0);
  watch.seeAdded(show(TEXT), 10);
  expect(heard).toEqual([`sent x:1 ${TEXT}`]);
});
test('what was filled and then edited is waited for in its new words, for as long as before', () => {
  const { heard, watch } = startWatch();
  watch.expect(expected('m1', '您好，我们会尽快处理', 60_000), 0);
  watch.expect(expected('m1', TEXT, 1000), 10);
  watch.seeAdded(show('您好，我们会尽快处理'), 20);
  expect(heard).toEqual([]);
  watch.seeAdded(show(TEXT), 30_000);
  expect(heard).toContain('answered m1');
});
test('what stands in a box was not sent, and what comes too late is somebody else’s', () => {
  const { heard, watch } = startWatch();
  watch.expect(expected('m1', TEXT, 1000), 0);
  watch.seeAdded(show(TEXT, 'textarea'), 10);
  watch.seeAdded(show(TEXT), 2000);
  expect(heard).toEqual([]);
});
test('words that stand in the box still were not sent; a box that is emptied a moment later was', () => {
  vi.useFakeTimers();
  const { heard, watch } = startWatch();
  let isUnsent = true;
  watch.expect(
    expected('m1', TEXT, 60_000, () => isUnsent),
    0,
  );
  watch.seeAdded(show(TEXT), 10);
  vi.advanceTimersByTime(2000);
  expect(heard).toEqual([]);
  watch.seeAdded(show(TEXT), 3000);
  isUnsent = false;
  vi.advanceTimersByTime(2000);
  expect(heard).toContain('answered m1');
  vi.useRealTimers();
});
