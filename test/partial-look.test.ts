// A look that brought something but not everything, and one that asks only for what is new.
import { afterEach, expect, test } from 'vitest';
import { pollSource } from '../monitor/listen/poll-source.ts';
import { makeEntry } from '../monitor/listen/read/make-entry.ts';
import { preparePipeline } from '../monitor/listen/start-listening.ts';
import feedType from '../monitor/sources/feed.ts';
import { getSource, syncSources } from '../monitor/store/heard/sources.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Poll } from '../shared/model/source.ts';
import { feedSource, listeningOptions } from './helpers/listening-options.ts';
import { startScriptedServer } from './helpers/scripted-server.ts';
import { openTemporaryStore } from './helpers/temporary-store.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** Polls one source of a type that gives these answers, one a look. */
async function look(polls: readonly Poll[]) {
  const { store, remove } = await openTemporaryStore();
  ends.push(remove);
  const source = feedSource('f', 'http://127.0.0.1:9/');
  const options = listeningOptions(store, { sources: [source], channels: [] });
  const pipeline = await preparePipeline(options, { now: () => Date.now() });
  await inTransaction(store.db, (trx) => syncSources(trx, [source], Date.now()));
  for (const poll of polls) {
    const played = { ...pipeline, sourceTypes: new Map([['feed', { ...feedType, poll: async () => poll }]]) };
    await pollSource(played, await getSource(store.db, 'f'), AbortSignal.timeout(10_000));
  }
  const stored = await store.db.selectFrom('entries').select('id').execute();
  return { ...(await getSource(store.db, 'f')).memory, stored: stored.length };
}

const posts = (name: string) =>
  Array.from({ length: 6 }, (_, i) => makeEntry({ id: `${name}${i}`, link: null, content: `${name} ${i}` }));

test('a part that could not be read is told, and the rest is kept', async () => {
  const fault = '1 of 2: 503: no answer from https://rss.test/x?key=secret';
  const memory = await look([{ entries: posts('a'), fault }]);
  expect(memory).toMatchObject({ stored: 6, state: 'late', errorCount: 1, lastSuccessAt: null });
  expect(memory.lastError).toContain('1 of 2: 503');
  expect(memory.lastError).not.toContain('secret');
});

test('new posts alone are a gap in a list, and none where only new ones were asked for', async () => {
  expect(await look([{ entries: posts('a') }, { entries: posts('b') }])).toMatchObject({ state: 'late' });
  const cursor = { newest: 1 };
  expect(
    await look([
      { entries: posts('a'), cursor },
      { entries: posts('b'), cursor },
    ]),
  ).toMatchObject({
    state: 'healthy',
    stored: 12,
  });
});

test('what of a list cannot be read is counted at the source, and the rest is kept', async () => {
  const server = await startScriptedServer();
  ends.push(server.close);
  const post = (id: number) => ({ id: `p${id}`, body: `post ${id}` });
  let list: unknown[] = [post(1), { id: 'odd' }, post(2), post(3)];
  server.answer((_, response) => response.end(JSON.stringify(list)));
  const { store, remove } = await openTemporaryStore();
  ends.push(remove);
  const settings = { url: `${server.origin}/posts`, fields: { id: 'id', content: 'body', rating: 'stars' } };
  const source = { ...feedSource('j', ''), type: 'json', settings };
  const options = listeningOptions(store, { sources: [source], channels: [], privateHosts: server.allowHosts });
  const pipeline = await preparePipeline(options, { now: () => Date.now() });
  await inTransaction(store.db, (trx) => syncSources(trx, [source], Date.now()));
  const lookOnce = async () => {
    await pollSource(pipeline, await getSource(store.db, 'j'), AbortSignal.timeout(10_000));
    return (await getSource(store.db, 'j')).memory;
  };
  expect(await lookOnce()).toMatchObject({
    ...{ state: 'healthy', errorCount: 0 },
    lastError: expect.stringMatching(/4 条中有 1 条读不出来.*body.* · .*1 of 4 items could not be read, first: .*body/),
  });
  expect(await store.db.selectFrom('entries').select('id').execute()).toHaveLength(4);
  // Half of a list is no odd item: the interface has changed, and somebody is told.
  list = [post(4), { id: 'a' }, { id: 'b' }];
  expect(await lookOnce()).toMatchObject({ state: 'late', lastError: expect.stringContaining('2 of 3 items') });
  // Stars without a word are a review that was read.
  list = [post(4), post(5), { id: 'c', stars: 1 }, { id: 'd', stars: 5 }];
  expect(await lookOnce()).toMatchObject({ state: 'healthy', lastError: null });
});

test('more posts than one look reads are a gap, also where only new ones were asked for', async () => {
  const first = { entries: posts('a'), cursor: { newest: 1 } };
  const cut = { entries: posts('b'), cursor: { newest: 2 }, isCut: true };
  expect(await look([first, cut])).toMatchObject({
    ...{ state: 'late', stored: 12, cursor: { newest: 2 } },
    lastError: expect.stringContaining('gap'),
  });
});
