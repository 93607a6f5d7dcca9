import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TicketDraft } from '../shared/model/ticket.ts';
import { newPostgresUrl } from './helpers/both-engines.ts';
import { runApi, type TestApi } from './helpers/run-api.ts';
import { sampleAnalysis, sampleTicket } from './helpers/store-samples.ts';

describe.each(['sqlite', 'postgres'] as const)('figures on %s', (engine) => {
  let api: TestApi;
  beforeAll(async () => {
    api = await runApi(engine === 'postgres' ? { databaseUrl: await newPostgresUrl() } : {});
  });
  afterAll(() => api.close());

  const MINUTE = 60_000;
  const praise = sampleAnalysis({
    sentiment: { label: 'pos', score: 0.9, confidence: 0.9 },
    complaint: { is: false, confidence: 0.9 },
    kind: 'praise',
  });

  test('KPI-1: rates, spreads, what was late, the stretch before; practice and what is not ours left out', async () => {
    const { client, person } = api.people.social;
    const at = api.clock.now() - 60 * MINUTE;
    const answer = async (publishedAt: number, minutes: number) => {
      const mention = await api.addMention({
        publishedAt,
        foundAt: publishedAt + MINUTE,
        answerDueAt: publishedAt + 10 * MINUTE,
      });
      const params = { id: mention.id };
      await client.answerMention({ params, body: { how: 'page', at: publishedAt + minutes * MINUTE } });
    };
    for (const minutes of [2, 4, 6, 30]) await answer(at, minutes);
    await api.addMention({ publishedAt: at, foundAt: at, answerDueAt: at + 10 * MINUTE });
    for (let i = 0; i < 3; i += 1)
      await api.addMention({ publishedAt: at, foundAt: at, analysis: praise, answerDueAt: null });
    await api.addMention({ publishedAt: at, drill: true });
    const other = await api.addMention({ publishedAt: at });
    await client.dismissMention({ params: { id: other.id }, body: { reason: 'not-ours' } });
    await api.addMention({ publishedAt: at - 90 * MINUTE, foundAt: at - 90 * MINUTE });

    const query = { since: at - 60 * MINUTE, before: at + 60 * MINUTE };
    const figures = await client.getFigures({ query });
    expect(figures.mentions).toMatchObject({
      mentions: 8,
      negative: 5,
      negativeRate: 5 / 8,
      complaintRate: 5 / 8,
      answered: 4,
      // Two of five: one answered late, one not at all.
      overdueRate: 2 / 5,
      toAnswered: { count: 4, mean: 10.5, median: 4, p90: 30 },
      withDeadline: 5,
      late: 2,
    });
    // Steps: nobody was told or had claimed before the four answers were read on the page.
    expect(figures.groups.filter((group) => group.by === 'hour').reduce((n, { figures: f }) => n + f.mentions, 0)).toBe(
      8,
    );
    expect(figures.previous.groups.map((group) => group.by)).toEqual(['brandId', 'topic', 'site']);
    expect(figures.previous).toMatchObject({ since: at - 180 * MINUTE, mentions: { mentions: 1, answered: 0 } });
    const byPerson = figures.groups.filter((group) => group.by === 'answeredBy');
    expect(byPerson.map((group) => [group.key, group.figures.answered])).toEqual([[person.id, 4]]);
    const days = figures.groups.filter((group) => group.by === 'day');
    expect(days.reduce((sum, group) => sum + group.figures.mentions, 0)).toBe(8);
    for (const name of Object.keys(figures.mentions).filter((key) => /Rate|^to/.test(key)))
      expect(figures.definitions[name]?.['zh-CN'], name).toBeTruthy();
    const none = await client.getFigures({ query: { ...query, brand: ['nobody'] } });
    expect(none.mentions).toMatchObject({ mentions: 0, negativeRate: null, toAnswered: { count: 0, median: null } });
  });

  test('KPI-1: solved at the first contact means that the same customer did not come back within seven days', async () => {
    const { client } = api.people.agent;
    const add = async (change: Partial<TicketDraft>) => {
      const draft = sampleTicket({ clientKey: randomUUID(), publishedAt: null, createdAt: api.clock.now(), ...change });
      return (await client.createTicket({ body: { ...draft, evidence: null } })).ticket;
    };
    const solve = (id: string, satisfaction: number) =>
      client.updateTicket({ params: { id }, body: { state: 'resolved', satisfaction } });
    const since = api.clock.now() - 1;
    await solve((await add({ contact: '13600136001' })).id, 5);
    await solve((await add({ contact: '13600136002' })).id, 2);
    api.clock.aheadMs += 60_000;
    await add({ contact: '13600136002' });
    api.clock.aheadMs += 60_000;
    const { tickets } = await client.getFigures({ query: { since, before: api.clock.now() } });
    api.clock.aheadMs = 0;
    expect(tickets).toMatchObject({
      tickets: 3,
      resolved: 2,
      firstContactRate: 0.5,
      rated: 2,
      satisfaction: 3.5,
      overdueRate: 0,
    });
  });

  test('a range that is none, and one that is too long, are told', async () => {
    for (const query of [
      { since: 5, before: 5 },
      { since: 0, before: 500 * 86_400_000 },
    ])
      await expect(api.people.pr.client.getFigures({ query })).rejects.toMatchObject({ code: 'bad-range' });
  });
});
