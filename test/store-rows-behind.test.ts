import { expect, test } from 'vitest';
import { insertTicketOnce } from '../monitor/store/desk/tickets.ts';
import type { FigureRange } from '../monitor/store/figures/figure-range.ts';
import { readFigures } from '../monitor/store/figures/figures.ts';
import { listMentionsBehind, type MentionsWanted } from '../monitor/store/figures/mentions-behind.ts';
import { listTicketsBehind, type TicketsWanted } from '../monitor/store/figures/tickets-behind.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Store } from '../monitor/store/store.ts';
import type { Level } from '../shared/model/analysis.ts';
import { MENTION_CASES, TICKET_CASES } from '../shared/model/figure-case.ts';
import { calendarSpecs } from '../shared/service/named-calendars.ts';
import { onBothEngines } from './helpers/both-engines.ts';
import { insertMention } from './helpers/store-rows.ts';
import { SAMPLE_AT, sampleAnalysis, sampleMention, sampleTicket } from './helpers/store-samples.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const NOW = SAMPLE_AT + 60 * MINUTE;
const RANGE = { since: SAMPLE_AT - MINUTE, before: NOW, drill: false };
const WHOLE = { cursor: null, limit: 200 };

/** Minutes after publication; every answer was due after ten. `other`: put aside. */
const POSTS = [
  { text: 'a', level: 'red', is: 'neg', claimed: 4, answered: 9, by: 'wang' },
  { text: 'b', level: 'blue', is: 'neg', claimed: 8, answered: 30, by: 'wang' },
  { text: 'c', level: 'orange', is: 'neg', claimed: null, answered: null, by: null },
  { text: 'd', level: 'yellow', is: 'pos', claimed: null, answered: null, by: null },
  { text: 'e', level: 'blue', is: 'pos', claimed: 1, answered: 12, by: 'chen' },
  { text: 'other', level: 'red', is: 'neg', claimed: null, answered: null, by: null },
] as const satisfies readonly { level: Level; [more: string]: unknown }[];

/** Resolved after so many minutes of the 60 that are allowed; null: not yet. */
const TICKETS = [
  { problem: 'p', resolved: 10, score: 5, customer: 'c1' },
  { problem: 'q', resolved: 20, score: 1, customer: 'c2' },
  { problem: 'r', resolved: 90, score: 3, customer: null },
  { problem: 's', resolved: null, score: null, customer: 'c2' },
] as const;

onBothEngines('the rows behind a number', (under) => {
  test('are those of the figure, the worst first', async () => {
    const store = await under.openNew();
    await fill(store);
    const mentions = (wanted: MentionsWanted) => listMentionsBehind(store.db, RANGE, wanted, NOW, WHOLE);
    const texts = async (of: MentionsWanted['of'], more: Partial<MentionsWanted> = {}) =>
      (await mentions({ of, ...more })).items.map(({ mention }) => mention.text).join('');

    expect(await texts('mentions'), 'red before blue').toBe('acdeb');
    expect(await texts('negative')).toBe('acb');
    expect(await texts('negativeRate'), 'what is negative before all of which it is a share').toBe('acbde');
    expect(await texts('complaints')).toBe('acb');
    expect(await texts('answered')).toBe('aeb');
    expect(await texts('overdueRate'), 'still unanswered, then the latest, then who was in time').toBe('cbea');
    expect(await texts('late')).toBe('cbe');
    expect(await texts('toAnswered'), 'the longest first').toBe('bea');
    expect(await texts('claimedToAnswered')).toBe('bea');
    expect(await texts('toAnswered', { answeredBy: 'wang' })).toBe('ba');
    expect(await texts('late', { topic: 'delivery' })).toBe('e');
    expect(await texts('mentions', { site: 'elsewhere.example' })).toBe('');
    expect((await mentions({ of: 'late' })).items.map(({ minutes }) => minutes)).toEqual([50, 20, 2]);
    expect((await mentions({ of: 'claimedToAnswered' })).items.map(({ minutes }) => minutes)).toEqual([22, 11, 5]);
    expect((await mentions({ of: 'negative' })).items.map(({ minutes }) => minutes)).toEqual([null, null, null]);
  });

  test('CSAT, first contact and times of tickets: the lowest score, who came back, the longest first', async () => {
    const store = await under.openNew();
    await fill(store);
    // Resolved after an hour and a half: the figures are looked at the day after.
    const tickets = (wanted: TicketsWanted) => listTicketsBehind(store.db, RANGE, wanted, NOW + DAY, WHOLE);
    const problems = async (of: TicketsWanted['of']) =>
      (await tickets({ of })).items.map(({ ticket }) => ticket.problem).join('');

    expect(await problems('satisfaction')).toBe('qrp');
    expect(await problems('firstContactRate')).toBe('qrp');
    expect((await tickets({ of: 'firstContactRate' })).items.map(({ cameBack }) => cameBack)).toEqual([
      ...[true, false, false],
    ]);
    expect(await problems('toResolved')).toBe('rqp');
    expect((await tickets({ of: 'toResolved' })).items.map(({ minutes }) => minutes)).toEqual([90, 20, 10]);
    expect(await problems('overdueRate')).toBe('srqp');
    expect((await tickets({ of: 'overdueRate' })).items.map(({ minutes }) => minutes)).toEqual([1410, 30, -40, -50]);
    expect(await problems('complaints')).toBe('srqp');
  });

  test('as many as the figures were counted of, whatever the number', async () => {
    const store = await under.openNew();
    await fill(store);
    const { mentions, tickets } = await readFigures(store.db, RANGE, 0, NOW);
    const countOf = async (list: Promise<{ readonly total: number; readonly items: readonly unknown[] }>) => {
      const { total, items } = await list;
      expect(items).toHaveLength(total);
      return total;
    };
    const steps = { ...mentions, negativeRate: mentions.mentions, complaintRate: mentions.mentions };
    const late = { overdueRate: mentions.withDeadline, late: mentions.withDeadline - mentions.inTime };
    for (const of of MENTION_CASES) {
      const number = { ...steps, ...late }[of];
      const expected = typeof number === 'number' ? number : number.count;
      expect(await countOf(listMentionsBehind(store.db, RANGE, { of }, NOW, WHOLE)), of).toBe(expected);
    }
    const of = { firstContactRate: tickets.resolved, overdueRate: tickets.tickets, satisfaction: tickets.rated };
    for (const one of TICKET_CASES) {
      const number = { ...tickets, ...of }[one];
      const expected = typeof number === 'number' ? number : number.count;
      expect(await countOf(listTicketsBehind(store.db, RANGE, { of: one }, NOW, WHOLE)), one).toBe(expected);
    }
  });

  test('of one channel, in working time: an answer of the next morning took minutes, not the night', async () => {
    const { db } = await under.openNew();
    const at = (text: string) => Date.parse(`2026-03-${text}:00+08:00`);
    const answers = [
      { text: 'night', rating: null, published: at('02T23:00'), answered: at('03T09:12') },
      { text: 'day', rating: null, published: at('03T10:00'), answered: at('03T10:40') },
      { text: 'stars', rating: 1, published: at('03T10:00'), answered: at('03T14:00') },
    ];
    await inTransaction(db, async (trx) => {
      for (const { text, rating, published, answered } of answers) {
        const draft = sampleMention({
          text,
          rating,
          publishedAt: published,
          foundAt: published,
          answerDueAt: published + 600_000,
        });
        const { mention } = await insertMention(trx, draft);
        await trx.updateTable('mentions').set({ answeredAt: answered }).where('id', '=', mention.id).execute();
      }
    });
    const week = { since: at('02T00:00'), before: at('09T00:00'), drill: false, channels: ['social'] } as const;
    const inHours = { ...week, workingTime: calendarSpecs['cn-service'] };
    const readSpread = async (range: FigureRange) => (await readFigures(db, range, 0, NOW)).mentions;
    const readList = async (range: FigureRange) =>
      (await listMentionsBehind(db, range, { of: 'toAnswered' }, NOW, WHOLE)).items.map(({ mention, minutes }) => [
        ...[mention.text, minutes],
      ]);

    expect((await readSpread(week)).toAnswered).toEqual({ count: 2, mean: 326, median: 40, p90: 612 });
    expect(await readList(week)).toEqual([
      ['night', 612],
      ['day', 40],
    ]);
    expect((await readSpread(inHours)).toAnswered).toEqual({ count: 2, mean: 26, median: 12, p90: 40 });
    expect(await readList(inHours)).toEqual([
      ['day', 40],
      ['night', 12],
    ]);
    expect(await readSpread(inHours), 'a deadline keeps its own calendar').toMatchObject({
      withDeadline: 2,
      inTime: 0,
    });
    expect((await readSpread({ ...week, channels: ['review'] })).mentions).toBe(1);
    expect((await readSpread({ ...week, channels: ['phone'] })).mentions).toBe(0);
    expect((await readSpread({ ...week, channels: [] })).mentions, 'none chosen: all').toBe(3);
  });

  test('practice has figures and lists of its own, and is in no other', async () => {
    const store = await under.openNew();
    await fill(store);
    const { db } = store;
    const real = await readFigures(db, RANGE, 0, NOW);
    // Two practice posts, answered after 3 and 15 of their ten minutes; one practice ticket, solved in 40 with 4 of 5.
    await inTransaction(db, async (trx) => {
      for (const [text, minutes] of [
        ['x', 3],
        ['y', 15],
      ] as const) {
        const at = { publishedAt: SAMPLE_AT, answerDueAt: SAMPLE_AT + 10 * MINUTE, drill: true, text };
        const { mention } = await insertMention(trx, sampleMention(at));
        const answeredAt = SAMPLE_AT + minutes * MINUTE;
        await trx.updateTable('mentions').set({ answeredAt }).where('id', '=', mention.id).execute();
      }
      const draft = sampleTicket({ problem: 'z', drill: true, createdAt: SAMPLE_AT, publishedAt: null });
      const { ticket } = await insertTicketOnce(trx, draft, { personId: null, now: SAMPLE_AT });
      const solved = { resolvedAt: SAMPLE_AT + 40 * MINUTE, satisfaction: 4, dueAt: SAMPLE_AT + 60 * MINUTE };
      await trx.updateTable('tickets').set(solved).where('id', '=', ticket.id).execute();
    });
    const practice = { ...RANGE, drill: true };
    const { mentions, tickets } = await readFigures(db, practice, 0, NOW);
    expect(mentions).toMatchObject({ mentions: 2, answered: 2, withDeadline: 2, inTime: 1 });
    expect(mentions.toAnswered).toEqual({ count: 2, mean: 9, median: 3, p90: 15 });
    expect(tickets).toMatchObject({ tickets: 1, resolved: 1, firstContact: 1, overdue: 0, rated: 1, satisfaction: 4 });
    expect(tickets.toResolved).toEqual({ count: 1, mean: 40, median: 40, p90: 40 });
    expect(await readFigures(db, RANGE, 0, NOW)).toEqual(real);
    const late = await listMentionsBehind(db, practice, { of: 'late' }, NOW, WHOLE);
    expect(late.items.map(({ mention, minutes }) => [mention.text, minutes])).toEqual([['y', 5]]);
  });

  test('page by page, each row once', async () => {
    const store = await under.openNew();
    await fill(store);
    let seen = '';
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listMentionsBehind>> = await listMentionsBehind(
        store.db,
        RANGE,
        { of: 'mentions' },
        NOW,
        { cursor, limit: 2 },
      );
      expect(page.total).toBe(5);
      seen += page.items.map(({ mention }) => mention.text).join('');
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toBe('acdeb');
  });
});

async function fill({ db }: Store): Promise<void> {
  await inTransaction(db, async (trx) => {
    for (const [index, { text, level, is, claimed, answered, by }] of POSTS.entries()) {
      const analysis = sampleAnalysis({
        sentiment: { label: is, score: 0, confidence: 0.9 },
        complaint: { is: is === 'neg', confidence: 0.9 },
        topic: text === 'e' ? 'delivery' : 'returns',
      });
      const at = SAMPLE_AT;
      const answerDueAt = text === 'd' ? null : at + 10 * MINUTE;
      const { mention } = await insertMention(
        trx,
        sampleMention({ text, level, analysis, publishedAt: at, foundAt: at + index * 1_000, answerDueAt }),
      );
      await trx
        .updateTable('mentions')
        .set({
          claimedAt: claimed === null ? null : at + claimed * MINUTE,
          answeredAt: answered === null ? null : at + answered * MINUTE,
          answeredBy: by,
          dismissReason: text === 'other' ? 'not-ours' : null,
        })
        .where('id', '=', mention.id)
        .execute();
    }
    for (const { problem, resolved, score, customer } of TICKETS) {
      // The second ticket of c2 comes after the first was resolved: it came back.
      const createdAt = SAMPLE_AT + (problem === 's' ? 30 * MINUTE : 0);
      const draft = sampleTicket({ problem, createdAt, publishedAt: null });
      const { ticket } = await insertTicketOnce(trx, draft, { personId: null, now: createdAt });
      await trx
        .updateTable('tickets')
        .set({
          customerId: customer,
          resolvedAt: resolved === null ? null : createdAt + resolved * MINUTE,
          dueAt: createdAt + 60 * MINUTE,
          satisfaction: score,
        })
        .where('id', '=', ticket.id)
        .execute();
    }
  });
}
