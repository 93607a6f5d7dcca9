// Older posts are read without ringing anybody, and an interrupted run goes on.
import { afterEach, expect, test } from 'vitest';
import { SourceRefusal } from '../monitor/listen/ask/source-refusal.ts';
import { backfill } from '../monitor/listen/backfill.ts';
import { pollSource } from '../monitor/listen/poll-source.ts';
import { preparePipeline } from '../monitor/listen/start-listening.ts';
import feedType from '../monitor/sources/feed.ts';
import { listAlerts } from '../monitor/store/alerts.ts';
import { listMentions } from '../monitor/store/heard/mention-list.ts';
import { getSource, syncSources } from '../monitor/store/heard/sources.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import { complaintItem, startBrokenServer } from './helpers/broken-servers.ts';
import { feedSource, listeningOptions } from './helpers/listening-options.ts';
import { openTemporaryStore } from './helpers/temporary-store.ts';
import { webhookTo } from './helpers/webhook-channel.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
const DAY = 86_400_000;

test('a back-fill makes mentions without clocks and alerts, leaves out what is older, and goes on after a stop', async () => {
  const server = await startBrokenServer();
  ends.push(server.close);
  const { store, remove } = await openTemporaryStore();
  ends.push(remove);
  const now = Date.now();
  for (const name of ['a', 'b', 'c']) {
    server.setFeed(
      name,
      complaintItem(`${name}-new`, now - DAY) +
        complaintItem(`${name}-old`, now - 20 * DAY) +
        complaintItem(`${name}-ancient`, now - 90 * DAY),
    );
  }
  const sources = ['a', 'b', 'an error page', 'c'].map((name) =>
    feedSource(name.slice(0, 2).trim(), server.urlOf(name)),
  );
  const hook = webhookTo({ url: 'http://127.0.0.1:9/', secret: 'never-used-in-this-test' });
  const pipeline = await preparePipeline(listeningOptions(store, { sources, channels: [hook] }), {
    now: () => Date.now(),
  });
  const stopping = new AbortController();
  const asked: string[] = [];
  const since = now - 30 * DAY;

  const first = await backfill(pipeline, sources, since, stopping.signal, ({ source, sourcesDone }) => {
    asked.push(source);
    if (sourcesDone === 1) stopping.abort();
  });
  expect(first).toMatchObject({ isComplete: false, entries: 2 });
  asked.length = 0;
  const second = await backfill(pipeline, sources, since, new AbortController().signal, ({ source }) =>
    asked.push(source),
  );
  expect(second).toMatchObject({ isComplete: true, entries: 4, mentions: 4 });
  expect(second.failed.map(({ id }) => id)).toEqual(['an']);
  expect(asked).not.toContain('a');

  const { items } = await listMentions(store.db, {});
  expect(items).toHaveLength(6);
  expect(items.every(({ answerDueAt }) => answerDueAt === null)).toBe(true);
  expect(await store.db.selectFrom('clocks').selectAll().execute()).toEqual([]);
  expect(await listAlerts(store.db)).toEqual([]);
  // A later back-fill begins anew and can be stopped and resumed like the first; one of fewer sources counts only those.
  const later = new AbortController();
  const third = await backfill(pipeline, sources, since, later.signal, ({ sourcesDone }) => {
    if (sourcesDone === 2) later.abort();
  });
  expect(third).toMatchObject({ isComplete: false, entries: 0 });
  const bars: number[][] = [];
  const fourth = await backfill(pipeline, sources.slice(1), since, new AbortController().signal, (progress) =>
    bars.push([progress.sourcesBefore, progress.sourcesDone, progress.sources]),
  );
  expect(fourth).toMatchObject({ isComplete: true, entries: 0 });
  expect(bars.at(0)).toEqual([1, 1, 3]);
  expect(bars.at(-1)).toEqual([1, 3, 3]);
});

test('a stopped run asks a source again that failed, and a server that wants a pause gets it', async () => {
  const { store, remove } = await openTemporaryStore();
  ends.push(remove);
  const sources = [feedSource('down', 'http://127.0.0.1:9/'), feedSource('busy', 'http://127.0.0.1:9/')];
  const pipeline = await preparePipeline(listeningOptions(store, { sources, channels: [] }), { now: () => Date.now() });
  const asked: string[] = [];
  const poll = async ({ id }: { readonly id: string }) => {
    asked.push(id);
    if (id === 'down') throw new SourceRefusal('500: the server could not answer');
    if (asked.length < 4) throw new SourceRefusal('429: asked too often', { waitSeconds: 0 });
    return { entries: [] };
  };
  const run = (signal: AbortSignal, onProgress: Parameters<typeof backfill>[4]) =>
    backfill({ ...pipeline, sourceTypes: new Map([['feed', { ...feedType, poll }]]) }, sources, 0, signal, onProgress);
  const stopping = new AbortController();
  await run(stopping.signal, ({ source }) => source === 'busy' && stopping.abort());
  expect(asked[0]).toBe('down');
  asked.length = 0;
  const { isComplete, failed } = await run(new AbortController().signal, () => undefined);
  expect(asked).toEqual(['down', 'busy', 'busy', 'busy']);
  expect(isComplete).toBe(true);
  expect(failed.map(({ id }) => id)).toEqual(['down']);
});

test('a back-fill beside the live listening leaves to it what is new: its complaint rings, with its clock', async () => {
  const server = await startBrokenServer();
  ends.push(server.close);
  const { store, remove } = await openTemporaryStore();
  ends.push(remove);
  // Whole seconds, as feeds write them.
  const clock = { at: Math.floor(Date.now() / 1000) * 1000, now: () => clock.at };
  const sources = ['f', 'new'].map((id) => feedSource(id, server.urlOf('f')));
  const hook = webhookTo({ url: 'http://127.0.0.1:9/', secret: 'never-used-in-this-test' });
  const pipeline = await preparePipeline(listeningOptions(store, { sources, channels: [hook] }), clock);
  await inTransaction(store.db, (trx) => syncSources(trx, sources, clock.at));
  server.setFeed('f', '');
  const signal = AbortSignal.timeout(10_000);
  const poll = async () => pollSource(pipeline, await getSource(store.db, 'f'), signal);
  await poll();
  // Unheard for half an hour, in which a complaint was made; the back-fill is asked before the next look.
  const madeAt = clock.at + 5 * 60_000;
  clock.at += 30 * 60_000;
  server.setFeed('f', complaintItem('made', madeAt) + complaintItem('old', madeAt - 3 * DAY));
  const run = () => backfill(pipeline, sources.slice(0, 1), 0, signal, () => undefined);
  expect(await run()).toMatchObject({ isComplete: true, entries: 1 });
  expect(await listAlerts(store.db)).toEqual([]);
  await poll();
  expect(await listAlerts(store.db)).toHaveLength(1);
  expect(
    (await store.db.selectFrom('clocks').select('startedAt').execute()).map(({ startedAt }) => startedAt),
  ).toContain(madeAt);
  // A source that nobody has heard yet: what is older than the window is the back-fill's.
  expect(await backfill(pipeline, sources.slice(1), 0, signal, () => undefined)).toMatchObject({ failed: [] });
  expect((await listMentions(store.db, {})).items).toHaveLength(2);
});
