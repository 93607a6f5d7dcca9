import { LEVELS, type Topic } from '../../../shared/model/analysis.ts';
import type { Mention } from '../../../shared/model/mention.ts';
import type { Story } from '../../../shared/model/story.ts';
import { makeZoneOffset } from '../../../shared/service/zone-offset.ts';
import type { MentionFigures } from '../../store/figures/mention-figures.ts';
import type { Reader } from '../../store/reads.ts';

/** A day or a week of some brands, for PR to read in the morning. */
export interface Brief {
  readonly brandNames: readonly string[];
  readonly period: BriefPeriod;
  readonly since: number;
  readonly before: number;
  readonly timeZone: string;
  readonly drill: boolean;
  readonly now: MentionFigures;
  /** The stretch of the same length before. */
  readonly earlier: MentionFigures;
  /** Hours of a day, days of a week, each of them, also those without posts. */
  readonly stretches: readonly { readonly label: string; readonly posts: number; readonly negative: number }[];
  /** Stories that moved, the gravest and largest first. */
  readonly stories: readonly Story[];
  /** Posts that waited longest for their answer. */
  readonly slowest: readonly Mention[];
  readonly topics: readonly { readonly topic: Topic; readonly now: number; readonly before: number }[];
  readonly terms: readonly { readonly term: string; readonly now: number; readonly before: number }[];
}

export const BRIEF_PERIODS = ['day', 'week'] as const;
export type BriefPeriod = (typeof BRIEF_PERIODS)[number];

/** What a brief is asked for. */
export interface BriefRequest {
  readonly brands: readonly { readonly id: string; readonly name: string }[];
  readonly period: BriefPeriod;
  /** The end of the stretch. */
  readonly before: number;
  readonly timeZone: string;
  readonly drill: boolean;
}

type Reads = Pick<Reader, 'readFigures' | 'listStories' | 'listSlowestAnswers' | 'readRising'>;

const HOUR_MS = 3_600_000;
/** How long the stretch of a period is. */
const PERIOD_MS: Readonly<Record<BriefPeriod, number>> = { day: 24 * HOUR_MS, week: 7 * 24 * HOUR_MS };
const SHOWN = 5;

/** Reads everything that a brief tells. */
export async function gatherBrief(reader: Reads, request: BriefRequest): Promise<Brief> {
  const { brands, period, before, timeZone, drill } = request;
  const since = before - PERIOD_MS[period];
  const brandIds = brands.map(({ id }) => id);
  const offsetMs = makeZoneOffset(timeZone)(since);
  const range = { since, before, drill, brandIds };
  const report = await reader.readFigures(range, offsetMs, before);
  const earlier = await reader.readFigures(
    { ...range, since: since - PERIOD_MS[period], before: since },
    offsetMs,
    before,
  );
  const stories = await reader.listStories({ since, drill, brandIds, limit: 200 });
  const rising = await reader.readRising({ ...range, earlierSince: since - PERIOD_MS[period] });
  const by = period === 'day' ? 'hour' : 'day';
  const countOf = (groups: typeof report.groups, key: string) =>
    groups.find((group) => group.by === 'topic' && group.key === key)?.figures.mentions ?? 0;
  const topics = [
    ...new Set([...report.groups, ...earlier.groups].filter((group) => group.by === 'topic').map(({ key }) => key)),
  ];
  return {
    brandNames: brands.map(({ name }) => name),
    ...{ period, since, before, timeZone, drill },
    now: report.mentions,
    earlier: earlier.mentions,
    stretches: listStretches(since + offsetMs, before + offsetMs, by).map((key) => {
      const figures = report.groups.find((group) => group.by === by && group.key === key)?.figures;
      return { label: key.slice(-2), posts: figures?.mentions ?? 0, negative: figures?.negative ?? 0 };
    }),
    stories: stories
      .filter(({ size }) => size > 1)
      .sort((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level) || b.size - a.size)
      .slice(0, SHOWN),
    slowest: await reader.listSlowestAnswers(range, before, SHOWN),
    topics: topics
      .map((topic) => ({
        topic: topic as Topic,
        now: countOf(report.groups, topic),
        before: countOf(earlier.groups, topic),
      }))
      .filter((one) => one.now > one.before)
      .sort((a, b) => b.now - b.before - (a.now - a.before))
      .slice(0, SHOWN),
    terms: rising.terms
      .slice(0, SHOWN)
      .map(({ term, now, before: earlierPosts }) => ({ term, now, before: earlierPosts })),
  };
}

/** Keys of hours (`2026-03-02T08`) or days on the wall calendar, from the first to the last that the stretch touches. */
function listStretches(wallSince: number, wallBefore: number, by: 'hour' | 'day'): string[] {
  const stepMs = by === 'hour' ? HOUR_MS : 24 * HOUR_MS;
  const keys: string[] = [];
  for (let at = Math.floor(wallSince / stepMs) * stepMs; at < wallBefore; at += stepMs)
    keys.push(new Date(at).toISOString().slice(0, by === 'hour' ? 13 : 10));
  return keys;
}
