import { afterEach, expect, test } from 'vitest';
import { correctJudgement, takeBackCorrection } from '../monitor/desk/correct-judgement.ts';
import { claimMention, dismissMention } from '../monitor/desk/mention-steps.ts';
import { loadWeights } from '../monitor/load-weights.ts';
import { createLog } from '../monitor/log.ts';
import { readAudit } from '../monitor/store/audit/audit.ts';
import { readLessons } from '../monitor/store/heard/corrections.ts';

import { insertPerson } from '../monitor/store/people/people.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import { createLearningAnalyzer } from '../monitor/understand/learning-analyzer.ts';
import { startLearning } from '../monitor/understand/run-learning.ts';
import { runApi } from './helpers/run-api.ts';
import { insertMention } from './helpers/store-rows.ts';
import { sampleMention } from './helpers/store-samples.ts';
import { openTemporaryStore, until } from './helpers/temporary-store.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const brand = {
  id: 'apple',
  name: '苹果',
  aliases: [],
  exclusions: [],
  context: [],
  ownAccounts: [],
  hotlines: [],
};

test('a person sets a judgement right and takes it back: fields, reason, audit, event', async () => {
  const api = await runApi({ brands: [brand] });
  ends.push(api.close);
  const { client, person } = api.people.social;
  const { id } = await api.addMention();
  const { mention, correction } = await client.correctMention({
    params: { id },
    body: { sentiment: 'pos', complaint: false, kind: 'praise', topic: 'quality', level: 'blue' },
  });
  expect(mention.analysis).toMatchObject({
    sentiment: { label: 'pos', confidence: 1 },
    complaint: { is: false, confidence: 1 },
    kind: 'praise',
    topic: 'quality',
  });
  expect(mention.level).toBe('blue');
  expect(mention.analysis.why.at(-1)?.rule).toBe('corrected');
  expect(correction).toMatchObject({ personId: person.id, changed: { kind: { from: 'complaint', to: 'praise' } } });
  await expect(client.correctMention({ params: { id }, body: { kind: 'praise' } })).rejects.toMatchObject({
    status: 409,
  });
  const listed = await client.listCorrections({ query: { mention: id } });
  expect(listed).toEqual({ items: [correction], learned: null });

  const back = await client.undoCorrection({ params: { id: correction.id } });
  expect(back.mention.analysis).toMatchObject({ kind: 'complaint', topic: 'returns', complaint: { is: true } });
  expect(back.mention.level).toBe('orange');
  expect(back.mention.analysis.why).toEqual([]);
  expect(back.correction.undoneBy).toBe(person.id);
  await expect(client.undoCorrection({ params: { id: correction.id } })).rejects.toMatchObject({ status: 409 });
  const audit = await readAudit(api.store.db, `mention:${id}`);
  expect(audit.filter(({ action }) => action === 'mention.updated')).toHaveLength(2);

  const aside = await client.correctMention({ params: { id }, body: { ours: false } });
  expect(aside.mention).toMatchObject({ state: 'dismissed', dismissReason: 'not-ours' });
  const again = await client.undoCorrection({ params: { id: aside.correction.id } });
  expect(again.mention.state).toBe('open');
});

const FRUIT = [
  '今天买的苹果又脆又甜，红富士真好吃',
  '超市苹果三块九一斤，有几个烂了',
  '苹果削皮切块做沙拉，很脆很甜',
  '红富士苹果一箱坏了好几个，果农不容易',
  '苹果炖排骨，汤又甜又鲜，烂了也好吃',
  '这一箱苹果烂了三个，水果店不给换',
  '山东苹果脆甜多汁，一斤才四块',
  '苹果派要用脆一点的苹果，别用烂了的',
];
const PHONE = [
  '苹果手机屏幕碎了，维修太贵',
  '苹果客服一直打不通，手机开不了机',
  '新买的苹果手机发热严重，电池不行',
  '苹果系统升级以后卡顿，手机很慢',
  '苹果售后说手机不保修，太坑',
  '苹果手机充电口坏了，换屏要两千',
  '苹果商店乱扣费，客服不管',
  '苹果手机信号差，电池掉电快',
];

test('"not ours" clicks teach which posts mean the brand; taking them back unteaches it', async () => {
  const { store, remove } = await openTemporaryStore();
  ends.push(remove);
  const { id: personId } = await insertPerson(store.db, { name: '小李', role: 'social', now: 1 });
  const add = (text: string) =>
    inTransaction(
      store.db,
      async (trx) => (await insertMention(trx, sampleMention({ brandId: 'apple', text }))).mention.id,
    );
  const fruit: string[] = [];
  for (const text of FRUIT) fruit.push(await add(text));
  for (const text of PHONE) await claimMention(store.db, { id: await add(text), personId, now: 10 });
  const analyzer = createLearningAnalyzer({ brands: [brand], weights: await loadWeights() });
  const learning = await startLearning({
    db: store.db,
    log: createLog('silent', () => undefined),
    analyzer,
    brandIds: ['apple'],
    lookMs: 50,
  });
  ends.push(learning.stop);
  const names = (text: string) => analyzer.analyze({ text }).matches.some(({ type }) => type === 'brand');
  expect(names('水果店的红富士苹果烂了')).toBe(true);

  for (const id of fruit) await dismissMention(store.db, { id, personId, now: 20 }, 'not-ours');
  await until('the lesson to be learned', async () => analyzer.report.ours[0]?.total === 16);
  expect(analyzer.report.ours[0]).toMatchObject({ brandId: 'apple', used: true, before: 8 });
  expect(names('水果店的红富士苹果烂了')).toBe(false);
  expect(names('苹果手机屏幕坏了，客服不管')).toBe(true);
});

test('complaint corrections are used only when they set more right than wrong', async () => {
  const { store, remove } = await openTemporaryStore();
  ends.push(remove);
  const { id: personId } = await insertPerson(store.db, { name: '小李', role: 'social', now: 1 });
  const analyzer = createLearningAnalyzer({ brands: [brand], weights: await loadWeights() });
  const correct = async (text: string, complaint: boolean) => {
    const { mention } = await inTransaction(store.db, (trx) =>
      insertMention(trx, sampleMention({ brandId: 'apple', text })),
    );
    return correctJudgement(store.db, { id: mention.id, personId, now: 5 }, { complaint }).catch(() => null);
  };
  // Words of a house that the shipped heads cannot know: for this workshop a bench that "drew a yellow slip" is a note, no complaint.
  const texts = Array.from({ length: 12 }, (_, k) => `苹果${'甲乙丙丁戊己庚辛壬癸子丑'[k]}号机台又跳黄单了，请登记`);
  const made = [];
  for (const text of texts) {
    const { mention } = await inTransaction(store.db, (trx) =>
      insertMention(trx, {
        ...sampleMention({ brandId: 'apple', text }),
        analysis: { ...analyzer.analyze({ text }), complaint: { is: true, confidence: 0.6 } },
      }),
    );
    made.push(await correctJudgement(store.db, { id: mention.id, personId, now: 5 }, { complaint: false }));
  }
  expect(await correct('x', true)).toBeNull();
  const before = texts.filter((text) => !analyzer.analyze({ text }).complaint.is).length;
  const report = analyzer.relearn(await readLessons(store.db, ['apple']));
  expect(report.complaint).toMatchObject({ total: 12, before, used: true });
  expect(report.complaint.after).toBeGreaterThan(before);
  expect(analyzer.analyze({ text: '苹果寅号机台又跳黄单了，请登记' }).complaint.is).toBe(false);

  for (const { correction } of made)
    await takeBackCorrection(store.db, { correctionId: correction.id, personId, now: 9 });
  expect(analyzer.relearn(await readLessons(store.db, ['apple'])).complaint).toMatchObject({ total: 0, used: false });
});

test('corrections of sentiment, kind and topic teach, each by itself, and are untaught by taking them back', async () => {
  const { store, remove } = await openTemporaryStore();
  ends.push(remove);
  const { id: personId } = await insertPerson(store.db, { name: '小李', role: 'social', now: 1 });
  const analyzer = createLearningAnalyzer({ brands: [brand], weights: await loadWeights() });
  // A word of this house for a batch that went wrong: the shipped heads cannot know what it is about.
  const texts = Array.from({ length: 12 }, (_, k) => `苹果${'甲乙丙丁戊己庚辛壬癸子丑'[k]}号机台又跳黄单了，请登记`);
  const wanted = { sentiment: 'neu', kind: 'inquiry', topic: 'safety' } as const;
  const made: string[] = [];
  for (const text of texts) {
    const { mention } = await inTransaction(store.db, (trx) =>
      insertMention(trx, { ...sampleMention({ brandId: 'apple', text }), analysis: analyzer.analyze({ text }) }),
    );
    const { correction } = await correctJudgement(store.db, { id: mention.id, personId, now: 5 }, wanted);
    made.push(correction.id);
  }
  const before = analyzer.analyze({ text: '苹果寅号机台又跳黄单了，请登记' });
  const report = analyzer.relearn(await readLessons(store.db, ['apple']));
  expect(report.topic).toMatchObject({ total: 12, before: 0, used: true });
  expect(report.complaint.total).toBe(0);
  const after = analyzer.analyze({ text: '苹果寅号机台又跳黄单了，请登记' });
  expect(after).toMatchObject({ topic: 'safety', kind: 'inquiry', sentiment: { label: 'neu' } });
  for (const field of ['sentiment', 'kind'] as const) expect(report[field]).toMatchObject({ total: 12, used: true });
  // What nobody spoke of is judged as before.
  expect(analyzer.analyze({ text: '苹果客服态度很好' }).topic).toBe(
    createLearningAnalyzer({ brands: [brand], weights: await loadWeights() }).analyze({ text: '苹果客服态度很好' })
      .topic,
  );

  for (const correctionId of made) await takeBackCorrection(store.db, { correctionId, personId, now: 9 });
  expect(analyzer.relearn(await readLessons(store.db, ['apple'])).topic).toMatchObject({ total: 0, used: false });
  expect(analyzer.analyze({ text: '苹果寅号机台又跳黄单了，请登记' })).toEqual(before);
});

test('what is corrected or put aside in a drill teaches nothing', async () => {
  const { store, remove } = await openTemporaryStore();
  ends.push(remove);
  const { id: personId } = await insertPerson(store.db, { name: '小李', role: 'social', now: 1 });
  for (const drill of [true, false]) {
    const [corrected, aside] = await inTransaction(store.db, async (trx) => [
      (await insertMention(trx, { ...sampleMention({ brandId: 'apple', text: `改判 ${drill}` }), drill })).mention.id,
      (await insertMention(trx, { ...sampleMention({ brandId: 'apple', text: `无关 ${drill}` }), drill })).mention.id,
    ]);
    await correctJudgement(store.db, { id: corrected, personId, now: 5 }, { topic: 'safety', complaint: false });
    await dismissMention(store.db, { id: aside, personId, now: 6 }, 'not-ours');
  }
  const lessons = await readLessons(store.db, ['apple']);
  expect(lessons.complaints.map(({ text }) => text)).toEqual(['改判 false']);
  expect(lessons.choices.topic.map(({ text }) => text)).toEqual(['改判 false']);
  expect(lessons.ours.get('apple')?.map(({ text }) => text)).toEqual(['无关 false']);
});
