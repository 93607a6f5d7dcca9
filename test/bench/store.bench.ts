// Lists, searches, counts and figures over a large store, asked through the reading thread as the API does:
// npm run bench -- store [--tickets N] [--days N] [--engine postgres] [--store sqlite:/path] [--rounds N] [--only WORD]
// N tickets and as many mentions, 1,000,000 when not said, over a year or so many days (200,000 over 73 days are as dense);
// `--engine postgres` asks a real PostgreSQL server; `--store` keeps the filled file for the next run; `--only board` asks
// what has that word in its name. The target of the desk is p95 < 200 ms each.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import type { FigureRange } from '../../monitor/store/figures/figure-range.ts';
import { FIGURE_MENTIONS, FIGURE_TICKETS } from '../../monitor/store/figures/figure-subjects.ts';
import { keepFigureDays, keepFigureHours } from '../../monitor/store/figures/keep-figures.ts';
import { openStore } from '../../monitor/store/open-store.ts';
import { openReader } from '../../monitor/store/reader.ts';
import type { Store } from '../../monitor/store/store.ts';
import { calendarSpecs } from '../../shared/service/named-calendars.ts';
import { startPostgres } from '../helpers/postgres.ts';
import { fillStore, WORDS } from './fill-store.ts';

const { values } = parseArgs({
  options: {
    tickets: { type: 'string', default: '1000000' },
    days: { type: 'string', default: '365' },
    rounds: { type: 'string', default: '40' },
    engine: { type: 'string', default: 'sqlite' },
    store: { type: 'string' },
    only: { type: 'string', default: '' },
  },
});
const ROWS = Number(values.tickets);
const ROUNDS = Number(values.rounds);
const DAYS = Number(values.days);
const TARGET_MS = 200;
const DAY_MS = 86_400_000;
if (!(ROWS >= 1 && ROUNDS >= 1 && DAYS >= 1) || !['sqlite', 'postgres'].includes(values.engine)) {
  console.error('--tickets, --days and --rounds have to be numbers from 1 on, --engine sqlite or postgres.');
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'earshot-bench-'));
const server = values.engine === 'postgres' ? await startPostgres(['-c', 'shared_buffers=512MB']) : null;
const url = values.store ?? (server ? await server.createDatabase() : `sqlite:${join(folder, 'bench.db')}`);
let store: Store | null = null;
try {
  store = await openStore({ url });
  const present = await store.db.selectFrom('counters').select('value').where('name', '=', 'ticket').executeTakeFirst();
  const startedAt = performance.now();
  if ((present?.value ?? 0) < ROWS) await fillStore(store, ROWS, DAYS);
  const seconds = (performance.now() - startedAt) / 1000;
  console.log(`${store.engine}: ${ROWS} mentions and ${ROWS} tickets in ${seconds.toFixed(0)} s`);
  if (store.path) console.log(`file: ${Math.round(statSync(store.path).size / 1024 / 1024)} MB`);
  if (store.engine === 'postgres') await sql`vacuum analyze`.execute(store.db);
  await keepDays(store);
  await measure(store);
} finally {
  await store?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(opened: Store): Promise<void> {
  const reader = openReader(opened);
  const rare = (i: number) => WORDS.rare[i % WORDS.rare.length] ?? '';
  const common = (i: number) => WORDS.common[i % WORDS.common.length] ?? '';
  const newest = await reader.listMentions({ order: 'newest', limit: 1 });
  const at = newest.items[0]?.publishedAt ?? 0;
  const week = at - 7 * DAY_MS;
  // A stretch and the one before it at once, as the board asks.
  const twice = (before: number, days: number, ask: (range: FigureRange) => Promise<unknown>) =>
    Promise.all(
      [before, before - days * DAY_MS].map((end) => ask({ since: end - days * DAY_MS, before: end, drill: false })),
    );
  const figures = (before: number, days: number, more: Partial<FigureRange> = {}) =>
    twice(before, days, (range) => reader.readFigures({ ...range, ...more }, 8 * 3_600_000, at));
  const causes = (days: number) => twice(at, days, (range) => reader.readFigureParts(range, at));
  const month = { since: at - 30 * DAY_MS, before: at, drill: false };
  const rising = (days: number) =>
    reader.readRising({ since: at - days * DAY_MS, before: at, earlierSince: at - 2 * days * DAY_MS, drill: false });
  const first = { cursor: null, limit: 50 };
  const middle = Buffer.from(JSON.stringify([Math.floor(ROWS / 2)])).toString('base64url');
  const keys = Array.from({ length: 200 }, (_, i) => `bench:${Math.floor((i * ROWS) / 200)}`);

  const asks: readonly (readonly [string, (i: number) => Promise<unknown>])[] = [
    ['queue: open, time left', () => reader.listMentions({ states: ['open', 'claimed'], drill: false })],
    ['queue: open, level', () => reader.listMentions({ states: ['open', 'claimed'], order: 'level', drill: false })],
    [
      'queue: one brand, red and orange',
      (i) =>
        reader.listMentions({ states: ['open'], brandIds: [`brand${i % 5}`], levels: ['red', 'orange'], drill: false }),
    ],
    ['all, newest', () => reader.listMentions({ order: 'newest', drill: false })],
    ['all, newest, page in the middle', () => reader.listMentions({ order: 'newest', cursor: middle, drill: false })],
    [
      'answered, one site, newest',
      (i) => reader.listMentions({ states: ['answered'], sites: [`site${i % 8}.example`], order: 'newest' }),
    ],
    ['answered, time left', () => reader.listMentions({ states: ['answered'] })],
    ['200 posts of a page', () => reader.findMentionsByPostKeys(keys)],
    ['count what is open', () => reader.countMentions({ drill: false, states: ['open', 'claimed'] })],
    ['count by state, last week', () => reader.countMentions({ drill: false, publishedSince: week })],
    ['search, rare word of two characters', (i) => reader.listMentions({ query: rare(i), order: 'newest' })],
    ['search, common word of two characters', (i) => reader.listMentions({ query: common(i), order: 'newest' })],
    ['search, common word, by time left', (i) => reader.listMentions({ query: common(i) })],
    [
      'search, common word, open only',
      (i) => reader.listMentions({ query: common(i), states: ['open'], order: 'newest' }),
    ],
    [
      'search, two common words',
      (i) => reader.listMentions({ query: `${common(i)} ${common(i + 1)}`, order: 'newest' }),
    ],
    [
      'search, phrase of four characters',
      (i) => reader.listMentions({ query: `${common(i)}${rare(i)}`, order: 'newest' }),
    ],
    ['search, one character', (i) => reader.listMentions({ query: common(i).slice(0, 1), order: 'newest' })],
    ['search, nothing found', () => reader.listMentions({ query: '饕餮', order: 'newest' })],
    ['tickets, newest', () => reader.listTickets({ drill: false })],
    [
      'tickets, open, by deadline',
      () => reader.listTickets({ states: ['open', 'working'], order: 'due', drill: false }),
    ],
    [
      'tickets of one handler, by deadline',
      (i) => reader.listTickets({ handlerId: `person${i % 20}`, states: ['working'], order: 'due' }),
    ],
    ['tickets, search rare', (i) => reader.listTickets({ query: rare(i) })],
    ['tickets, search common', (i) => reader.listTickets({ query: common(i) })],
    ['board: figures of a day', () => figures(at, 1)],
    ['board: figures of a week', () => figures(at, 7)],
    ['board: figures of a month', () => figures(at, 30)],
    ['board: figures of a month, one brand', () => figures(at, 30, { brandIds: ['brand1'] })],
    [
      'board: figures of a month, in working hours',
      () => figures(at, 30, { workingTime: calendarSpecs['cn-service'] }),
    ],
    ['board: figures of a month, half a year ago', () => figures(at - 180 * DAY_MS, 30)],
    ['board: figures of half a year', () => figures(at, 180)],
    ['board: what moved the figures of a week', () => causes(7)],
    ['board: what moved the figures of a month', () => causes(30)],
    ['board: people of a month', () => twice(at, 30, (range) => reader.readPeopleFigures(range, at))],
    ['board: what rises in a week', () => rising(7)],
    ['board: what rises in a month', () => rising(30)],
    [
      'board: posts behind a median of a month',
      () => reader.listMentionsBehind(month, { of: 'toAnswered' }, at, first),
    ],
    [
      'board: posts of one topic of a month',
      () => reader.listMentionsBehind(month, { of: 'mentions', topic: 'delivery' }, at, first),
    ],
    [
      'board: tickets behind a rate of a month',
      () => reader.listTicketsBehind(month, { of: 'overdueRate' }, at, first),
    ],
    ['board: slowest answers of a month', () => reader.listSlowestAnswers(month, at, 10)],
    ['tickets, search order number', (i) => reader.listTickets({ query: `BX${1_000_000 + i * 7}` })],
  ];
  const table = [];
  for (const [name, ask] of asks.filter(([one]) => one.includes(values.only))) {
    for (let i = 0; i < 3; i += 1) await ask(i);
    const times: number[] = [];
    const cpuBefore = process.cpuUsage();
    for (let i = 0; i < ROUNDS; i += 1) {
      const from = performance.now();
      await ask(i);
      times.push(performance.now() - from);
    }
    // What it costs when the machine is busy with other things; the server's share of PostgreSQL is not in it.
    const cpu = process.cpuUsage(cpuBefore);
    const cpuMs = (cpu.user + cpu.system) / 1000 / ROUNDS;
    times.sort((a, b) => a - b);
    const p95 = times[Math.floor(times.length * 0.95)] ?? Number.NaN;
    const round = (ms: number | undefined) => Math.round((ms ?? Number.NaN) * 10) / 10;
    table.push({
      ask: name,
      'p50 ms': round(times[times.length >> 1]),
      'p95 ms': round(p95),
      'cpu ms': round(cpuMs),
      kept: p95 < TARGET_MS,
    });
  }
  console.table(table);
  await reader.close();
}

/** Past days and the hours of the last ones are kept by the monitor as it runs; here at once, to say what they cost. */
async function keepDays({ db }: Store): Promise<void> {
  const newest = await db
    .selectFrom('mentions')
    .select((eb) => eb.fn.max('publishedAt').as('at'))
    .executeTakeFirstOrThrow();
  const at = { now: newest.at ?? 0, limit: Number.POSITIVE_INFINITY };
  const startedAt = performance.now();
  const days = (await keepFigureDays(db, FIGURE_MENTIONS, at)) + (await keepFigureDays(db, FIGURE_TICKETS, at));
  for (const keep of [
    () => keepFigureHours(db, FIGURE_MENTIONS, at.now),
    () => keepFigureHours(db, FIGURE_TICKETS, at.now),
  ])
    while ((await keep()) > 0);
  console.log(
    `${days} days kept for figures, ${((performance.now() - startedAt) / Math.max(1, days)).toFixed(1)} ms each`,
  );
}
