import {
  type AnalysisFlags,
  type Level,
  PRESSING_FLAGS,
  type PressingFlag,
  type Topic,
} from '../../shared/model/analysis.ts';
import type { Mention } from '../../shared/model/mention.ts';
import type { Calendar } from '../../shared/service/calendar.ts';
import { judgeQuiet, type QuietHours } from '../../shared/service/quiet-hours.ts';
import { detectLanguage, type TextLanguage } from '../../shared/text/language.ts';
import { type Reach, type RoutedPerson, reachPerson } from './reach-person.ts';

/** Who hears of what, as the configuration says it: empty lists fit everything. */
export interface AlertRoute {
  readonly brands: readonly string[];
  readonly levels: readonly Level[];
  readonly topics: readonly Topic[];
  readonly languages: readonly TextLanguage[];
  /** Name of the calendar in whose hours it holds; left out: always. */
  readonly during?: string;
  readonly channels: readonly string[];
  /** Names of people, reached on their own channels. */
  readonly people: readonly string[];
  readonly quiet?: QuietHours;
  /** Taken as well when an earlier route fits already. */
  readonly also: boolean;
}

/** All that decides where an alert goes. */
export interface AlertRouting {
  readonly routes: readonly AlertRoute[];
  /** Channels of the configuration, in its order: where everything goes while there is no route. */
  readonly channelIds: readonly string[];
  /** Where alerts about the machine itself go: blind sources, dead channels. */
  readonly adminChannelIds: readonly string[];
  readonly people: readonly RoutedPerson[];
  readonly calendars: ReadonlyMap<string, Calendar>;
}

/** What routes ask of something that people are to hear of. */
export interface Matter {
  readonly brandId: string;
  readonly level: Level;
  readonly topic: Topic;
  /** Null: it has no words of its own (a burst, a ticket's clock), and fits routes of every language. */
  readonly language: TextLanguage | null;
  readonly flags: readonly PressingFlag[];
}

/** One channel that hears of a matter, at once or when the quiet hours of its route end. */
export interface Telling {
  readonly channelId: string;
  readonly heldUntil: number | null;
}

/** Why a route is taken (`fits`, `also`) or not; the first demand that it fails. */
export type RouteVerdict = 'fits' | 'also' | 'earlier' | 'brand' | 'level' | 'topic' | 'language' | 'hours';

/** Who hears of a matter, and which lines of the configuration made it so. */
export interface RouteExplanation {
  readonly tellings: readonly Telling[];
  /** Every route in order; empty: there is none at all, and the default holds. */
  readonly verdicts: readonly RouteVerdict[];
  /** People of the routes, each with who is reached for them. */
  readonly reached: readonly Reach[];
}

/** Without a route, posts that ask for nothing (praise, plain talk) ring nobody's phone; they stand in the queue. */
const QUIET_LEVEL: Level = 'blue';

/** Who hears of a matter at an instant: the first route that fits, and later ones marked `also`; each channel once. */
export function explainRoute(matter: Matter, routing: AlertRouting, at: number): RouteExplanation {
  if (routing.routes.length === 0) {
    const channels = matter.level === QUIET_LEVEL ? [] : routing.channelIds;
    return { tellings: channels.map((channelId) => ({ channelId, heldUntil: null })), verdicts: [], reached: [] };
  }
  const tellings = new Map<string, number | null>();
  const verdicts: RouteVerdict[] = [];
  const reached: Reach[] = [];
  let isTaken = false;
  for (const route of routing.routes) {
    const verdict = judgeRoute(route, matter, routing, { at, isTaken });
    verdicts.push(verdict);
    if (verdict !== 'fits' && verdict !== 'also') continue;
    isTaken = true;
    const people = route.people.map((name) => reachPerson(name, routing.people, at));
    reached.push(...people);
    const heldUntil = holdOf(route, matter, routing, at);
    for (const channelId of [...route.channels, ...people.flatMap(({ channels }) => channels)]) {
      const known = tellings.get(channelId);
      // Through another route it goes at once, or earlier.
      const isSooner = known === undefined || (known !== null && (heldUntil === null || heldUntil < known));
      if (isSooner) tellings.set(channelId, heldUntil);
    }
  }
  // A route led to people of whom nobody is there: who looks after the monitor hears of it, so that it is not told to nobody.
  if (isTaken && tellings.size === 0) for (const id of routing.adminChannelIds) tellings.set(id, null);
  return {
    tellings: [...tellings].map(([channelId, heldUntil]) => ({ channelId, heldUntil })),
    verdicts,
    reached,
  };
}

/** What routes ask of a mention. */
export function matterOf(mention: Pick<Mention, 'brandId' | 'level' | 'title' | 'text' | 'analysis'>): Matter {
  const { brandId, level, title, text, analysis } = mention;
  const language = detectLanguage(`${title ?? ''}\n${text}`);
  return { brandId, level, topic: analysis.topic, language, flags: listPressing(analysis.flags) };
}

/** What of a judgement can break through quiet hours. */
export function listPressing(flags: Pick<AnalysisFlags, PressingFlag>): PressingFlag[] {
  return PRESSING_FLAGS.filter((flag) => flags[flag]);
}

function judgeRoute(
  route: AlertRoute,
  matter: Matter,
  { calendars }: AlertRouting,
  { at, isTaken }: { readonly at: number; readonly isTaken: boolean },
): RouteVerdict {
  const holds = <T>(list: readonly T[], value: T) => list.length === 0 || list.includes(value);
  if (isTaken && !route.also) return 'earlier';
  if (!holds(route.brands, matter.brandId)) return 'brand';
  if (!holds(route.levels, matter.level)) return 'level';
  if (!holds(route.topics, matter.topic)) return 'topic';
  if (matter.language !== null && !holds(route.languages, matter.language)) return 'language';
  if (route.during !== undefined && (calendars.get(route.during)?.openUntil(at) ?? null) === null) return 'hours';
  return isTaken ? 'also' : 'fits';
}

function holdOf({ quiet }: AlertRoute, matter: Matter, { calendars }: AlertRouting, at: number): number | null {
  if (quiet === undefined) return null;
  const verdict = judgeQuiet(quiet, matter, calendars, at);
  return verdict.isQuiet ? verdict.heldUntil : null;
}
