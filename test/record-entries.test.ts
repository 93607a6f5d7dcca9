// Many posts are recorded with one write of each kind: as if they had come one after the other, by several monitors, and none for
// the fault of another.
import { beforeEach, expect, it } from 'vitest';
import { findDoubt } from '../monitor/listen/health/find-doubts.ts';
import { makeAnswer } from '../monitor/listen/read/make-entry.ts';
import { recordEntries } from '../monitor/listen/record-entries.ts';
import { openAnalyzer, preparePipeline } from '../monitor/listen/start-listening.ts';
import { StreamHolder } from '../monitor/listen/stream/stream-holder.ts';
import { claimStream, readStream } from '../monitor/listen/stream/stream-lease.ts';
import { listAlerts } from '../monitor/store/alerts.ts';
import { readEventsAfter } from '../monitor/store/events.ts';
import { eraseMentions } from '../monitor/store/forget/erase-mentions.ts';
import { listMentions } from '../monitor/store/heard/mention-list.ts';
import { answerMention } from '../monitor/store/heard/mention-transitions.ts';
import { insertMentions } from '../monitor/store/heard/mentions.ts';
import { listSightings } from '../monitor/store/heard/sightings.ts';
import { getSource, syncSources } from '../monitor/store/heard/sources.ts';
import { listStories } from '../monitor/store/heard/stories.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Store } from '../monitor/store/store.ts';
import type { Entry } from '../shared/model/entry.ts';
import type { Analyzer } from '../shared/understanding/analyze.ts';
import { onBothEngines } from './helpers/both-engines.ts';
import { distinctComplaint } from './helpers/distinct-complaint.ts';
import { feedSource, listeningOptions } from './helpers/listening-options.ts';
import { sampleEntry, sampleMention } from './helpers/store-samples.ts';
import { webhookTo } from './helpers/webhook-channel.ts';

const STORY = '新锐手机的屏幕一周就坏了，客服让我等了三天还没有人回复，太失望了';
const sources = ['a', 'b'].map((id) => feedSource(id, `http://127.0.0.1:1/${id}`));
const hook = webhookTo({ url: 'http://127.0.0.1:1/', secret: 'a secret of a test' });

function postOf(id: string, content: string): Entry {
  const link = `https://forum.example/p/${id}`;
  return sampleEntry({ id, link, title: null, content, publishedAt: Date.now() - 1000, author: null });
}

onBothEngines('recording posts', (under) => {
  let store: Store;
  let analyzer: Analyzer | undefined;
  beforeEach(async () => {
    store = await under.openNew();
    await inTransaction(store.db, (trx) => syncSources(trx, sources, 1));
  });
  const optionsOn = (on: Store) => listeningOptions(on, { sources, channels: [hook] });
  const pipelineOn = async (on: Store) => {
    // Made once: it takes longer than all the rest.
    analyzer ??= await openAnalyzer(optionsOn(on));
    return preparePipeline({ ...optionsOn(on), analyzer }, Date);
  };
  const record = async (entries: readonly Entry[], pipeline?: Awaited<ReturnType<typeof pipelineOn>>, source = 0) =>
    recordEntries(pipeline ?? (await pipelineOn(store)), {
      ...{ source: sources[source] ?? feedSource('a', ''), entries, now: Date.now(), importedBefore: null },
    });
  const storedMentions = async () => (await listMentions(store.db, { order: 'newest', limit: 500 })).items;
  const countAlerts = async () => (await store.db.selectFrom('alerts').select('number').distinct().execute()).length;

  it('counts each post into its story in its order, with numbers, clocks, alerts and events of its own', async () => {
    const reposts = Array.from({ length: 25 }, (_, i) => postOf(`r${i}`, `转发第${i}次 //@小王:${STORY}`));
    const { found } = await record([postOf('own', distinctComplaint(5)), postOf('first', STORY), ...reposts]);
    expect(found.map(({ number }) => number)).toEqual(Array.from({ length: 27 }, (_, i) => i + 1));
    expect(found.map(({ storySize }) => storySize)).toEqual([1, ...Array.from({ length: 26 }, (_, i) => i + 1)]);
    expect(new Set(found.slice(1).map(({ storyId }) => storyId)).size).toBe(1);
    expect((await listStories(store.db, { since: 0 })).map(({ size }) => size).sort()).toEqual([1, 26]);
    const events = await readEventsAfter(store.db, 0, 100);
    expect(events.map(({ subjectId }) => subjectId)).toEqual(found.map(({ id }) => id));
    expect(await countAlerts()).toBe(27);
    const clocks = await store.db.selectFrom('clocks').select('subjectId').distinct().execute();
    expect(clocks).toHaveLength(27);
    for (const mention of found)
      expect(await storedMentions()).toContainEqual({ ...mention, storySize: expect.anything() });
  });

  it.each([
    ['the key that its source gives it', { postKey: 'reddit:t3_1abc' }, 'reddit:t3_1abc'],
    ['its address, written in another way', {}, 'https://www.forum.example/p/asked/?utm_source=b'],
    ['the id that its source gives it, though it has an address', {}, 'asked'],
    ['the id that its source gives it, where it has nothing else', { link: null }, 'asked'],
  ])('stops the clocks when the brand itself answers what is named by %s', async (_, known, replyTo) => {
    const { found } = await record([{ ...postOf('asked', STORY), ...known }]);
    const author = { name: '新锐客服', email: null, url: null };
    await record([{ ...postOf('answer', '您好，已私信您'), author, replyTo }]);
    expect(await storedMentions()).toMatchObject([{ id: found[0]?.id, state: 'answered', answeredHow: 'page' }]);
    const running = await store.db.selectFrom('clocks').select('id').where('stoppedAt', 'is', null).execute();
    expect(running).toEqual([]);
  });

  it('takes a review that the company has answered on its platform for answered: with time and words, and rings nobody', async () => {
    const at = Date.now() - 3_600_000;
    const review = { ...postOf('r', STORY), postKey: 'google-play:r', rating: 1, publishedAt: at };
    const answer = makeAnswer({
      to: 'google-play:r',
      id: 'r#answer',
      text: '抱歉，新版本已修复',
      publishedAt: at + 60_000,
    });
    const { found } = await record([review, answer]);
    expect(found).toHaveLength(1);
    expect(await storedMentions()).toMatchObject([
      { state: 'answered', answeredHow: 'page', answeredAt: at + 60_000, answerText: '抱歉，新版本已修复' },
    ]);
    const clocks = await store.db.selectFrom('clocks').select(['stoppedAt', 'outcome']).execute();
    expect(new Set(clocks.map(({ stoppedAt, outcome }) => `${outcome} ${stoppedAt}`))).toEqual(
      new Set([`met ${at + 60_000}`]),
    );
    expect(await countAlerts()).toBe(0);
    await inTransaction(store.db, (trx) => eraseMentions(trx, [found[0]?.id ?? ''], Date.now()));
    expect((await storedMentions())[0]?.answerText).toBeUndefined();
  });

  it('hears later that a review was answered, and proves by it what a person only declared', async () => {
    const review = { ...postOf('r', STORY), postKey: 'trustpilot:r', rating: 1 };
    const { found } = await record([review]);
    const { id = '' } = found[0] ?? {};
    await inTransaction(store.db, (trx) => answerMention(trx, { id, personId: null, how: 'self-declared', now: 5 }));
    const answer = makeAnswer({ to: 'trustpilot:r', id: 'r#answer', text: 'We wrote to you', publishedAt: Date.now() });
    await record([review, answer]);
    expect(await storedMentions()).toMatchObject([
      { answeredHow: 'page', answeredAt: 5, answerText: 'We wrote to you' },
    ]);
  });

  it.each([
    ['answers what it stands under', '您好，已私信您', 1, 'answered', 0],
    ['answers who is named', '回复 @小王：已私信您', 1, 'answered', 0],
    ['answers somebody else in the thread', '回复 @小李：已私信您', 1, 'open', 1],
    ['is older than the post, and answers nothing of it', '您好，已私信您', -1, 'open', 1],
  ])('a comment of the own account that no source calls an answer %s', async (_, content, later, state, alerts) => {
    const author = { name: '小王', email: null, url: null };
    const video = { ...postOf('v', STORY), author, link: 'https://www.bilibili.com/video/BV1xx411c7mD' };
    const own = { name: '新锐客服', email: null, url: null };
    const publishedAt = Number(video.publishedAt) + later;
    const comment = { ...postOf('c', content), author: own, link: `${video.link}/#reply77`, publishedAt };
    await record([video, comment]);
    expect(await storedMentions()).toMatchObject([{ state }]);
    expect(await countAlerts()).toBe(alerts);
  });

  it('takes one post that stands twice in a document for one mention, seen by each of its sources', async () => {
    const { found } = await record([
      postOf('x', STORY),
      { ...postOf('y', STORY), link: 'https://forum.example/p/x?utm_source=b' },
    ]);
    expect(found).toHaveLength(1);
    expect((await record([postOf('x', STORY)], undefined, 1)).found).toEqual([]);
    expect((await listSightings(store.db, found[0]?.id ?? '')).map(({ sourceId }) => sourceId)).toEqual(['a', 'b']);
    expect(await countAlerts()).toBe(1);
  });

  it('keeps one story whole when several monitors hear of it at the same time', async () => {
    const monitors = [await pipelineOn(store), await pipelineOn(store)];
    if (under.engine === 'postgres') monitors.push(await pipelineOn(await under.openAgain(store)));
    await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        record(
          Array.from({ length: 10 }, (_, k) => postOf(`${i}-${k}`, `转发 //@小王:${STORY}`)),
          monitors[i % monitors.length],
        ),
      ),
    );
    expect((await listStories(store.db, { since: 0 })).map(({ size }) => size)).toEqual([120]);
    expect(await storedMentions()).toHaveLength(120);
    expect((await readEventsAfter(store.db, 0, 500)).map(({ seq }) => seq)).toEqual(
      Array.from({ length: 120 }, (_, i) => i + 1),
    );
  });

  it('records the others of a batch when the program fails at one, says which, and tries it again at the next look', async () => {
    const pipeline = await pipelineOn(store);
    const analyze = (post: Parameters<typeof pipeline.analyzer.analyze>[0]) => {
      if (post.text.includes('毒')) throw new TypeError('a fault of the program');
      return pipeline.analyzer.analyze(post);
    };
    const entries = [1, 2, 3].map((n) => postOf(`p${n}`, `${n === 2 ? '毒' : ''}${distinctComplaint(n * 5)}`));
    const broken = { ...pipeline, analyzer: { ...pipeline.analyzer, analyze } };
    const first = await record(entries, broken);
    expect(first.found.map(({ permalink }) => permalink?.at(-1))).toEqual(['1', '3']);
    expect(first.refused.map(({ entry }) => entry.id)).toEqual(['p2']);
    const second = await record(entries, pipeline);
    expect(second.found.map(({ permalink }) => permalink?.at(-1))).toEqual(['2']);
    expect(await storedMentions()).toHaveLength(3);
  });

  it('says of a source that posts cannot be stored, whether it is polled or a stream that does not bring them again', async () => {
    const pipeline = await pipelineOn(store);
    const analyze = () => {
      throw new TypeError('a fault of the program');
    };
    const broken = { ...pipeline, analyzer: { ...pipeline.analyzer, analyze } };
    const held = await claimStream(store.db, 'a', 'this monitor', Date.now());
    const [source] = sources;
    if (held === null || source === undefined) throw new Error('nobody holds the stream');
    const holder = new StreamHolder(broken, source, held);
    await holder.deliver([postOf('p1', distinctComplaint(1)), postOf('p2', distinctComplaint(2))], 'place 7');
    expect(await readStream(store.db, 'a')).toMatchObject({ cursor: 'place 7' });
    const { memory } = await getSource(store.db, 'a');
    expect(memory).toMatchObject({ state: 'late', lastError: expect.stringMatching(/unrecorded: .*\(2\)$/) });
    const told = (await listAlerts(store.db)).map(({ content }) => content);
    expect(told).toMatchObject([
      { kind: 'source-blind', headline: { en: expect.stringContaining('cannot be stored') } },
    ]);
    expect(JSON.stringify(told[0]?.reasons)).toContain('2 posts');
    const recorded = { ...(await record([postOf('p3', distinctComplaint(3))], broken)), newEntries: 0 };
    const seen = { listed: 1, recorded, now: 5, isAfterCursor: false, isCut: false, poll: { entries: [] } };
    expect(findDoubt(pipeline, { id: 'a', memory }, seen)).toEqual({ kind: 'unrecorded', since: 5, missing: 1 });
  });

  it('does not hide that what comes with the last entry failed', async () => {
    const pipeline = await pipelineOn(store);
    const fails = recordEntries(
      pipeline,
      { ...{ source: sources[0] ?? feedSource('a', '') }, entries: [postOf('p', STORY)], now: 1, importedBefore: null },
      async () => {
        throw new RangeError('what comes last fails');
      },
    );
    await expect(fails).rejects.toThrow('what comes last fails');
  });

  it('has a post tried again that another writer stored between the look and the write', async () => {
    const draft = sampleMention({ postKey: 'same' });
    await inTransaction(store.db, (trx) => insertMentions(trx, [draft], [null]));
    const again = inTransaction(store.db, (trx) => insertMentions(trx, [draft], [null]));
    await expect(again).rejects.toMatchObject({ code: 'busy' });
    expect(await storedMentions()).toHaveLength(1);
  });
});
