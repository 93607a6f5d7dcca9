// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { detectEditor } from '../../composers/detect-editor.ts';
import { parentAcross } from '../../reading/walk-path.ts';
import x from '../../sites/x.ts';
import type { PageHandle, Press, TrackedPost } from '../page-handle.ts';
import { findAnsweredMark, findAnsweredPost } from './find-answered-post.ts';

const BOX = '<div data-testid="tweetTextarea_0" role="textbox" contenteditable="true"></div>';
const post = (id: string, inside = ''): string =>
  `<article data-testid="tweet" id="${id}"><button data-testid="reply">Reply</button><p>Charger smoked</p>${inside}</article>`;

/** A page of x.com with what the finder knows of it: its articles, each with a permalink. */
function openPage(body: string, path: string, pressed: Element | null = null): PageHandle {
  document.body.innerHTML = body;
  const posts = new Map<Node, TrackedPost>();
  for (const element of document.querySelectorAll('article')) {
    const reading = { permalink: `https://x.com/ann/status/${element.id}` };
    posts.set(element, {
      element,
      kind: x.kinds[0],
      reading,
      post: { postKey: `x:${element.id}` },
    } as unknown as TrackedPost);
  }
  history.replaceState({}, '', path);
  const postAt = (node: Node): TrackedPost | null => {
    for (let at: Node | null = node; at; at = parentAcross(at)) if (posts.has(at)) return posts.get(at) ?? null;
    return null;
  };
  return {
    adapter: x,
    posts: () => [...posts.values()],
    postAt,
    markOf: (key: string | null) => (key === 'x:1' ? { postKey: key } : null),
    lastPress: (): Press | null => {
      const button = pressed ?? document.querySelector('[data-pressed] [data-testid=reply]');
      const tracked = button && postAt(button);
      return tracked ? { tracked, path: [button] } : null;
    },
  } as unknown as PageHandle;
}
const answeredIn = (page: PageHandle): string | null => {
  const editor = detectEditor(document.querySelector('[contenteditable]') ?? document.body);
  return (editor && findAnsweredPost(page, editor)?.post.postKey) ?? null;
};

test('the post that the box stands in', () => {
  expect(answeredIn(openPage(post('1', BOX) + post('2'), '/home'))).toBe('x:1');
});
test('the one post in its dialog; of two nobody knows which', () => {
  const dialog = (inside: string): string => `${post('9')}<div role="dialog">${inside}${BOX}</div>`;
  expect(answeredIn(openPage(dialog(post('1')), '/compose/post'))).toBe('x:1');
  expect(answeredIn(openPage(dialog(post('1') + post('2')), '/compose/post'))).toBe(null);
});
test('the post whose reply button was pressed last', () => {
  const pressed = post('2').replace('<article', '<article data-pressed');
  expect(answeredIn(openPage(`${post('1')}${pressed}<main>${BOX}</main>`, '/home'))).toBe('x:2');
});
test('the post that the page holds alone', () => {
  expect(answeredIn(openPage(`${post('1')}${post('2')}<main>${BOX}</main>`, '/ann/status/1'))).toBe('x:1');
});
test('a post of one’s own, a message and a search are no answers', () => {
  expect(answeredIn(openPage(`${post('1')}<main>${BOX}</main>`, '/home'))).toBe(null);
  const message = '<div contenteditable="true" data-testid="dmComposerTextInput"></div>';
  expect(answeredIn(openPage(`${post('1')}${message}`, '/ann/status/1'))).toBe(null);
});
test('an answer below a marked post is held to the mark of that post', () => {
  const page = openPage(post('1', post('2')), '/home');
  const [, inner] = page.posts();
  expect(inner && findAnsweredMark(page, inner)?.postKey).toBe('x:1');
  const lone = openPage(post('2'), '/home').posts()[0];
  expect(lone && findAnsweredMark(page, lone)).toBe(null);
});
