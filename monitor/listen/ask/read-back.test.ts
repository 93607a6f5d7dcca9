import { expect, test } from 'vitest';
import { isAnyCut, type PageRead, readBack } from './read-back.ts';

/** Pages of ten numbers that go down from 100 and never end, or after so many. */
function pages(most = Number.POSITIVE_INFINITY) {
  let page = 0;
  return async (): Promise<PageRead<number>> => {
    page += 1;
    const items = Array.from({ length: 10 }, (_, i) => 100 - (page - 1) * 10 - i);
    return { items, oldest: items.at(-1) ?? 0, hasMore: page < most };
  };
}

test('a list is read until it meets what is known, or ends', async () => {
  const met = await readBack({ until: 85, mostPages: 5 }, pages());
  expect(met).toMatchObject({ isCut: false });
  expect(met.items).toHaveLength(20);
  expect(await readBack({ until: 0, mostPages: 5 }, pages(3))).toMatchObject({ isCut: false });
  expect((await readBack({ until: null, mostPages: 5 }, pages())).items).toHaveLength(10);
});

test('what is longer than a look is cut, and says so', async () => {
  const cut = await readBack({ until: 0, mostPages: 5 }, pages());
  expect(cut.isCut).toBe(true);
  expect(cut.items).toHaveLength(50);
  const whole = await readBack({ until: 95, mostPages: 5 }, pages());
  expect(isAnyCut([whole, cut])).toEqual({ isCut: true });
  expect(isAnyCut([whole])).toEqual({});
});
