// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import type { FoundPost } from '../reading/find-posts.ts';
import { createWaitingPosts } from './waiting-posts.ts';
import type { Nearness } from './watch-nearness.ts';

let near: Set<Element>;
let observed: Element[];
let read: Element[];
beforeEach(() => {
  near = new Set();
  observed = [];
  read = [];
});

const nearness: Nearness = {
  observe: (element) => observed.push(element),
  isNear: (element) => near.has(element),
  stop: () => undefined,
};
const open = () => createWaitingPosts(nearness, ({ element }) => read.push(element));

function makePost(): FoundPost {
  const element = document.createElement('article');
  document.body.append(element);
  return { element, kind: { name: 'post', path: 'article', fields: {}, chip: { side: 'corner' } } };
}

test('a post far away is watched and not read, and read once when it comes near', () => {
  const waiting = open();
  const post = makePost();
  expect(waiting.add(post)).toBe(true);
  expect(observed).toEqual([post.element]);
  expect(read).toEqual([]);
  expect(waiting.readNow(post.element)).toBe(true);
  expect(waiting.readNow(post.element)).toBe(false);
  expect(read).toEqual([post.element]);
});

test('a post that stands near already does not wait', () => {
  const post = makePost();
  near.add(post.element);
  const waiting = open();
  expect(waiting.add(post)).toBe(false);
  expect(waiting.readNow(post.element)).toBe(false);
});

test('who looks for one among all has them all read, without those that left the page', () => {
  const waiting = open();
  const [first, gone, last] = [makePost(), makePost(), makePost()];
  for (const post of [first, gone, last]) waiting.add(post);
  gone.element.remove();
  waiting.readAll();
  expect(read).toEqual([first.element, last.element]);
});
