import type { Level } from '../../../shared/model/analysis.ts';
import type { Labels, Language } from '../../../shared/model/labels.ts';
import { maskPersonalData } from '../../../shared/privacy/mask.ts';
import { fillLabels } from '../../alert/fill-labels.ts';
import alertLabels from '../../alert/labels.json' with { type: 'json' };
import type { Spread } from '../../store/figures/spread.ts';
import labels from './brief-labels.json' with { type: 'json' };
import type { Brief } from './gather-brief.ts';

/** A brief in words, for a layout to place: every text from outside is masked (SEC-1) and still plain text. */
export interface SpokenBrief {
  readonly title: string;
  readonly range: string;
  /** What to know when nothing else is read: the negative share, the gravest story, the longest wait. Empty: none of them is there. */
  readonly lead: string;
  /** Name, value, and what it was in the stretch before. */
  readonly figures: readonly { readonly name: string; readonly value: string; readonly earlier: string }[];
  readonly volume: Plot;
  readonly negativeRate: Plot;
  readonly stories: Section<{
    readonly level: string;
    readonly grade: Level;
    readonly title: string;
    readonly posts: string;
  }>;
  readonly slowest: Section<{ readonly took: string; readonly text: string; readonly link: string | null }>;
  readonly topics: Section<{ readonly name: string; readonly change: string }>;
}

/** A row of columns: their labels, their heights from 0 to 1, and in words what the tallest is. */
export interface Plot {
  readonly title: string;
  readonly note: string;
  readonly bars: readonly { readonly label: string; readonly share: number; readonly value: string }[];
}

interface Section<T> {
  readonly title: string;
  /** Said when there is nothing to list. */
  readonly none: string;
  readonly rows: readonly T[];
}

const TEXT_LENGTH = 60;
/** From so many hours on a time is said in days. */
const HOURS_COUNTED = 48;

/** Puts a brief into words of one language. */
export function sayBrief(brief: Brief, language: Language): SpokenBrief {
  const say = (words: Labels, values: Parameters<typeof fillLabels>[1] = {}) => fillLabels(words, values)[language];
  const share = (part: number, whole: number) => (whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`);
  const time = (at: number) =>
    new Intl.DateTimeFormat(language, {
      ...{ timeZone: brief.timeZone, month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    }).format(at);
  const lasted = (minutes: number) => {
    if (minutes < 60) return say(labels.minutes, { n: roundMinutes(minutes) });
    const hours = Math.floor(Math.round(minutes) / 60);
    // Nobody pictures 167 hours.
    return hours < HOURS_COUNTED
      ? say(labels.hours, { hours, n: Math.round(minutes) % 60 })
      : say(labels.days, { days: Math.floor(hours / 24), hours: hours % 24 });
  };
  const sayPosts = (n: number) => say(n === 1 ? labels.onePost : labels.posts, { n });
  const median = ({ median }: Spread) => (median === null ? '—' : lasted(median));
  const waited = (mention: Brief['slowest'][number]) =>
    lasted(((mention.answeredAt ?? brief.before) - mention.publishedAt) / 60_000);
  const { now, earlier, stretches } = brief;
  const most = Math.max(1, ...stretches.map(({ posts }) => posts));
  const figure = (name: Labels, of: (figures: Brief['now']) => string) => ({
    name: say(name),
    value: of(now),
    earlier: say(labels.earlier, { value: of(earlier) }),
  });
  const sayLead = () => {
    const [story] = brief.stories;
    const open = brief.slowest.find(({ answeredAt }) => answeredAt === null);
    const rates = { now: share(now.negative, now.mentions), before: share(earlier.negative, earlier.mentions) };
    const parts = [
      now.mentions === 0 ? null : say(labels.leadRate, rates),
      story === undefined
        ? null
        : say(labels.leadStory, {
            level: alertLabels.levels[story.level],
            posts: sayPosts(story.size),
          }),
      open === undefined ? null : say(labels.leadWaiting, { time: waited(open) }),
    ].filter((part) => part !== null);
    return parts.join(language === 'en' ? '; ' : '；');
  };
  return {
    title: say(labels.title[brief.period], {
      brands: brief.brandNames.join(language === 'en' ? ', ' : '、'),
      drill: brief.drill ? labels.drill : '',
    }),
    range: `${time(brief.since)} – ${time(brief.before)} (${brief.timeZone})`,
    lead: sayLead(),
    figures: [
      figure(labels.volume, ({ mentions }) => String(mentions)),
      figure(labels.negativeRate, ({ negative, mentions }) => share(negative, mentions)),
      figure(labels.complaints, ({ complaints }) => String(complaints)),
      figure(labels.inTime, ({ inTime, withDeadline }) => share(inTime, withDeadline)),
      figure(labels.toAnswer, ({ toAnswered }) => median(toAnswered)),
    ],
    volume: {
      title: say(labels.volumePlot[brief.period]),
      note: say(labels.most, { n: Math.max(0, ...stretches.map(({ posts }) => posts)) }),
      bars: stretches.map(({ label, posts }) => ({ label, share: posts / most, value: String(posts) })),
    },
    negativeRate: {
      title: say(labels.negativeRate),
      note: share(now.negative, now.mentions),
      bars: stretches.map(({ label, posts, negative }) => ({
        label,
        share: posts === 0 ? 0 : negative / posts,
        value: share(negative, posts),
      })),
    },
    stories: {
      title: say(labels.stories),
      none: say(labels.storiesNone),
      rows: brief.stories.map((story) => ({
        level: alertLabels.levels[story.level][language],
        grade: story.level,
        title: cut(maskPersonalData(story.title)),
        posts: sayPosts(story.size),
      })),
    },
    slowest: {
      title: say(labels.slowest),
      none: say(labels.slowestNone),
      rows: brief.slowest.map((mention) => ({
        took: mention.answeredAt === null ? say(labels.waiting, { time: waited(mention) }) : waited(mention),
        text: cut(maskPersonalData(mention.title ?? mention.text)),
        link: mention.permalink,
      })),
    },
    topics: {
      title: say(labels.rising),
      none: say(labels.risingNone),
      rows: [
        ...brief.topics.map((one) => ({
          name: alertLabels.topics[one.topic][language],
          change: say(labels.change, one),
        })),
        ...brief.terms.map((one) => ({ name: `“${cut(one.term)}”`, change: say(labels.change, one) })),
      ],
    },
  };
}

function roundMinutes(value: number): string {
  return value < 10 ? value.toFixed(1) : String(Math.round(value));
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const signs = Array.from(line);
  return signs.length <= TEXT_LENGTH ? line : `${signs.slice(0, TEXT_LENGTH).join('')}…`;
}
