import { describe, expect, test } from 'vitest';
import type { ListeningChoice } from './listening-store.ts';
import { addSearch, dropSearch, listOverdue, nameSearch, noteLook, noteReminded } from './watched-searches.ts';

const MINUTE = 60_000;
const NOW = 1_790_000_000_000;
const NOTHING: ListeningChoice = { consent: {}, searches: [] };
const ADDRESS = 'https://s.weibo.com/weibo?q=%E5%B1%B1%E9%9B%80%20%E6%8A%95%E8%AF%89&Refer=index';
const watched = (): ListeningChoice =>
  addSearch(NOTHING, { site: 'weibo-search', url: ADDRESS, everyMinutes: 10 }, NOW);

test.each([
  [ADDRESS, 'https://s.weibo.com/weibo/?Refer=top&q=山雀 投诉', true],
  [ADDRESS, 'https://s.weibo.com/weibo?q=山雀', false],
  ['https://x.com/search?q=a&f=live', 'https://x.com/search?f=live&q=a&src=typed_query', false],
  [
    'https://www.xiaohongshu.com/search_result?keyword=a&xsec_token=1',
    'https://www.xiaohongshu.com/search_result?keyword=a',
    true,
  ],
])('%s and %s are one search: %s', (one, other, same) => {
  expect(nameSearch(one) === nameSearch(other)).toBe(same);
});

describe('a watched search', () => {
  test('is overdue when nobody looked at it within its time, and reminded of once', () => {
    const choice = watched();
    expect(listOverdue(choice.searches, NOW + 9 * MINUTE)).toEqual([]);
    const [late] = listOverdue(choice.searches, NOW + 10 * MINUTE);
    const reminded = noteReminded(choice, [late!.id], NOW + 10 * MINUTE);
    expect(listOverdue(reminded.searches, NOW + 30 * MINUTE)).toEqual([]);
  });
  test('a look starts its time anew, whatever the site put behind the address', () => {
    const reminded = noteReminded(watched(), [nameSearch(ADDRESS)], NOW + 10 * MINUTE);
    const looked = noteLook(reminded, ADDRESS.replace('index', 'top'), NOW + 12 * MINUTE);
    expect(looked.searches[0]).toMatchObject({ lookedAt: NOW + 12 * MINUTE, remindedAt: null });
    expect(listOverdue(looked.searches, NOW + 21 * MINUTE)).toEqual([]);
    expect(listOverdue(looked.searches, NOW + 22 * MINUTE)).toHaveLength(1);
  });
  test('another page is no look, and nothing is written for it', () => {
    const choice = watched();
    expect(noteLook(choice, 'https://s.weibo.com/weibo?q=别的', NOW + MINUTE)).toBe(choice);
    expect(noteLook(noteLook(choice, ADDRESS, NOW), ADDRESS, NOW + 1000).searches[0]?.lookedAt).toBe(NOW);
  });
  test('added again it keeps its history; dropped it is gone', () => {
    const again = addSearch(
      noteLook(watched(), ADDRESS, NOW),
      { site: 'weibo-search', url: ADDRESS, everyMinutes: 30 },
      NOW,
    );
    expect(again.searches).toMatchObject([{ everyMinutes: 30, lookedAt: NOW }]);
    expect(dropSearch(again, nameSearch(ADDRESS)).searches).toEqual([]);
  });
});
