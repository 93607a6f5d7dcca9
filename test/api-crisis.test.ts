import { afterAll, beforeAll, expect, test } from 'vitest';

import { setDepartment } from '../monitor/store/people/departments.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import { runApi, type TestApi } from './helpers/run-api.ts';
import { insertStory } from './helpers/store-rows.ts';
import { sampleAnalysis } from './helpers/store-samples.ts';

let api: TestApi;
beforeAll(async () => {
  api = await runApi();
});
afterAll(() => api.close());

test('a case from opening by hand to the close, with the wording that everybody reads and what it changed', async () => {
  const now = api.clock.now();
  const { pr, director, lead, social } = api.people;
  const story = await inTransaction(api.store.db, async (trx) => {
    await setDepartment(trx, 'legal', [{ personId: lead.person.id, leads: true }]);
    const seen = { brandId: 'yunque', title: '充电器冒烟', level: 'red', drill: false, keys: ['a'], now } as const;
    return insertStory(trx, seen);
  });
  const happy = sampleAnalysis({ sentiment: { label: 'pos', score: 1, confidence: 1 } });
  await api.addMentions([
    { text: '冒烟了', publishedAt: now - 3_600_000 },
    { text: '吓人', publishedAt: now - 7_200_000 },
    { text: '好用', publishedAt: now - 7_200_000, analysis: happy },
    { text: '上周的事', publishedAt: now - 30 * 3_600_000 },
  ]);
  const body = { title: '充电器冒烟', storyId: story.id };
  const { case: room, created } = await pr.client.openCase({ body });
  expect(created).toBe(true);
  expect(room).toMatchObject({ brandId: 'yunque', origin: 'hand', ownerId: pr.person.id });
  expect(await pr.client.openCase({ body })).toMatchObject({ created: false, case: { id: room.id } });
  const params = { id: room.id };
  await expect(social.client.decideCase({ params, body: { text: 'x' } })).rejects.toMatchObject({
    code: 'not-allowed',
  });
  await pr.client.decideCase({ params, body: { text: '先致歉，再公布检测结果' } });

  const draft = {
    kind: 'holding' as const,
    text: '我们已关注到此事。',
    variants: [{ site: 'x.com', text: 'We know.' }],
  };
  // SOC-4: what must not stand in public is refused; what is not certain can be overruled with a reason.
  const leaking = { ...draft, text: '请致电 13812345678 联系我们。' };
  await expect(pr.client.draftStatement({ params, body: { ...leaking, overrule: '热线' } })).rejects.toMatchObject({
    code: 'unsafe-wording',
    field: 'body.text',
  });
  const variants = [{ site: 'weibo', text: '您删帖后我们马上退款。' }];
  const paid = { params, body: { ...draft, variants } };
  await expect(pr.client.draftStatement(paid)).rejects.toMatchObject({ field: 'body.variants.0.text' });
  await pr.client.draftStatement({ params, body: { ...paid.body, overrule: '引述他人原话' } });
  // Who began before the first version was drafted is told of it: theirs would have replaced it unseen.
  await expect(pr.client.draftStatement({ params, body: { ...draft, seenVersion: 0 } })).rejects.toMatchObject({
    ...{ status: 409, code: 'statement-moved', labels: { en: expect.stringContaining('version 1') } },
  });
  const { statement } = await pr.client.draftStatement({ params, body: { ...draft, seenVersion: 1 } });
  expect(statement.version).toBe(2);
  const verdict = { params: { id: statement.id }, body: { agrees: true } };
  await expect(social.client.judgeStatement(verdict)).rejects.toMatchObject({ code: 'not-allowed' });
  // The director has no seat at a holding statement.
  await expect(director.client.judgeStatement(verdict)).rejects.toMatchObject({ code: 'not-allowed' });
  expect((await social.client.listWordings()).items).toEqual([]);
  await pr.client.judgeStatement(verdict);
  await lead.client.judgeStatement(verdict);
  const [wording] = (await social.client.listWordings()).items;
  expect(wording).toMatchObject({ case: { id: room.id }, statement: { text: draft.text, variants: draft.variants } });
  await expect(
    social.client.postStatement({ params: { id: statement.id }, body: { site: 'x.com', url: 'javascript:alert(1)' } }),
  ).rejects.toMatchObject({ code: 'bad-request' });
  api.clock.aheadMs = 60_000;
  await social.client.postStatement({
    params: { id: statement.id },
    body: { site: 'x.com', url: 'https://x.com/yunque/status/1' },
  });
  await api.addMention({ text: '谢谢', publishedAt: api.clock.now(), analysis: happy });

  const view = await social.client.getCase({ params });
  expect(view.effect).toMatchObject({
    hours: 24,
    complete: false,
    before: { negative: 2, total: 3 },
    after: { negative: 0, total: 1 },
  });
  expect(view.decisions).toMatchObject([{ personId: pr.person.id, text: '先致歉，再公布检测结果' }]);
  await expect(pr.client.closeCase({ params, body: { outcome: '平息' } })).rejects.toMatchObject({
    code: 'wrong-state',
  });
  const toDo = view.steps.filter(({ doneAt }) => doneAt === null);
  expect(view.steps.filter((one) => !toDo.includes(one)).map(({ step }) => step)).toEqual(['holding-statement']);
  for (const { step } of toDo)
    await pr.client.setCaseStep({ params: { id: room.id, step }, body: { ownerId: pr.person.id, result: '已完成' } });
  await expect(
    pr.client.setCaseStep({ params: { id: room.id, step: 'regulator' }, body: { result: '再改' } }),
  ).rejects.toMatchObject({ code: 'wrong-state' });
  const closed = await pr.client.closeCase({ params, body: { outcome: '平息' } });
  expect(closed.case).toMatchObject({ outcome: '平息', closedAt: expect.any(Number) });
  expect((await social.client.listWordings()).items).toEqual([]);
  expect((await pr.client.openCase({ body })).created).toBe(true);
});
