// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { PostMark } from '../messages.ts';
import { findOfKinds } from '../reading/find-posts.ts';
import bilibili from '../sites/bilibili.ts';
import reddit from '../sites/reddit.ts';
import youtube from '../sites/youtube.ts';
import { findMarkAbove } from './find-mark-above.ts';
import type { TrackedPost } from './page-handle.ts';

const COMMENT = (id: string): string => `<ytd-comment-view-model data-key="${id}"></ytd-comment-view-model>`;
const THREAD = (id: string, reply: string): string =>
  `<ytd-comment-thread-renderer>${COMMENT(id)}
    <ytd-comment-replies-renderer>${COMMENT(reply)}</ytd-comment-replies-renderer></ytd-comment-thread-renderer>`;

/** Which of the posts a reply answers, by their `data-key`; the marked ones are known. */
function answered(adapter: typeof youtube, root: ParentNode & Node, reply: Element, marked: readonly string[]) {
  const tracked = findOfKinds(root, adapter.kinds).map(
    ({ element, kind }) =>
      ({
        element,
        kind,
        reading: { permalink: null },
        post: { postKey: element.getAttribute('data-key') },
      }) as TrackedPost,
  );
  const tracker = { get: (at: Element) => tracked.find(({ element }) => element === at), all: () => tracked };
  const board = {
    markOf: (postKey: string | null) => (marked.includes(postKey ?? '') ? ({ postKey } as PostMark) : null),
  };
  const read = tracked.find(({ element }) => element === reply)!;
  return findMarkAbove(read, tracker, adapter, board, document)?.postKey ?? null;
}

test('an answer belongs to the comment of its own thread, marked or not', () => {
  document.body.innerHTML = `<div id="contents">${THREAD('a', 'a-1')}${THREAD('b', 'b-1')}</div>`;
  const reply = document.querySelector('[data-key="b-1"]')!;
  expect(findOfKinds(document, youtube.kinds).filter(({ kind }) => kind.isReply)).toHaveLength(2);
  expect(answered(youtube, document, reply, ['a', 'b'])).toBe('b');
  expect(answered(youtube, document, reply, ['a'])).toBe(null);
});

test('through shadow roots, too', () => {
  document.body.innerHTML = '<bili-comments></bili-comments>';
  const shadow = (host: Element | null, markup: string): ShadowRoot => {
    const root = host!.attachShadow({ mode: 'open' });
    root.innerHTML = markup;
    return root;
  };
  const all = shadow(
    document.querySelector('bili-comments'),
    '<bili-comment-thread-renderer></bili-comment-thread-renderer>'.repeat(2),
  );
  const replies = [...all.children].map((thread, at) => {
    const inner = shadow(
      thread,
      `<bili-comment-renderer data-key="${at}"></bili-comment-renderer><bili-comment-replies-renderer></bili-comment-replies-renderer>`,
    );
    return shadow(inner.lastElementChild, '<bili-comment-reply-renderer></bili-comment-reply-renderer>')
      .firstElementChild!;
  });
  expect(answered(bilibili, document, replies[1]!, ['0', '1'])).toBe('1');
});

test('among several posts nobody can tell which', () => {
  document.body.innerHTML = `<main><shreddit-post data-key="a"></shreddit-post><shreddit-post data-key="b"></shreddit-post>
    <shreddit-comment></shreddit-comment></main>`;
  expect(answered(reddit, document, document.querySelector('shreddit-comment')!, ['a'])).toBe(null);
});
