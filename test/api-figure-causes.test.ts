import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { TicketDraft } from '../shared/model/ticket.ts';
import { newPostgresUrl } from './helpers/both-engines.ts';
import { readCsvCells } from './helpers/read-csv-cells.ts';
import { runApi, type TestApi } from './helpers/run-api.ts';
import { sampleAnalysis, sampleTicket } from './helpers/store-samples.ts';

const DAY = 86_400_000;
describe.each(['sqlite', 'postgres'] as const)('what moves the figures, on %s', (engine) => {
  let api: TestApi;
  beforeEach(async () => {
    api = await runApi(engine === 'postgres' ? { databaseUrl: await newPostgresUrl() } : {});
    return () => api.close();
  });
  const add = async (change: Partial<TicketDraft>, fields: object = {}) => {
    const draft = sampleTicket({ clientKey: randomUUID(), publishedAt: null, customer: null, ...change });
    const { ticket } = await api.people.agent.client.createTicket({ body: { ...draft, evidence: null } });
    // The past is written as it would stand there: the desk itself never dates back.
    await api.store.db
      .updateTable('tickets')
      .set({ createdAt: draft.createdAt, ...fields })
      .where('id', '=', ticket.id)
      .execute();
    return ticket;
  };

  /** KPI-5: each number of each person opens a list of just so many rows. */
  const expectLists = async (query: { since: number; before: number }) => {
    const { client } = api.people.manager;
    const { items } = await client.listPeopleFigures({ query });
    expect(items).not.toEqual([]);
    for (const { personId: person, ...own } of items) {
      const tickets = {
        ...{ tickets: own.tickets, complaints: own.complaints, resolved: own.resolved, firstContactRate: own.resolved },
        ...{ overdueRate: own.tickets - own.excused, satisfaction: own.rated },
      };
      for (const [of, count] of Object.entries(tickets)) {
        const list = await client.listFigureTickets({ query: { ...query, person, of: of as keyof typeof tickets } });
        expect([of, list.total], person).toEqual([of, count]);
      }
      for (const [of, count] of [
        ['answered', own.answered],
        ['overdueRate', own.owed],
      ] as const)
        expect((await client.listFigureMentions({ query: { ...query, person, of } })).total, of).toBe(count);
    }
  };

  test('KPI-2: a drop is flagged with the topic and the channel that moved; what is better or too few is not', async () => {
    const now = api.clock.now();
    const [thisWeek, lastWeek] = [now - 2 * DAY, now - 9 * DAY];
    const solve = async (
      topic: 'delivery' | 'returns',
      channel: 'mail' | 'chat',
      at: number,
      many: number,
      again: number,
    ) => {
      for (let i = 0; i < many; i += 1) {
        const customerId = randomUUID();
        await add(
          { topic, channel, createdAt: at },
          { customerId, resolvedAt: at + 60_000, firstResponseAt: at + 30_000 },
        );
        if (i < again) await add({ topic: 'other', channel, createdAt: at + DAY }, { customerId });
      }
    };
    await solve('delivery', 'chat', lastWeek, 10, 1);
    await solve('returns', 'mail', lastWeek, 10, 1);
    await solve('delivery', 'chat', thisWeek, 10, 6);
    await solve('returns', 'mail', thisWeek, 10, 1);
    await add({ topic: 'delivery', channel: 'chat', createdAt: thisWeek, drill: true }, { resolvedAt: thisWeek + 1 });
    const neg = { publishedAt: thisWeek, foundAt: thisWeek };
    await api.addMentions(Array.from({ length: 5 }, () => ({ ...neg, site: 'weibo', analysis: sampleAnalysis() })));

    const query = { since: now - 7 * DAY, before: now };
    const { items, previous } = await api.people.lead.client.explainFigures({ query });
    expect(previous).toEqual({ since: now - 14 * DAY, before: now - 7 * DAY });
    const of = (id: string) => items.find((item) => item.id === id);
    expect(of('firstContactRate')).toMatchObject({
      ...{ now: 0.65, before: 0.9, cases: 20, casesBefore: 20, target: 0.85, missesTarget: true, isDrop: true },
    });
    const causes = of('firstContactRate')?.causes ?? [];
    expect(causes.map(({ by, key }) => `${by}:${key}`)).toEqual(
      expect.arrayContaining(['channel:chat', 'topic:delivery']),
    );
    expect(causes.some(({ key }) => key === 'mail' || key === 'returns')).toBe(false);
    expect(of('chatResponseMinutes')).toMatchObject({ now: 0.5, missesTarget: false, isDrop: false, causes: [] });
    // Five posts say nothing, however bad they are.
    expect(of('negativeRate')).toMatchObject({ now: 1, cases: 5, missesTarget: true, isDrop: false });
    for (const item of items) expect(item.labels['zh-CN']).toBeTruthy();
    // The table says the same: the figure, and under it each of its causes.
    const [head = [], ...lines] = readCsvCells(
      await api.people.lead.client.exportCauses({ query: { ...query, lang: 'en', zone: 'UTC' } }),
    );
    const under = lines.filter((line) => line[2] === of('firstContactRate')?.labels.en).map((line) => line.slice(3));
    expect(head.slice(3)).toEqual([
      ...['By', 'Name', 'Now', 'Before', 'Change', 'Target', 'Cases now', 'Cases before', 'Drop'],
      ...['Misses its target', 'Because'],
    ]);
    expect(under[0]).toEqual(['', '', '0.65', '0.9', '-0.25', '0.85', '20', '20', 'yes', 'yes', '']);
    expect(under).toHaveLength(1 + causes.length);
    expect(under).toContainEqual([
      'topic',
      'delivery',
      '0.4',
      '0.9',
      ...Array(2).fill(expect.any(String)),
      '10',
      '10',
      '',
      '',
      'worse here',
    ]);
    await expect(api.people.lead.client.explainFigures({ query: { since: 5, before: 5 } })).rejects.toMatchObject({
      code: 'bad-range',
    });
  });

  test('KPI-5: an abusive complaint does not count against an agent who kept the rules, and does against who did not', async () => {
    const { agent, manager, social } = api.people;
    const at = api.clock.now() - DAY;
    const good = await add(
      { contact: '13600136011', createdAt: at, kind: 'inquiry' },
      { resolvedAt: at + 1, satisfaction: 5 },
    );
    const abusive = await add({ contact: '13600136012', createdAt: at }, { resolvedAt: at + 1, satisfaction: 1 });
    const query = { since: at - DAY, before: at + DAY };
    const read = async () =>
      (await manager.client.listPeopleFigures({ query })).items.find(({ personId }) => personId === agent.person.id);
    expect(await read()).toMatchObject({
      tickets: 2,
      excused: 0,
      complaints: 1,
      satisfaction: 3,
      name: agent.person.name,
    });
    await manager.client.blockCustomer({
      params: { id: abusive.customerId ?? '' },
      body: { reason: '三次虚假索赔，附证据' },
    });
    expect(await read()).toMatchObject({
      ...{ tickets: 2, excused: 1, complaints: 0, rated: 1, satisfaction: 5, resolved: 1, firstContactRate: 1 },
    });
    await expectLists(query);
    // A deadline of that ticket was missed: then it counts, whoever wrote.
    await api.store.db.updateTable('clocks').set({ outcome: 'missed' }).where('subjectId', '=', abusive.id).execute();
    expect(await read()).toMatchObject({ excused: 0, complaints: 1, satisfaction: 3 });
    expect(good.id).not.toBe(abusive.id);

    const post = await api.addMention({ publishedAt: at, foundAt: at, answerDueAt: at + 600_000 });
    await social.client.answerMention({ params: { id: post.id }, body: { how: 'page', at: at + 700_000 } });
    // Answered, and put aside later: it is in no figure any more.
    const spam = await api.addMention({ publishedAt: at, foundAt: at, answerDueAt: at + 600_000 });
    await social.client.answerMention({ params: { id: spam.id }, body: { how: 'page', at: at + 700_000 } });
    const aside = { state: 'dismissed', dismissReason: 'spam' } as const;
    await api.store.db.updateTable('mentions').set(aside).where('id', '=', spam.id).execute();
    await expectLists(query);
    const { items } = await manager.client.listPeopleFigures({ query });
    const [, ...lines] = readCsvCells(
      await manager.client.exportPeople({ query: { ...query, lang: 'zh-CN', zone: 'UTC' } }),
    );
    expect(lines.map((line) => line.slice(2))).toContainEqual([
      ...[agent.person.name, '客服', '2', '2', '1', '0', '3', '2', '1', '0', '0', ''],
    ]);
    expect(lines).toHaveLength(items.length);
    expect(items.find(({ personId }) => personId === social.person.id)).toMatchObject({
      ...{ tickets: 0, answered: 1, owed: 1, lateAnswerRate: 1, firstContactRate: null },
    });
  });
});
