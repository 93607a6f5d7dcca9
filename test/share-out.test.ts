import { expect, it } from 'vitest';
import { writePolicyChanges } from '../monitor/desk/read-policies.ts';
import { viewSource } from '../monitor/listen/health/view-source.ts';
import { followWindow } from '../monitor/listen/pace/follow-window.ts';
import { hourOfWeek } from '../monitor/listen/pace/judge-silence.ts';
import { learnProfiles } from '../monitor/listen/pace/learn-profiles.ts';
import { POLL_POLICY } from '../monitor/listen/pace/next-poll.ts';
import { shareOut } from '../monitor/listen/pace/share-out.ts';
import { SourceRecall } from '../monitor/listen/pace/source-recall.ts';
import { preparePipeline } from '../monitor/listen/start-listening.ts';
import { insertEntriesOnce } from '../monitor/store/heard/entries.ts';
import { syncSources } from '../monitor/store/heard/sources.ts';
import { freshMemory } from '../monitor/store/sql/fresh-memory.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { SlaPolicyChange } from '../shared/service/overlay-sla-policies.ts';
import { onBothEngines } from './helpers/both-engines.ts';
import { feedSource, listeningOptions } from './helpers/listening-options.ts';
import { SAMPLE_AT, sampleEntry } from './helpers/store-samples.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

onBothEngines('what was learned of sources', (under) => {
  it('shares the budget out over every enabled source, the busier ones asked more often, and nobody waits for it', async () => {
    const { db } = await under.openNew();
    const sources = Array.from({ length: 2_500 }, (_, i) =>
      feedSource(`f${i}`, `https://${i}.example/rss`, { enabled: i !== 7 }),
    );
    await inTransaction(db, (trx) => syncSources(trx, sources, SAMPLE_AT));
    const recall = new SourceRecall();
    const busy = {
      publishedAts: [],
      previousSuccessAt: SAMPLE_AT,
      now: SAMPLE_AT + HOUR,
      newEntries: 100,
      matched: 10,
    };
    recall.learn('f0', busy);
    let turns = 0;
    const count = () => {
      turns += 1;
      next = setImmediate(count);
    };
    let next = setImmediate(count);
    await shareOut({ db, recall, pollPolicy: POLL_POLICY }, 5 * MINUTE);
    clearImmediate(next);
    // Three pieces of the table: at least twice others had their turn.
    expect(turns).toBeGreaterThanOrEqual(2);
    const given = sources.map(({ id }) => recall.allocatedMs(id));
    expect(given[7]).toBeNull();
    expect(given.filter((ms) => ms === null)).toHaveLength(1);
    expect(given[0]).toBeLessThan((given[1] ?? 0) / 2);
    expect(Math.max(...given.map((ms) => ms ?? 0))).toBeLessThanOrEqual(4.5 * MINUTE);
  });

  it("follows a deadline that an administrator changed, and the reserve stays the person's", async () => {
    const store = await under.openNew();
    const pipeline = await preparePipeline(listeningOptions(store, { sources: [], channels: [] }), Date);
    const change = (sla: SlaPolicyChange[]) =>
      inTransaction(store.db, (trx) => writePolicyChanges(trx, { sla }, Date.now()));
    await followWindow(pipeline);
    expect(pipeline.pollPolicy.windowMs).toBe(10 * MINUTE);
    await change([{ id: 'social-answer', minutes: { critical: 7 } }]);
    await followWindow(pipeline);
    expect(pipeline.pollPolicy).toMatchObject({ windowMs: 7 * MINUTE, reserveMs: 5 * MINUTE });
    await change([{ id: 'social-answer', enabled: false }]);
    await followWindow(pipeline);
    expect(pipeline.pollPolicy.windowMs).toBe(10 * MINUTE);
  });

  it('learns what each source usually brings at each hour, without what was old when it came', async () => {
    const { db } = await under.openNew();
    const now = SAMPLE_AT + 4 * 24 * HOUR;
    const put = (sourceId: string, at: number, name: string, publishedAt: number | null) =>
      inTransaction(db, (trx) => {
        const words = { id: name, link: `https://forum.example/${name}`, title: name, content: name };
        return insertEntriesOnce(trx, {
          sourceId,
          entries: [sampleEntry({ ...words, publishedAt })],
          now: at,
          drill: false,
        });
      });
    for (let day = 0; day < 4; day++) {
      const at = SAMPLE_AT + day * 24 * HOUR;
      await put('forum', at, `post ${day}`, at - MINUTE);
      await put('forum', at, `undated ${day}`, null);
      await put('archive', at, `old ${day}`, at - 48 * HOUR);
    }
    const recall = new SourceRecall();
    await learnProfiles(db, recall, now);
    const { profile } = recall.of('forum');
    expect(profile?.[hourOfWeek(SAMPLE_AT)]).toBe(2);
    // Three days tell nothing of weekdays: every day alike.
    expect(Array.from(profile ?? []).reduce((sum, perHour) => sum + perHour, 0)).toBe(14);
    expect(recall.of('archive').profile).toBeNull();
    const shown = (hours: number) => {
      const { source, memory } = { source: feedSource('forum', 'http://f.test/'), memory: freshMemory(0) };
      return viewSource(source, memory, SAMPLE_AT + hours * HOUR, profile ?? null).expectedPerHour;
    };
    expect([shown(168), shown(169)]).toEqual([2, 0]);
  });

  it('learns it from a share of every hour where far more came than is read', async () => {
    const { db } = await under.openNew();
    const start = Math.floor(SAMPLE_AT / HOUR) * HOUR;
    const hours = 48;
    for (let hour = 0; hour < hours; hour++) {
      // Day and night: 120 posts an hour, or 30; and one that speaks twice a day.
      const perHour = hour % 24 < 12 ? 120 : 30;
      const polls = Array.from({ length: perHour }, (_, i) => {
        const at = start + hour * HOUR + i * (HOUR / perHour);
        const name = `post ${hour} ${i}`;
        const words = { id: name, link: `https://forum.example/${hour}/${i}`, title: name, content: name };
        const sourceId = hour % 12 === 0 && i === 0 ? 'seldom' : 'busy';
        return { sourceId, entries: [sampleEntry({ ...words, publishedAt: at })], now: at, drill: false };
      });
      await inTransaction(db, (trx) => insertEntriesOnce(trx, ...polls));
    }
    const recall = new SourceRecall();
    // The newest so many are of the last twenty-four hours.
    await learnProfiles(db, recall, start + hours * HOUR, 1_700);
    const { profile } = recall.of('busy');
    const at = (hour: number) => profile?.[hourOfWeek(start + hour * HOUR)] ?? 0;
    for (const hour of [0, 6, 11]) expect(Math.abs(at(hour) - 120)).toBeLessThan(25);
    for (const hour of [12, 18, 23]) expect(Math.abs(at(hour) - 30)).toBeLessThan(8);
    expect(recall.of('seldom').profile).toBeNull();
  });
});
