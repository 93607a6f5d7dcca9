import type { BurstTopic } from '../../shared/model/burst.ts';
import { type BurstSeries, createSeries } from '../../shared/understanding/burst-series.ts';
import { getSetting, putSetting } from '../store/settings.ts';
import type { Db } from '../store/store.ts';

/** Series of one brand by topic. */
export type BrandSeries = Map<BurstTopic, BurstSeries>;

interface KeptSeries {
  readonly nextBin: number;
  readonly sums: readonly number[];
  readonly bins: readonly number[];
  readonly roughness: number;
  readonly rough: number;
}

/** What was learned of a brand before this start; a topic that is not there knows nothing yet. */
export async function readBurstMemory(db: Db, brandId: string): Promise<BrandSeries> {
  const kept = (await getSetting<Record<string, KeptSeries>>(db, keyOf(brandId))) ?? {};
  return new Map(
    Object.entries(kept).map(([topic, { nextBin, sums, bins, roughness, rough }]) => [
      topic as BurstTopic,
      {
        nextBin,
        baseline: {
          sums: Float64Array.from(sums),
          bins: Float64Array.from(bins),
          sum: addUp(sums),
          bin: addUp(bins),
          roughness,
          rough,
        },
      },
    ]),
  );
}

/** Keeps what was learned, so that a restart does not forget the weeks before it. */
export async function writeBurstMemory(db: Db, brandId: string, series: BrandSeries, now: number): Promise<void> {
  const kept: Record<string, KeptSeries> = {};
  for (const [topic, { nextBin, baseline }] of series) {
    const { sums, bins, roughness, rough } = baseline;
    kept[topic] = { nextBin, sums: [...sums], bins: [...bins], roughness, rough };
  }
  await putSetting(db, keyOf(brandId), kept, now);
}

/** The series of a topic, made where there is none. */
export function seriesOf(series: BrandSeries, topic: BurstTopic, now: number): BurstSeries {
  const known = series.get(topic);
  if (known !== undefined) return known;
  const made = createSeries(now);
  series.set(topic, made);
  return made;
}

function keyOf(brandId: string): string {
  return `burst-baseline:${brandId}`;
}

function addUp(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
