// What several sources bring at once is written in one transaction: each hears of its own posts, and none suffers for another.
import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import type { RecordedEntries } from '../monitor/listen/entry-batch.ts';
import type { Pipeline } from '../monitor/listen/pipeline.ts';
import { recordEntries } from '../monitor/listen/record-entries.ts';
import { openAnalyzer, preparePipeline } from '../monitor/listen/start-listening.ts';
import { readEventsAfter } from '../monitor/store/events.ts';
import { listMentions } from '../monitor/store/heard/mention-list.ts';
import { listSightings } from '../monitor/store/heard/sightings.ts';
import { syncSources } from '../monitor/store/heard/sources.ts';
import { listStories } from '../monitor/store/heard/stories.ts';
import { putSetting } from '../monitor/store/settings.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import { StoreError } from '../monitor/store/sql/store-error.ts';
import type { Db, Store } from '../monitor/store/store.ts';
import type { Entry } from '../shared/model/entry.ts';
import type { Mention } from '../shared/model/mention.ts';
import type { Analyzer } from '../shared/understanding/analyze.ts';
import { onBothEngines } from './helpers/both-engines.ts';
import { distinctComplaint } from './helpers/distinct-complaint.ts';
import { feedSource, listeningOptions } from './helpers/listening-options.ts';
import { sampleEntry } from './helpers/store-samples.ts';
import { webhookTo } from './helpers/webhook-channel.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];
const sources = NAMES.map((id) => feedSource(id, `http://127.0.0.1:1/${id}`));
const hook = webhookTo({ url: 'http://127.0.0.1:1/', secret: 'a secret of a test' });

function postOf(id: string, content: string): Entry {
  const link = `https://forum.example/p/${id}`;
  return sampleEntry({ id, link, title: null, content, publishedAt: Date.now() - 1000, author: null });
}

onBothEngines('recording what waits together', (under) => {
  let store: Store;
  let analyzer: Analyzer | undefined;
  beforeEach(async () => {
    store = await under.openNew();
    await inTransaction(store.db, (trx) => syncSources(trx, sources, 1));
  });
  const pipelineOn = async (on: Store, change: Partial<Pipeline> = {}): Promise<Pipeline> => {
    const options = listeningOptions(on, { sources, channels: [hook] });
    // Made once: it takes longer than all the rest.
    analyzer ??= await openAnalyzer(options);
    return { ...(await preparePipeline({ ...options, analyzer }, Date)), ...change };
  };
  const record = (
    pipeline: Pipeline,
    source: number,
    entries: readonly Entry[],
    finish?: (trx: Db, recorded: RecordedEntries) => Promise<void>,
  ) =>
    recordEntries(
      pipeline,
      { source: sources[source] ?? feedSource('a', ''), entries, now: Date.now(), importedBefore: null },
      finish,
    );
  /** Two posts of each source, all different. */
  const postsOf = (source: number) => [0, 1].map((k) => postOf(`${source}-${k}`, distinctComplaint(source * 2 + k)));
  const storedMentions = async () => (await listMentions(store.db, { order: 'newest', limit: 500 })).items;
  const endings = (list: readonly Mention[]) => list.map(({ permalink }) => permalink?.split('/').at(-1));

  it('takes one transaction for many batches, tells each of its own posts, and numbers all in one order', async () => {
    const steps: string[] = [];
    const pipeline = await pipelineOn(store, { checkpoint: (name) => steps.push(name) });
    const all = await Promise.all(
      NAMES.map((name, i) =>
        record(pipeline, i, postsOf(i), (trx, { newEntries }) => putSetting(trx, `seen ${name}`, newEntries, 1)),
      ),
    );
    expect(all.map(({ found }) => endings(found))).toEqual(NAMES.map((_, i) => [`${i}-0`, `${i}-1`]));
    expect(all.map(({ newEntries, publishedAts }) => [newEntries, publishedAts.length])).toEqual(
      NAMES.map(() => [2, 2]),
    );
    expect(steps.filter((step) => step === 'entries:before-commit').length).toBeLessThan(NAMES.length);
    const events = await readEventsAfter(store.db, 0, 100);
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
    expect(events.map(({ data }) => (data as Mention).number)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
    const inOrder = (await storedMentions()).toSorted((a, b) => a.number - b.number);
    expect(inOrder.map(({ id }) => id)).toEqual(inOrder.map(({ id }) => id).toSorted());
    const settings = await store.db.selectFrom('settings').select('key').where('key', 'like', 'seen %').execute();
    expect(settings).toHaveLength(NAMES.length);
  });

  it('counts the posts of several sources into one story', async () => {
    const pipeline = await pipelineOn(store);
    const story = '新锐手机的屏幕一周就坏了，客服让我等了三天还没有人回复，太失望了';
    const all = await Promise.all(NAMES.map((name, i) => record(pipeline, i, [postOf(name, `转发 //@小王:${story}`)])));
    expect(all.map(({ found }) => found[0]?.storySize).toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
    expect((await listStories(store.db, { since: 0 })).map(({ size }) => size)).toEqual([6]);
  });

  it('takes a post that two sources bring at once for one mention with two sightings', async () => {
    const pipeline = await pipelineOn(store);
    const [first, second] = await Promise.all(
      [0, 1].map((i) => record(pipeline, i, [postOf('x', distinctComplaint(3))])),
    );
    expect(first?.found).toHaveLength(1);
    expect(second?.found).toEqual([]);
    const seen = await listSightings(store.db, first?.found[0]?.id ?? '');
    expect(seen.map(({ sourceId }) => sourceId)).toEqual(['a', 'b']);
  });

  it('waits for the disk only with posts that may be mentions, or that nobody brings again', async () => {
    // PostgreSQL's commits stop nobody: they wait for the disk in its own process.
    if (under.engine === 'postgres') return;
    const pipeline = await pipelineOn(store);
    const levelOf = async (entries: readonly Entry[], isAskedAgain: boolean) => {
      let level: number | undefined;
      const batch = { source: sources[0] ?? feedSource('a', ''), entries, now: Date.now(), importedBefore: null };
      await recordEntries(pipeline, { ...batch, isAskedAgain }, async (trx) => {
        level = (await sql<{ synchronous: number }>`pragma synchronous`.execute(trx)).rows[0]?.synchronous;
      });
      return level;
    };
    const quiet = (id: string) => postOf(id, `今天天气很好，去公园走了走 ${id}`);
    expect(await levelOf([quiet('q1'), quiet('q2')], true)).toBe(1);
    expect(await levelOf([quiet('q3')], false)).toBe(2);
    expect(await levelOf([quiet('q4'), postOf('loud', distinctComplaint(90))], true)).toBe(2);
    expect(await storedMentions()).toHaveLength(1);
  });

  it('keeps the fault of one entry to itself: its source hears of it, all the others are recorded once', async () => {
    const sound = await pipelineOn(store);
    const analyze = (post: Parameters<Analyzer['analyze']>[0]) => {
      if (post.text.includes('毒')) throw new TypeError('a fault of the program');
      return sound.analyzer.analyze(post);
    };
    const pipeline = { ...sound, analyzer: { ...sound.analyzer, analyze } };
    const poisoned = [...postsOf(2), postOf('poison', `毒${distinctComplaint(40)}`)];
    const all = await Promise.all(NAMES.map((_, i) => record(pipeline, i, i === 2 ? poisoned : postsOf(i))));
    expect(all.map(({ found }) => found.length)).toEqual(NAMES.map(() => 2));
    expect(all.map(({ refused }) => refused.map(({ entry }) => entry.id))).toEqual([[], [], ['poison'], [], [], []]);
    expect(await storedMentions()).toHaveLength(12);
    expect(await readEventsAfter(store.db, 0, 100)).toHaveLength(12);
  });

  it('keeps what a batch writes last to itself: who cannot, hears of it and has nothing recorded of the last transaction', async () => {
    const pipeline = await pipelineOn(store);
    const lost = new RangeError('the stream is held by another');
    const all = await Promise.allSettled(
      NAMES.map((_, i) => record(pipeline, i, postsOf(i), i === 3 ? () => Promise.reject(lost) : undefined)),
    );
    expect(all.map(({ status }) => status)).toEqual(NAMES.map((_, i) => (i === 3 ? 'rejected' : 'fulfilled')));
    expect(all[3]).toMatchObject({ reason: lost });
    // Its entries were tried one by one and stay, as they would alone.
    expect(await storedMentions()).toHaveLength(12);
  });

  it('leaves nothing of any batch when it breaks before the commit, and records each once at the next look', async () => {
    const sound = await pipelineOn(store);
    const checkpoint = (name: string) => {
      if (name === 'entries:before-commit') throw new StoreError('unreachable', 'the line is gone');
    };
    const breaking = { ...sound, checkpoint };
    const broken = await Promise.allSettled(NAMES.map((_, i) => record(breaking, i, postsOf(i))));
    expect(broken.every(({ status }) => status === 'rejected')).toBe(true);
    expect(await storedMentions()).toEqual([]);
    expect(await readEventsAfter(store.db, 0, 100)).toEqual([]);
    const all = await Promise.all(NAMES.map((_, i) => record(sound, i, postsOf(i))));
    expect(all.map(({ found }) => found.length)).toEqual(NAMES.map(() => 2));
    expect((await storedMentions()).map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 12 }, (_, i) => i + 1),
    );
  });

  it('records each post once when two monitors bring the same ones at once, in different orders', async () => {
    const first = await pipelineOn(store);
    // SQLite has one monitor: there the second one has a connection of the same process.
    const second = await pipelineOn(under.engine === 'postgres' ? await under.openAgain(store) : store);
    const posts = Array.from({ length: 30 }, (_, i) => postOf(`p${i}`, distinctComplaint(i)));
    const batches = [0, 1, 2].map((i) => posts.slice(i * 10, i * 10 + 10));
    const all = await Promise.all([
      ...batches.map((entries, i) => record(first, i, entries)),
      ...batches.toReversed().map((entries, i) => record(second, i + 3, entries.toReversed())),
    ]);
    expect(all.flatMap(({ refused }) => refused)).toEqual([]);
    expect(new Set(all.flatMap(({ found }) => endings(found))).size).toBe(30);
    expect(all.flatMap(({ found }) => found)).toHaveLength(30);
    expect(await storedMentions()).toHaveLength(30);
    const events = await readEventsAfter(store.db, 0, 500);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1));
  });
});
