import { expect, it } from 'vitest';
import type { Level } from '../../../shared/model/analysis.ts';
import type { Mention } from '../../../shared/model/mention.ts';
import { foldStories } from './fold-stories.ts';

const one = (id: string, storyId: string | null, level: Level = 'yellow') => ({ id, storyId, level }) as Mention;
const queue = [one('a', null), one('b', 's'), one('c', null), one('d', 's', 'red'), one('e', 's'), one('f', 't')];
const ids = (mentions: readonly Mention[]) => mentions.map((mention) => mention.id).join('');

it('one row a story, with how many wait behind it and the gravest of them', () => {
  const { shown, folds } = foldStories(queue, new Set());
  expect(ids(shown)).toBe('abcf');
  expect([...folds]).toEqual([['b', { storyId: 's', hidden: 2, level: 'red', open: false }]]);
});

it('an open story stands together where its first post stands', () => {
  const { shown, folds } = foldStories(queue, new Set(['s']));
  expect(ids(shown)).toBe('abdecf');
  expect(folds.get('b')?.open).toBe(true);
});

it('no post is lost or doubled', () => {
  expect(
    ids(foldStories(queue, new Set(['s', 't'])).shown)
      .split('')
      .sort()
      .join(''),
  ).toBe('abcdef');
});
