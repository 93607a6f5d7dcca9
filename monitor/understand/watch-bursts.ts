import { LEVELS, TOPICS } from '../../shared/model/analysis.ts';
import type { Brand } from '../../shared/model/brand.ts';
import type { BurstRecord, BurstTopic } from '../../shared/model/burst.ts';
import { CRISIS_POLICY } from '../../shared/service/crisis-policy.ts';
import { makeZoneOffset } from '../../shared/service/zone-offset.ts';
import { type BurstLook, learnSeries, lookAtSeries } from '../../shared/understanding/burst-series.ts';
import burstPolicy from '../../shared/understanding/policies/bursts.json' with { type: 'json' };
import { composeBurstAlert } from '../alert/compose-burst-alert.ts';
import { type AlertRouting, explainRoute } from '../alert/route-alert.ts';
import { writeAlerts } from '../alert/write-alerts.ts';
import { openCase } from '../pr/open-case.ts';
import { appendEvent } from '../store/events.ts';
import { endBurst, insertBurst, listBursts, listNegativeInstants, prolongBurst } from '../store/heard/bursts.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import type { Db } from '../store/store.ts';
import { type BrandSeries, readBurstMemory, seriesOf, writeBurstMemory } from './burst-memory.ts';

/** What the watch works with. */
export interface BurstWatchOptions {
  readonly db: Db;
  readonly brands: readonly Brand[];
  readonly routing: AlertRouting;
  /** IANA zone whose hours of the week are compared. */
  readonly timeZone: string;
}

/** Judges what came in last; call it at least once a minute. */
export interface BurstWatch {
  look(now: number): Promise<void>;
}

/** The brand as a whole first: when it bursts, its topics are recorded but not told apart from it. */
const SERIES: readonly BurstTopic[] = ['all', ...TOPICS];
const MINUTE_MS = 60_000;
const SAVE_MS = 15 * MINUTE_MS;

/** Watches the negative posts of each brand and topic against what the same hour of the week usually brings (SOC-1, ESC-3). */
export function createBurstWatch({ db, brands, routing, timeZone }: BurstWatchOptions): BurstWatch {
  const memories = new Map<string, BrandSeries>();
  const offsetAt = makeZoneOffset(timeZone);
  let savedAt: number | null = null;

  async function lookAtBrand(
    brand: Brand,
    series: BrandSeries,
    instantsOf: (topic: BurstTopic) => readonly number[],
    open: readonly BurstRecord[],
    now: number,
  ): Promise<boolean> {
    const offsetMinutes = offsetAt(now) / MINUTE_MS;
    const mainTopic = findMainTopic(instantsOf, now);
    let learned = false;
    let brandLevel: BurstRecord['level'] = open.find(({ topic }) => topic === 'all')?.level ?? 'blue';
    for (const topic of SERIES) {
      const instants = instantsOf(topic);
      const one = seriesOf(series, topic, now);
      const burst = open.find((other) => other.topic === topic) ?? null;
      const look = lookAtSeries(one, instants, now, { offsetMinutes, tests: topic === 'all' ? 1 : TOPICS.length });
      const isLong = burst !== null && now - burst.startedAt > burstPolicy.longestHours.value * 60 * MINUTE_MS;
      const isBurst = !isLong && (burst !== null || look.level !== 'blue');
      learned = learnSeries(one, instants, now, { offsetMinutes, isBurst }) || learned;
      if (burst === null && look.level === 'blue') continue;
      const isTold = topic === 'all' || LEVELS.indexOf(look.level) > LEVELS.indexOf(brandLevel);
      const record = await inTransaction(db, (trx) =>
        noteLook(trx, { brand, topic, burst, look, routing, now, isTold, mainTopic }),
      );
      if (topic === 'all' && record !== null) brandLevel = record.level;
    }
    return learned;
  }

  return {
    async look(now) {
      for (const brand of brands) {
        if (!memories.has(brand.id)) memories.set(brand.id, await readBurstMemory(db, brand.id));
      }
      const since = now - burstPolicy.lookBackMinutes.value * MINUTE_MS;
      const byBrand = Map.groupBy(
        await listNegativeInstants(db, { since, until: now, drill: false }),
        (row) => row.brandId,
      );
      const open = await listBursts(db, { open: true, drill: false, limit: 10_000 });
      let learned = false;
      for (const brand of brands) {
        const rows = byBrand.get(brand.id) ?? [];
        const byTopic = Map.groupBy(rows, (row) => row.topic);
        const instants = new Map<BurstTopic, readonly number[]>([['all', rows.map((row) => row.publishedAt)]]);
        for (const [topic, of] of byTopic)
          instants.set(
            topic,
            of.map((row) => row.publishedAt),
          );
        const series = memories.get(brand.id) as BrandSeries;
        const ofBrand = open.filter(({ brandId }) => brandId === brand.id);
        learned = (await lookAtBrand(brand, series, (topic) => instants.get(topic) ?? [], ofBrand, now)) || learned;
      }
      if (!learned || (savedAt !== null && now - savedAt < SAVE_MS)) return;
      savedAt = now;
      for (const [brandId, series] of memories) await writeBurstMemory(db, brandId, series, now);
    },
  };
}

interface Noted {
  readonly brand: Brand;
  readonly topic: BurstTopic;
  readonly burst: BurstRecord | null;
  readonly look: BurstLook;
  readonly routing: AlertRouting;
  readonly now: number;
  /** Whether channels hear of it. */
  readonly isTold: boolean;
  readonly mainTopic: (typeof TOPICS)[number];
}

/** Opens, raises, prolongs or ends a burst, with its event and its alerts. Returns it as it is then, null when another was faster. */
async function noteLook(trx: Db, noted: Noted): Promise<BurstRecord | null> {
  const { brand, topic, burst, look, now } = noted;
  const { level, minutes, count, expected, ratio, chance } = look;
  const numbers = { level, minutes, count, expected, ratio, chance };
  if (burst === null) {
    const started = await insertBurst(trx, { brandId: brand.id, topic, ...numbers, now, drill: false });
    if (started !== null) await tell(trx, started, 'burst.started', noted);
    return started;
  }
  if (level === 'blue') {
    if (now - burst.lastAt < burstPolicy.endMinutes.value * MINUTE_MS) return burst;
    const ended = await endBurst(trx, { id: burst.id, now });
    if (ended !== null)
      await appendEvent(trx, { at: now, type: 'burst.ended', subjectId: ended.id, drill: ended.drill, data: ended });
    return ended;
  }
  const hasRisen = LEVELS.indexOf(level) > LEVELS.indexOf(burst.level);
  const going = await prolongBurst(trx, { id: burst.id, now, ...(hasRisen ? { numbers } : {}) });
  if (going !== null && hasRisen) await tell(trx, going, 'burst.risen', noted);
  return going;
}

async function tell(
  trx: Db,
  burst: BurstRecord,
  type: 'burst.started' | 'burst.risen',
  { brand, routing, now, isTold, mainTopic }: Noted,
): Promise<void> {
  await openRoom(trx, burst, brand, now);
  if (isTold) {
    const { brandId, level } = burst;
    const topic = burst.topic === 'all' ? mainTopic : burst.topic;
    await writeAlerts(
      trx,
      {
        kind: 'burst',
        mentionId: null,
        ticketId: null,
        content: composeBurstAlert(burst, brand.name),
        groupKey: `burst:${brandId}`,
        now,
      },
      explainRoute({ brandId, level, topic, language: null, flags: [] }, routing, now),
    );
  }
  await appendEvent(trx, { at: now, type, subjectId: burst.id, drill: burst.drill, data: burst });
}

/** SOC-6, DSP-3: a burst of the whole brand that is grave enough opens the room in which PR works it. */
async function openRoom(trx: Db, burst: BurstRecord, brand: Brand, now: number): Promise<void> {
  if (burst.topic !== 'all' || LEVELS.indexOf(burst.level) < LEVELS.indexOf(CRISIS_POLICY.burstLevel)) return;
  const { headline } = composeBurstAlert(burst, brand.name);
  const draft = { title: `${brand.name} · ${headline['zh-CN']}`, brandId: brand.id, origin: 'burst' } as const;
  const place = { subjectId: burst.id, storyId: null, ownerId: null, drill: burst.drill };
  await openCase(trx, { ...draft, ...place }, { personId: null, now });
}

/** The topic most of the last hour's negative posts are about: what a burst of the whole brand is routed by. */
function findMainTopic(instantsOf: (topic: BurstTopic) => readonly number[], now: number): (typeof TOPICS)[number] {
  const recent = (topic: (typeof TOPICS)[number]) => instantsOf(topic).filter((at) => at > now - 60 * MINUTE_MS).length;
  return TOPICS.reduce((most, topic) => (recent(topic) > recent(most) ? topic : most), TOPICS[0]);
}
