import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { insertTicketOnce } from '../monitor/store/desk/tickets.ts';
import type { FigureRange } from '../monitor/store/figures/figure-range.ts';
import { FIGURE_MENTIONS, FIGURE_TICKETS } from '../monitor/store/figures/figure-subjects.ts';
import { readFigures } from '../monitor/store/figures/figures.ts';
import { keepFigureDays, keepFigureHours } from '../monitor/store/figures/keep-figures.ts';
import { listMentionsBehind } from '../monitor/store/figures/mentions-behind.ts';
import { readPeopleFigures } from '../monitor/store/figures/people-figures.ts';
import { listTicketsBehind } from '../monitor/store/figures/tickets-behind.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Db, Store } from '../monitor/store/store.ts';
import { calendarSpecs } from '../shared/service/named-calendars.ts';
import { onBothEngines } from './helpers/both-engines.ts';
import { insertMention } from './helpers/store-rows.ts';
import { SAMPLE_AT, sampleAnalysis, sampleMention, sampleTicket } from './helpers/store-samples.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** In the middle of a UTC day: the first days of the samples are kept as days, the last ones hour by hour. */
const NOW = SAMPLE_AT + 10 * DAY;
const SHANGHAI = 8 * HOUR;
const RANGES: readonly FigureRange[] = [
  { since: SAMPLE_AT - DAY, before: NOW, drill: false },
  { since: SAMPLE_AT + 7 * HOUR, before: SAMPLE_AT + 2 * DAY + 5 * HOUR, drill: false },
  { since: SAMPLE_AT, before: NOW, drill: false, brandIds: ['lark', 'nobody'] },
  { since: SAMPLE_AT, before: NOW, drill: true },
  { since: SAMPLE_AT, before: NOW, drill: false, channels: ['review'] },
  {
    since: SAMPLE_AT,
    before: NOW,
    drill: false,
    channels: ['social', 'chat'],
    workingTime: calendarSpecs['cn-office'],
  },
];

onBothEngines('kept days of the figures', (under) => {
  test('KPI-1: figures from kept days are those of the rows, after every kind of change', async () => {
    const store = await under.openNew();
    await fill(store);
    const { db } = store;
    let last = await bothWays(db);
    expect(last[0]?.mentions.mentions).toBe(19);
    expect(last[0]?.tickets).toMatchObject({ tickets: 6, firstContact: 3 });
    expect(last[0]?.people).toMatchObject([
      { personId: 'p1', tickets: 3, excused: 2, resolved: 1 },
      { personId: 'p2', tickets: 2, excused: 0 },
    ]);

    const at = SAMPLE_AT + 4 * DAY;
    const changes: readonly (readonly [string, string])[] = [
      ['an answer', `update mentions set "answeredAt" = ${at}, "answeredBy" = 'p2' where number = 3`],
      ['a correction', `update mentions set sentiment = 'pos', complaint = 0, topic = 'price' where number = 4`],
      ['what is put aside', `update mentions set "dismissReason" = 'spam' where number = 5`],
      ['a level, which orders the list', `update mentions set "levelRank" = 0, level = 'red' where number = 10`],
      ['a time set right', `update mentions set "publishedAt" = "publishedAt" + ${DAY} where number = 6`],
      ['real after all', `update mentions set drill = 0 where drill = 1`],
      ['what is erased', `delete from mentions where number = 7`],
      ['a solution', `update tickets set "resolvedAt" = ${at}, satisfaction = 2 where number = 5`],
      ['a ticket taken back', `update tickets set "withdrawnAt" = ${at} where number = 2`],
      // Ticket 4 was made on another day; it is its customer's other ticket that counts now.
      ['customers who are one', `update tickets set "customerId" = 'c1' where number = 4`],
      ['customers who are two', `update tickets set "customerId" = null where number = 4`],
    ];
    for (const [what, change] of changes) {
      await sql.raw(change).execute(db);
      const next = await bothWays(db);
      expect(next, what).not.toEqual(last);
      last = next;
    }

    await sql`update mentions set text = 'other words', state = 'claimed' where number = 1`.execute(db);
    expect(await countKept(db), 'no figure is made of words').toBe(await keptAfter(db));
  });

  test('a change that another monitor has not committed yet is never missed', async () => {
    const store = await under.openNew();
    if (store.engine === 'sqlite') return;
    const other = await under.openAgain(store);
    await fill(store);
    const changed = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const writing = inTransaction(other.db, async (trx) => {
      await sql`update mentions set "dismissReason" = 'spam'`.execute(trx);
      changed.resolve();
      await release.promise;
    });
    await changed.promise;
    const keeping = keepFigureDays(store.db, FIGURE_MENTIONS, { now: NOW, limit: 50 }).catch(() => 0);
    setTimeout(release.resolve, 100);
    await writing;
    await keeping;
    expect((await bothWays(store.db))[0]?.mentions.mentions).toBe(0);
  });
});

async function fill(store: Store): Promise<void> {
  await inTransaction(store.db, async (trx) => {
    for (let i = 0; i < 20; i += 1) {
      const publishedAt = SAMPLE_AT + i * 5 * HOUR;
      const analysis = sampleAnalysis({ topic: i % 3 === 0 ? 'delivery' : 'returns' });
      await insertMention(
        trx,
        sampleMention({
          ...{ publishedAt, foundAt: publishedAt + (i + 1) * 61_001, analysis, drill: i === 19 },
          ...{ brandId: i % 4 === 0 ? 'lark' : 'yunque', rating: i % 5 === 0 ? 2 : null },
        }),
      );
    }
    for (let i = 0; i < 6; i += 1) {
      const draft = sampleTicket({ createdAt: SAMPLE_AT + i * DAY, publishedAt: null });
      await insertTicketOnce(trx, draft, { personId: null, now: SAMPLE_AT + i * DAY });
    }
    await sql`update tickets set "customerId" = case when number in (1, 2) then 'c1' else null end`.execute(trx);
    await sql`update tickets set "resolvedAt" = "createdAt" + ${HOUR} where number <= 4`.execute(trx);
    await sql`update tickets set "handlerId" = case when number <= 3 then 'p1' when number <= 5 then 'p2' end`.execute(
      trx,
    );
    await sql`insert into customers (id, number, vip, "createdAt", "updatedAt", "blockedAt", drill)
      values ('c1', 1, 0, 5, 5, 5, 0)`.execute(trx);
  });
}

/** The reports of all ranges; the same from kept days as from the rows alone. */
async function bothWays(db: Db) {
  const seen = await reports(db);
  await keptAfter(db);
  const kept = await reports(db);
  expect(await keepFigureDays(db, FIGURE_MENTIONS, { now: NOW, limit: 50 })).toBe(0);
  expect(await keepFigureHours(db, FIGURE_MENTIONS, NOW)).toBe(0);
  expect((await db.selectFrom('figureDays').select('day').execute()).length).toBeGreaterThan(3);
  expect(await countKept(db)).toBeGreaterThan(100);
  await sql`delete from "figureDays"`.execute(db);
  await sql`delete from "figureHours"`.execute(db);
  const rows = await reports(db);
  expect(seen, 'nothing old is read after a change').toEqual(rows);
  expect(kept).toEqual(rows);
  await keptAfter(db);
  return rows;
}

async function keptAfter(db: Db): Promise<number> {
  for (const keep of [
    () => keepFigureHours(db, FIGURE_MENTIONS, NOW),
    () => keepFigureHours(db, FIGURE_TICKETS, NOW),
    () => keepFigureDays(db, FIGURE_MENTIONS, { now: NOW, limit: 50 }),
    () => keepFigureDays(db, FIGURE_TICKETS, { now: NOW, limit: 50 }),
  ])
    while ((await keep()) > 0);
  return countKept(db);
}

async function countKept(db: Db): Promise<number> {
  const days = await db.selectFrom('figureDays').select('day').execute();
  const hours = await db.selectFrom('figureHours').select('hour').execute();
  return days.length + hours.length;
}

async function reports(db: Db) {
  const all = [];
  for (const range of RANGES) {
    const { groups, ...report } = await readFigures(db, range, SHANGHAI, NOW);
    const people = range.workingTime || range.drill ? null : await readPeopleFigures(db, range, NOW);
    const page = { cursor: null, limit: 50 };
    const posts = await listMentionsBehind(db, range, { of: 'mentions' }, NOW, page);
    const late = await listTicketsBehind(db, range, { of: 'overdueRate' }, NOW, page);
    const behind = {
      posts: posts.items.map(({ mention }) => mention.number),
      late: late.items.map(({ ticket, minutes }) => [ticket.number, minutes]),
    };
    expect([posts.total, late.total], 'each number opens its list').toEqual([
      ...[report.mentions.mentions, report.tickets.tickets],
    ]);
    all.push({ ...report, people, behind, groups: groups.toSorted((a, b) => (a.by + a.key < b.by + b.key ? -1 : 1)) });
  }
  return all;
}
