import { beforeEach, expect, it } from 'vitest';
import { createRandom } from '../monitor/practice/post-script.ts';
import { countSources, listBlindSources } from '../monitor/store/heard/count-sources.ts';
import { insertEntriesOnce } from '../monitor/store/heard/entries.ts';
import { type EntrySlice, sampleEntries } from '../monitor/store/heard/sample-entries.ts';
import { addSightings, listSightings } from '../monitor/store/heard/sightings.ts';
import { listSourcePage } from '../monitor/store/heard/source-list.ts';
import { getSource, listDueSources, nextPollAt, saveMemory, syncSources } from '../monitor/store/heard/sources.ts';
import {
  findStoriesSharing,
  getStories,
  growStories,
  listStories,
  saveStoryKeys,
} from '../monitor/store/heard/stories.ts';
import { type PlannedSource, walkEnabledSources } from '../monitor/store/heard/walk-sources.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Store } from '../monitor/store/store.ts';
import type { Source } from '../shared/model/source.ts';
import { onBothEngines } from './helpers/both-engines.ts';
import { insertMention, insertStory } from './helpers/store-rows.ts';
import { SAMPLE_AT, sampleEntry, sampleMention } from './helpers/store-samples.ts';

const source = (id: string, change: Partial<Source> = {}): Source => ({
  id,
  type: 'feed',
  name: id,
  settings: { url: `https://${id}.example/rss` },
  brandIds: [],
  enabled: true,
  drill: false,
  ...change,
});

onBothEngines('listening', (under) => {
  let store: Store;
  beforeEach(async () => {
    store = await under.openNew();
  });
  const poll = (entries: Parameters<typeof insertEntriesOnce>[1]['entries'], sourceId = 'forum', now = SAMPLE_AT) =>
    inTransaction(store.db, (trx) => insertEntriesOnce(trx, { sourceId, entries, now, drill: false }));
  const countEntries = async () => (await store.db.selectFrom('entries').select('id').execute()).length;

  it('keeps the memory of a source over a restart and forgets validators when its address changes', async () => {
    await inTransaction(store.db, (trx) => syncSources(trx, [source('a'), source('b')], 1000));
    await saveMemory(store.db, 'a', { nextPollAt: 9000, etag: 'W/"1"', cursor: { since: [1, 2] }, errorCount: 2 });
    const lag = { platform: { p50Ms: 1, p95Ms: 2 }, ours: { p50Ms: 3, p95Ms: 4 } };
    await saveMemory(store.db, 'a', { lag });
    await inTransaction(store.db, (trx) => syncSources(trx, [source('a', { name: 'A' })], 2000));

    expect(await getSource(store.db, 'a')).toMatchObject({
      source: { name: 'A', settings: { url: 'https://a.example/rss' } },
      memory: { nextPollAt: 9000, etag: 'W/"1"', cursor: { since: [1, 2] }, errorCount: 2, lag },
    });
    expect((await listSourcePage(store.db, {})).items.map(({ source: { id } }) => id)).toEqual(['a']);

    const moved = source('a', { settings: { url: 'https://elsewhere.example/rss' } });
    await inTransaction(store.db, (trx) => syncSources(trx, [moved], 3000));
    expect((await getSource(store.db, 'a')).memory).toMatchObject({ nextPollAt: 3000, etag: null, cursor: null });
  });

  it('lists sources page by page, the worst heard first, each once, also while their states change', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    await inTransaction(store.db, (trx) =>
      syncSources(trx, [...names.map((id) => source(id, { name: `${id} 100%` })), source('Shop')], 1000),
    );
    await saveMemory(store.db, 'c', { state: 'blind' });
    await saveMemory(store.db, 'e', { state: 'late' });
    const pages: string[][] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listSourcePage>> = await listSourcePage(store.db, { limit: 2, cursor });
      expect(page.total).toBe(6);
      pages.push(page.items.map(({ source: { id } }) => id));
      cursor = page.nextCursor;
      // Shown already: what gets well meanwhile moves to the end, and what is left is still there.
      if (pages.length === 1) await saveMemory(store.db, 'c', { state: 'healthy' });
    } while (cursor !== null);
    expect(pages).toEqual([['c', 'e'], ['Shop', 'a'].sort(), ['b', 'c'], ['d']]);
    const find = async (query: string) =>
      (await listSourcePage(store.db, { query })).items.map(({ source: { id } }) => id);
    expect(await find('B 1')).toEqual(['b']);
    expect(await find('0%')).toHaveLength(5);
    expect(await find('_ 100')).toEqual([]);
    await expect(listSourcePage(store.db, { cursor: 'WzFd' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('gives due sources in the order they wait, without the ones switched off', async () => {
    await inTransaction(store.db, (trx) =>
      syncSources(trx, [source('a'), source('b'), source('c'), source('off', { enabled: false })], 1000),
    );
    await saveMemory(store.db, 'a', { nextPollAt: 3000 });
    await saveMemory(store.db, 'b', { nextPollAt: 2000 });
    await saveMemory(store.db, 'c', { nextPollAt: 3001 });
    expect((await listDueSources(store.db, 3000, 10)).map(({ id }) => id)).toEqual(['b', 'a']);
    expect(await listDueSources(store.db, 3000, 1)).toHaveLength(1);
    expect(await nextPollAt(store.db)).toBe(2000);
  });

  it('counts sources by state, and names the blind ones of the workspace or of the practice', async () => {
    const all = [source('a'), source('b'), source('c'), source('off', { enabled: false })];
    await inTransaction(store.db, (trx) => syncSources(trx, [...all, source('drill', { drill: true })], 1000));
    for (const id of ['b', 'drill']) {
      await saveMemory(store.db, id, { state: 'blind', blindSince: 700, lastError: 'no answer' });
    }
    const alike = { enabled: true, drill: false };
    const counts = await countSources(store.db, { except: ['c'] });
    expect(counts).toHaveLength(4);
    expect(counts).toContainEqual({ ...alike, state: 'healthy', count: 1 });
    expect(counts).toContainEqual({ ...alike, state: 'blind', count: 1 });
    expect(counts).toContainEqual({ enabled: false, drill: false, state: 'paused', count: 1 });
    expect(await countSources(store.db)).toContainEqual({ ...alike, state: 'healthy', count: 2 });
    const blind = { id: 'b', name: 'b', blindSince: 700, reason: 'no answer' };
    expect(await listBlindSources(store.db, { drill: false })).toEqual([blind]);
    expect(await listBlindSources(store.db, { drill: true })).toMatchObject([{ id: 'drill' }]);
  });

  it('walks the enabled sources in pieces, each once, and lets others go on between two', async () => {
    const ids = Array.from({ length: 7 }, (_, i) => `s${i}`);
    const all = ids.map((id) => source(id, { enabled: id !== 's3' }));
    await inTransaction(store.db, (trx) => syncSources(trx, [...all, source('gone')], 1000));
    await inTransaction(store.db, (trx) => syncSources(trx, all, 2000));
    const seen: PlannedSource[][] = [];
    let turns = 0;
    const count = () => {
      turns += 1;
      next = setImmediate(count);
    };
    let next = setImmediate(count);
    for await (const piece of walkEnabledSources(store.db, 2)) seen.push(piece);
    clearImmediate(next);
    expect(Math.max(...seen.map((piece) => piece.length))).toBe(2);
    expect(seen.flat().map(({ id }) => id)).toEqual(ids.filter((id) => id !== 's3'));
    expect(seen[0]?.[0]).toEqual({ id: 's0', type: 'feed', settings: { url: 'https://s0.example/rss' } });
    expect(turns).toBeGreaterThanOrEqual(3);
  });

  it('reads what came hour by hour: all of it, or an equal share of every hour with the time that it covers', async () => {
    const MINUTE = 60_000;
    const start = Math.floor(SAMPLE_AT / 3_600_000) * 3_600_000;
    for (const minute of [0, 10, 20, 30, 40, 50, 60, 90]) {
      const entries = [0, 1].map((i) => {
        const id = `${minute}-${i}`;
        return sampleEntry({ id, link: `https://forum.example/${id}`, content: `words of ${id}` });
      });
      await poll(entries, 'forum', start + minute * MINUTE);
    }
    const read = async (most: number) => {
      const slices: EntrySlice[] = [];
      for await (const slice of sampleEntries(store.db, { from: start, to: start + 120 * MINUTE }, most))
        slices.push(slice);
      return slices;
    };
    const all = await read(1_000);
    expect(all.flatMap(({ entries }) => entries)).toHaveLength(16);
    expect(all.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(120 * MINUTE);
    // Five for each of three hours: of each hour two moments of two posts, whole ones only.
    const some = await read(15);
    const inHour = (hour: number) =>
      some.filter(({ from }) => Math.floor((from - start) / 3_600_000) === hour).flatMap(({ entries }) => entries);
    expect([inHour(0).length, inHour(1).length]).toEqual([4, 4]);
    for (const { from, to, entries } of some) {
      const within = [0, 10, 20, 30, 40, 50, 60, 90].map((minute) => start + minute * MINUTE);
      expect(entries).toHaveLength(2 * within.filter((at) => at >= from && at < to).length);
    }
  });

  it('stores an entry once and says which are new', async () => {
    const first = await poll([sampleEntry(), sampleEntry({ id: 'g2', link: 'https://forum.example/p/2' })]);
    expect(first.map(({ outcome }) => outcome)).toEqual(['new', 'new']);
    const second = await poll([sampleEntry(), sampleEntry({ id: 'g3', link: 'https://forum.example/p/3' })]);
    expect(second.map(({ outcome }) => outcome)).toEqual(['known', 'new']);
    expect(second[0]?.id).toBe(first[0]?.id);
    expect(await countEntries()).toBe(3);
  });

  it('recognises a post whose id changes with every poll', async () => {
    for (let round = 0; round < 50; round += 1) await poll([sampleEntry({ id: `changing-${round}` })]);
    expect(await countEntries()).toBe(1);
  });

  it('does not hide a post behind an id that was used before', async () => {
    await poll([sampleEntry({ id: 'same' })]);
    const [other] = await poll([
      sampleEntry({ id: 'same', link: 'https://forum.example/p/9', title: 'ganz anders', content: 'something else' }),
    ]);
    expect(other?.outcome).toBe('new');
    expect(await countEntries()).toBe(2);
  });

  it('keeps what an edited entry said before', async () => {
    const [first] = await poll([sampleEntry()]);
    const [edited] = await poll([sampleEntry({ content: '已经到账了，谢谢。' })], 'forum', SAMPLE_AT + 5000);
    expect(edited).toMatchObject({ id: first?.id, outcome: 'revised' });
    const [again] = await poll([sampleEntry({ content: '已经到账了，谢谢。' })]);
    expect(again?.outcome).toBe('known');
    expect(await store.db.selectFrom('entryRevisions').selectAll().execute()).toMatchObject([
      { entryId: first?.id, revision: 1, replacedAt: SAMPLE_AT + 5000, content: '说好三天退款，现在还没有到账。' },
    ]);
  });

  it('knows a post that another source brought, by its platform key and by its content', async () => {
    const [first] = await poll([sampleEntry({ postKey: 'weibo:1' })], 'search');
    const [byKey] = await poll(
      [sampleEntry({ id: 'x', postKey: 'weibo:1', link: 'https://m.weibo.example/1', content: 'cut …' })],
      'hashtag',
    );
    const [byContent] = await poll(
      [sampleEntry({ id: 'y', link: 'https://www.forum.example/p/1/?utm_source=rss' })],
      'mirror',
    );
    for (const seen of [byKey, byContent])
      expect(seen).toMatchObject({ id: first?.id, outcome: 'known', sameSource: false });
    expect(await countEntries()).toBe(1);
  });

  it('tells two people apart who write the same words without a link', async () => {
    const words = { id: null, link: null, title: null, content: '顶' };
    const stored = await poll([
      sampleEntry({ ...words, author: { name: '甲', email: null, url: null } }),
      sampleEntry({ ...words, author: { name: '乙', email: null, url: null } }),
    ]);
    expect(stored.map(({ outcome }) => outcome)).toEqual(['new', 'new']);
  });

  it('stores hostile text: NUL, half a surrogate, quotes, a very long id', async () => {
    const [stored] = await poll([
      sampleEntry({
        id: 'g'.repeat(10_000),
        title: 'a\0b',
        content: `half \ud83d ' " ; drop table entries; --`,
        author: { name: 'x\0\udc00', email: null, url: null },
      }),
    ]);
    expect(stored?.outcome).toBe('new');
    const row = await store.db.selectFrom('entries').select(['title', 'content', 'author']).executeTakeFirstOrThrow();
    expect(row.title).toBe('a\uFFFDb');
    expect(row.content).toBe(`half \uFFFD ' " ; drop table entries; --`);
    expect(JSON.parse(row.author ?? '')).toMatchObject({ name: 'x\uFFFD\uFFFD' });
    expect(
      (
        await poll([
          sampleEntry({ id: 'g'.repeat(10_000), title: 'a\0b', content: `half \ud83d ' " ; drop table entries; --` }),
        ])
      )[0]?.outcome,
    ).toBe('known');
  });

  it('notes each source of a mention once', async () => {
    const { mention } = await inTransaction(store.db, (trx) => insertMention(trx, sampleMention()));
    const seen = (sourceId: string, seenAt: number) => ({ mentionId: mention.id, sourceId, link: null, seenAt });
    await addSightings(store.db, [seen('a', 1), seen('b', 2)]);
    await addSightings(store.db, [seen('a', 3)]);
    expect(await listSightings(store.db, mention.id)).toEqual([
      { sourceId: 'a', link: null, seenAt: 1 },
      { sourceId: 'b', link: null, seenAt: 2 },
    ]);
  });

  it('finds the same stories whether a key is rare or everybody uses it', async () => {
    const random = createRandom(7);
    const pick = (below: number) => Math.floor(random() * below);
    // Forty stories share phrases, so that their keys are common; beside them each has keys of its own.
    const stories = Array.from({ length: 60 }, (_, i) => {
      const phrases = i < 40 ? Array.from({ length: 7 }, (_, k) => `phrase${k}`).slice(0, 4 + pick(4)) : [];
      return [...phrases, ...Array.from({ length: 16 - phrases.length }, (_, k) => `own${i}-${k}`)];
    });
    const draft = { brandId: 'yunque', title: 't', level: 'blue', drill: false, now: 5 } as const;
    const ids = await inTransaction(store.db, async (trx) => {
      const made = [];
      for (const keys of stories) made.push((await insertStory(trx, { ...draft, keys })).id);
      return made;
    });
    for (let round = 0; round < 30; round += 1) {
      const posts = Array.from({ length: 1 + pick(5) }, () => {
        const [a, b] = [stories[pick(60)] ?? [], stories[pick(60)] ?? []];
        const cut = pick(17);
        return [...new Set([...a.slice(0, cut), ...b.slice(cut)])];
      });
      const found = await findStoriesSharing(store.db, { posts, since: 0, least: 6 });
      const keysOf = new Map(found.map(({ storyId, keys }) => [storyId, new Set(keys)]));
      for (const [i, keys] of stories.entries()) {
        for (const post of posts) {
          const shared = post.filter((key) => keys.includes(key));
          if (shared.length < 6) continue;
          expect(shared.filter((key) => !keysOf.get(ids[i] ?? '')?.has(key))).toEqual([]);
        }
      }
      for (const [storyId, keys] of keysOf)
        expect([...keys].filter((key) => !stories[ids.indexOf(storyId)]?.includes(key))).toEqual([]);
      expect(found.map(({ storyId }) => storyId)).toEqual(found.map(({ storyId }) => storyId).toSorted());
      expect(found.every(({ keys }) => new Set(keys).size === keys.length)).toBe(true);
    }
  });

  it('finds the stories that share keys with a post and counts posts in', async () => {
    const { id } = await inTransaction(store.db, async (trx) => {
      const draft = { brandId: 'yunque', title: 't', level: 'blue', drill: false } as const;
      const made = await insertStory(trx, { ...draft, keys: ['a', 'b', 'c'], now: 1000 });
      await growStories(trx, [{ id: made.id, by: 3, level: 'red' }], 2000);
      const key = { storyId: made.id, brandId: 'yunque', seenAt: 2000 };
      // A key that is named twice is written once.
      await saveStoryKeys(trx, [
        { ...key, key: 'c' },
        { ...key, key: 'd' },
        { ...key, key: 'd' },
      ]);
      return made;
    });
    expect(await getStories(store.db, [id, 'none'])).toMatchObject([
      { number: 1, size: 4, startedAt: 1000, lastAt: 2000, level: 'red' },
    ]);
    const find = async (keys: string[], change = {}) =>
      (await findStoriesSharing(store.db, { posts: [keys], since: 0, least: 1, ...change })).flatMap(({ keys: own }) =>
        own.sort(),
      );
    expect(await find(['c', 'd', 'x'])).toEqual(['c', 'd']);
    expect(await find(['x'])).toEqual([]);
    expect(await find([])).toEqual([]);
    expect(await find(['a', 'b', 'x'], { least: 2 })).toEqual(['a', 'b']);
    expect(await find(['a', 'b', 'x'], { least: 3 })).toEqual([]);
    expect(await find(['a', 'c'], { since: 1500 })).toEqual(['c']);
    expect(await listStories(store.db, { since: 2000 })).toMatchObject([{ id }]);
    const { mention } = await inTransaction(store.db, (trx) => insertMention(trx, sampleMention({ storyId: id })));
    expect(mention.storySize).toBe(4);
  });
});
