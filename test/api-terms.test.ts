import { afterEach, expect, test } from 'vitest';
import { dismissMention } from '../monitor/desk/mention-steps.ts';
import { runApi } from './helpers/run-api.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const brand = {
  id: 'qinglan',
  name: '青岚',
  aliases: [],
  exclusions: [],
  context: [],
  ownAccounts: [],
  hotlines: [],
};

test('words are tried on labelled posts, as configured and changed; nothing is kept of it', async () => {
  const api = await runApi({ brands: [brand] });
  ends.push(api.close);
  const { client } = api.people.social;
  const posts = [
    ...Array.from({ length: 8 }, (_, k) => ({ text: `青岚客服${k}号太差了，我要投诉`, mention: true })),
    ...Array.from({ length: 8 }, (_, k) => ({ text: `青蓝的锅又漏油了，第${k}次`, mention: true })),
    ...Array.from({ length: 8 }, (_, k) => ({ text: `青岚山的路太差了，徒步第${k}天`, mention: false })),
  ];
  const asIs = await client.testTerms({ body: { brand: 'qinglan', posts } });
  expect(asIs).toMatchObject({ total: 24, found: 8, recall: 0.5, precision: 0.5 });
  expect(asIs.missed.every(({ why }) => why === 'no-brand')).toBe(true);
  expect(asIs.missing.some((term) => term.includes('青蓝'))).toBe(true);
  expect(asIs.misleading.some((term) => term.includes('山'))).toBe(true);

  const draft = { aliases: ['青蓝'], exclusions: ['青岚山'] };
  const changed = await client.testTerms({ body: { brand: 'qinglan', posts, draft } });
  expect(changed).toMatchObject({ found: 16, precision: 1, recall: 1, missed: [], wrong: [] });
  expect(await client.testTerms({ body: { brand: 'qinglan', posts } })).toEqual(asIs);
});

test('without posts, what staff put aside suggests exclusions', async () => {
  const api = await runApi({ brands: [brand] });
  ends.push(api.close);
  const { client, person } = api.people.social;
  for (let k = 0; k < 6; k++) {
    const { id } = await api.addMention({ brandId: 'qinglan', text: `青岚山的路太差了，徒步第${k}天` });
    await dismissMention(api.store.db, { id, personId: person.id, now: 10 + k }, 'not-ours');
  }
  for (let k = 0; k < 6; k++) {
    const { id } = await api.addMention({ brandId: 'qinglan', text: `青岚客服${k}号太差了，我要投诉` });
    await client.claimMention({ params: { id } });
  }
  const report = await client.testTerms({ body: { brand: 'qinglan' } });
  expect(report).toMatchObject({ total: 12, found: 6 });
  expect(report.wrong).toHaveLength(6);
  expect(report.misleading.some((term) => term.includes('山'))).toBe(true);
});

test('an unknown brand is named', async () => {
  const api = await runApi({ brands: [brand] });
  ends.push(api.close);
  await expect(api.people.social.client.testTerms({ body: { brand: 'nobody' } })).rejects.toMatchObject({
    status: 404,
  });
});
