import { afterEach, expect, test, vi } from 'vitest';
import { askBackground } from './ask-background.ts';

const CHROMIUM =
  'A listener indicated an asynchronous response by returning true, but the message channel closed before a response was received';
const FIREFOX = 'Could not establish connection. Receiving end does not exist.';

/** A background that ends over the first messages, as each browser says it, and answers the next. */
function endOver(...sayings: readonly (string | null)[]): { type: string }[] {
  const left = [...sayings];
  const heard: { type: string }[] = [];
  const sendMessage = async (message: { type: string }): Promise<unknown> => {
    heard.push(message);
    const saying = left.shift();
    if (saying === null) return undefined;
    if (saying !== undefined) throw new Error(saying);
    return { answer: { noted: true } };
  };
  vi.stubGlobal('chrome', { runtime: { sendMessage } });
  return heard;
}

const use = { kind: 'public', site: 'x', templateId: null, variant: null, text: null, postKey: null, at: 1 } as const;

afterEach(() => vi.unstubAllGlobals());

test.each([CHROMIUM, FIREFOX, null])('what a background ended over is asked again: %s', async (saying) => {
  const heard = endOver(saying, saying);
  expect(await askBackground('replies.note', { use })).toEqual({ noted: true });
  expect(heard).toHaveLength(3);
});

test('one that ends over it again and again is told in words, not in the browser’s own', async () => {
  const heard = endOver(FIREFOX, FIREFOX, FIREFOX, FIREFOX);
  await expect(askBackground('replies.note', { use })).rejects.toMatchObject({ name: 'BackgroundProblem' });
  expect(heard).toHaveLength(3);
});

test('what must not be done twice is not asked twice', async () => {
  const heard = endOver(CHROMIUM);
  const ask = { mentionId: 'm-1', text: '您好' };
  await expect(askBackground('approval.ask', ask)).rejects.toMatchObject({ name: 'BackgroundProblem' });
  expect(heard).toHaveLength(1);
});

test('an extension that was removed under the page is another matter', async () => {
  endOver('Extension context invalidated.');
  await expect(askBackground('replies.note', { use })).rejects.toThrow('context invalidated');
});
