import { beforeAll, expect, it } from 'vitest';
import { listMentions } from '../monitor/store/heard/mention-list.ts';

import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Store } from '../monitor/store/store.ts';
import { onBothEngines } from './helpers/both-engines.ts';
import { insertMention } from './helpers/store-rows.ts';
import { sampleMention } from './helpers/store-samples.ts';

const TEXTS = [
  '华为手机电池爆炸了，要求退款', // 1
  '華為手機退貨太慢', // 2, traditional
  '小米的客服态度很差', // 3
  'Battery overheating, I want a REFUND now', // 4
  'iPhone15 屏幕碎了', // 5
  '他说："不退款"', // 6
  '差', // 7
  "it's 100% broken; it\\'s bad", // 8
  '华为。手机', // 9: two runs
  '🙂🙂', // 10
];

onBothEngines('search', (under) => {
  const openFilled = async () => {
    const filled = await under.openNew();
    await inTransaction(filled.db, async (trx) => {
      for (const text of TEXTS) await insertMention(trx, sampleMention({ text, author: null }));
    });
    return filled;
  };
  // Most tests only look.
  let shared: Store;
  beforeAll(async () => {
    shared = await openFilled();
  });
  const find = async (query: string, store = shared) =>
    (await listMentions(store.db, { query, order: 'newest' })).items.map(({ number }) => number).reverse();

  it.each<[string, number[]]>([
    ['退款', [1, 6]],
    ['爆炸', [1]],
    ['华为', [1, 2, 9]],
    ['華為', [1, 2, 9]],
    ['华为手机', [1, 2]],
    ['手机退', [2]],
    ['机退', [2]],
    ['华为 退款', [1]],
    ['退款 华为 小米', []],
    ['差', [3, 7]],
    ['了', [1, 5]],
    ['refund', [4]],
    ['Battery Overheating', [4]],
    ['overheating battery', [4]],
    ['overheat', []],
    ['iphone15', [5]],
    ['ＩＰＨＯＮＥ１５', [5]],
    ['100%', [8]],
    ['爆', [1]],
    ['炸了要', []],
  ])('finds %s in %j', async (query, expected) => {
    expect(await find(query)).toEqual(expected);
  });

  it.each([
    '"',
    `'`,
    '"退款',
    `退款'; drop table mentions; --`,
    '退款" OR "1',
    '*',
    '退款*',
    '(',
    'NEAR(退款 华为)',
    'words:退款',
    '-退款',
    '\\',
    ':*',
    "a' <-> 'b",
    '&|!<>',
    '\0退款',
    '🙂',
    '\ud83d',
    'AND',
    'x'.repeat(5000),
    '退'.repeat(2000),
  ])('takes %j as words, never as a command', async (query) => {
    const found = await find(query);
    expect(Array.isArray(found)).toBe(true);
    if (/^["*\\-]?退款["*]?$/.test(query)) expect(found).toEqual([1, 6]);
    expect(await find('小米')).toEqual([3]);
  });

  it('treats a query of blanks as no query and a query of signs alone as finding nothing', async () => {
    expect(await find('   ')).toHaveLength(TEXTS.length);
    expect(await find('！？')).toEqual([]);
  });

  it('does not find a phrase across title and text', async () => {
    const store = await openFilled();
    await inTransaction(store.db, (trx) =>
      insertMention(trx, sampleMention({ title: '红米', text: '粉很好吃', author: null })),
    );
    expect(await find('米粉', store)).toEqual([]);
    expect(await find('红米', store)).toEqual([11]);
  });

  it('stores and finds words of a text far longer than a post', async () => {
    const text = `${'很长的文字 '.repeat(2000)}${'z'.repeat(3000)}`;
    const store = await openFilled();
    await inTransaction(store.db, (trx) => insertMention(trx, sampleMention({ text })));
    expect(await find('很长的文字', store)).toEqual([11]);
  });

  it('finds exactly what a substring search finds, on random Chinese texts', async () => {
    let seed = 7;
    const random = (n: number) => {
      seed = (seed * 1103515245 + 12345) % 2 ** 31;
      return Math.floor((seed / 2 ** 31) * n);
    };
    const letters = '退款手机坏了差好慢';
    const word = (n: number) => Array.from({ length: n }, () => letters[random(letters.length)]).join('');
    const texts = Array.from({ length: 80 }, () => word(2 + random(12)));
    const { db } = await under.openNew();
    await inTransaction(db, async (trx) => {
      for (const text of texts) await insertMention(trx, sampleMention({ text, author: null }));
    });
    for (let i = 0; i < 60; i += 1) {
      const query = word(1 + random(4));
      const hits = (await listMentions(db, { query, limit: 500, order: 'newest' })).items
        .map(({ text }) => text)
        .sort();
      expect([query, hits]).toEqual([query, texts.filter((text) => text.includes(query)).sort()]);
    }
  });
});
