import { describe, expect, it } from 'vitest';
import { createStoryIndex, storyMarks } from './stories.ts';

const post = '青岚家的电饭煲用了三天就冒烟，客服说让我自己寄回去，运费还要我出';

describe('createStoryIndex', () => {
  it('folds a repost, another script and a changed word into one story', () => {
    const index = createStoryIndex(1000);
    const story = index.add(post);
    expect(index.add(`太过分了 //@小王:${post}`)).toBe(story);
    expect(index.add('青嵐家的電飯煲用了三天就冒煙，客服說讓我自己寄回去，運費還要我出'.replace('嵐', '岚'))).toBe(
      story,
    );
    expect(index.add(post.replace('三天', '五天'))).toBe(story);
    expect(index.add(`${post} https://example.org/x @青岚客服`)).toBe(story);
    expect(index.stories).toBe(1);
  });

  it('keeps different posts apart, also about the same thing', () => {
    const index = createStoryIndex(1000);
    const first = index.add(post);
    expect(index.add('青岚的电饭煲煮饭很香，客服也耐心，推荐给大家')).not.toBe(first);
    expect(index.add('My Qinglan kettle leaks from the bottom and support ignores me')).not.toBe(first);
  });

  it('says nothing of texts that are too short', () => {
    expect(createStoryIndex(10).add('太差了')).toBeNull();
    expect(storyMarks('👍👍')).toEqual([]);
  });

  it('stays within its room and goes on when it is full', () => {
    const index = createStoryIndex(10);
    for (let k = 0; k < 5000; k++)
      index.add(
        `第${k}位顾客${String.fromCharCode(0x4e00 + k)}${String.fromCharCode(0x5e00 + k)}说这款产品${k}真的一般`,
      );
    const story = index.add(post);
    expect(index.add(post)).toBe(story);
  });
});
