import { LEVELS, type Topic } from '../../../shared/model/analysis.ts';
import type { Mention } from '../../../shared/model/mention.ts';
import type { Story } from '../../../shared/model/story.ts';
import { makeZoneOffset, type ZoneOffset } from '../../../shared/service/zone-offset.ts';
import type { MentionFigures } from '../../store/figures/mention-figures.ts';
import type { Reader } from '../../store/reads.ts';
import { type BriefPeriod, startOfStretch } from './brief-schedule.ts';

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
const SHOWN = 5;
/** Where the hour, or the day of the month, stands in an ISO instant. */
const LABELS = { day: [11, 13], week: [8, 10] } as const;

/** Reads everything that a brief tells. */
export async function gatherBrief(reader: Reads, request: BriefRequest): Promise<Brief> {
  const { brands, period, before, timeZone, drill } = request;
  const offsetAt = makeZoneOffset(timeZone);
  const since = startOfStretch(before, period, offsetAt);
  const earlierSince = startOfStretch(since, period, offsetAt);
  const brandIds = brands.map(({ id }) => id);
  const offsetMs = offsetAt(since);
  const range = { since, before, drill, brandIds };
  const report = await reader.readFigures(range, offsetMs, before);
  const earlier = await reader.readFigures({ ...range, since: earlierSince, before: since }, offsetMs, before);
  const stories = await reader.listStories({ since, drill, brandIds, limit: 200 });
  const rising = await reader.readRising({ ...range, earlierSince });
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
    stretches: countStretches(report.groups, { since, before, period, offsetAt }),
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

/**
 * Posts by hour of a day, or by day of a week, on the wall calendar: the hours of the report go by the offset of its first
 * instant and are put where they were on the clock, which goes on one hour later or sooner after a change.
 */
function countStretches(
  groups: Awaited<ReturnType<Reads['readFigures']>>['groups'],
  stretch: Pick<Brief, 'since' | 'before' | 'period'> & { readonly offsetAt: ZoneOffset },
): Brief['stretches'] {
  const { since, before, period, offsetAt } = stretch;
  const first = offsetAt(since);
  const hours = new Map(groups.flatMap(({ by, key, figures }) => (by === 'hour' ? [[key, figures]] : [])));
  const counted = new Map<string, { label: string; posts: number; negative: number }>();
  for (let at = Math.floor((since + first) / HOUR_MS) * HOUR_MS - first; at < before; at += HOUR_MS) {
    const wall = new Date(at + offsetAt(at)).toISOString();
    // The hour that comes twice when clocks are set back is two.
    const place = period === 'day' ? String(at) : wall.slice(0, 10);
    const known = counted.get(place) ?? { label: wall.slice(...LABELS[period]), posts: 0, negative: 0 };
    const figures = hours.get(new Date(at + first).toISOString().slice(0, 13));
    known.posts += figures?.mentions ?? 0;
    known.negative += figures?.negative ?? 0;
    counted.set(place, known);
  }
  return [...counted.values()];
}
