import { LEVELS, type Level } from '../../shared/model/analysis.ts';
import { makeCalendars } from '../../shared/service/named-calendars.ts';
import { detectLanguage } from '../../shared/text/language.ts';
import { type Analyzer, createAnalyzer } from '../../shared/understanding/analyze.ts';
import { isMention } from '../../shared/understanding/is-mention.ts';
import type { Config } from '../config/schema.ts';
import { dataFolder } from '../home.ts';
import { loadWeights } from '../load-weights.ts';
import { readLocalInstant } from '../read-local-instant.ts';
import { planPeople } from '../start/plan-people.ts';
import { countSentSince } from '../store/count-sent.ts';
import { getMention } from '../store/heard/mentions.ts';
import { openStore } from '../store/open-store.ts';
import { storeAddress } from '../store-address.ts';
import { channels as channelTypes } from './channels/registry.ts';
import { PEOPLE_TAKE, rateOf } from './drain-lane.ts';
import { explainTelling } from './explain-telling.ts';
import words from './explain-words.json' with { type: 'json' };
import { fillLabels } from './fill-labels.ts';
import { type AlertRouting, listPressing, type Matter, matterOf } from './route-alert.ts';

const MINUTE_MS = 60_000;

/** When something is tried. */
export interface TriedMoment {
  readonly at: number;
  readonly timeZone: string;
}

/** The moment that a command names with `--at` and `--time-zone`, else now; `at` is NaN where it is none. */
export function readMoment(options: Readonly<Record<string, unknown>>, config: Config): TriedMoment {
  const timeZone = String(options.timeZone ?? config.audit.timeZone);
  return { timeZone, at: options.at === undefined ? Date.now() : readLocalInstant(String(options.at), timeZone) };
}

/** A post that may never have been written. */
export interface TriedPost {
  readonly text: string;
  readonly title?: string | null;
  readonly rating?: number | null;
  readonly author?: string | null;
  readonly followers?: number | null;
  /** Takes it for a mention of this brand, whatever is thought of it: the routes are tried, not the judgement. */
  readonly brand: string | null;
  readonly level: Level | undefined;
}

/** A level as it was typed; undefined: none was. @throws Error when there is no such level. */
export function readLevel(value: unknown): Level | undefined {
  const level = LEVELS.find((known) => known === value);
  if (value !== undefined && level === undefined) throw new Error(`"level" is one of ${LEVELS.join(', ')}`);
  return level;
}

/** Who would hear of posts at a moment, and why; nothing is sent. */
export async function openPostTrial(config: Config, moment: TriedMoment): Promise<(post: TriedPost) => object> {
  const { brands, complaintTerms: terms, policies } = config;
  const analyzer = createAnalyzer({ brands, terms, dollarRate: policies.dollarRate, weights: await loadWeights() });
  const explain = explainAt(config, moment, new Map());
  return (post) => tryPost(post, analyzer, explain);
}

/** Who would hear of a mention of the database at a moment, and why, by what its channels were sent of late. @throws StoreError `not-found`. */
export async function tryMention(config: Config, id: string, moment: TriedMoment): Promise<object> {
  const store = await openStore({ url: storeAddress(dataFolder(), config), migrate: false });
  try {
    const mention = await getMention(store.db, id);
    const sent = new Map<string, number>();
    for (const channel of config.channels)
      sent.set(channel.id, await countSentSince(store.db, channel.id, moment.at - MINUTE_MS, moment.at));
    const { level, analysis } = mention;
    const told = [explainAt(config, moment, sent)(matterOf(mention))];
    return { id: mention.id, isMention: true, level, kind: analysis.kind, topic: analysis.topic, told };
  } finally {
    await store.close();
  }
}

type Explain = (matter: Matter) => object;

function tryPost(post: TriedPost, analyzer: Analyzer, explain: Explain): object {
  const analysis = analyzer.analyze(post);
  const level = post.level ?? analysis.level;
  const named = analysis.matches.flatMap(({ type, brandId }) => (type === 'brand' && brandId ? [brandId] : []));
  const brandIds = post.brand !== null ? [post.brand] : isMention(analysis) ? [...new Set(named)] : [];
  const language = detectLanguage(`${post.title ?? ''}\n${post.text}`);
  const flags = listPressing(analysis.flags);
  const { kind, topic } = analysis;
  return {
    ...{ isMention: brandIds.length > 0, level, kind, topic },
    told: brandIds.map((brandId) => explain({ brandId, level, topic, language, flags })),
  };
}

/** The routing of a configuration, as a monitor that runs it has it. */
export function routingOf(config: Config): AlertRouting {
  const channelIds = config.channels.map(({ id }) => id);
  return {
    ...{ routes: config.routes, channelIds, adminChannelIds: channelIds },
    people: planPeople(config.people),
    calendars: makeCalendars(config.calendars),
  };
}

/** The explanation of a matter at one instant, in the words of JSON: local times, one line a step. */
function explainAt(config: Config, { at, timeZone }: TriedMoment, sent: ReadonlyMap<string, number>): Explain {
  const routing = routingOf(config);
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const sayTime = (instant: number) => format.format(instant);
  return (matter) => {
    const { told, routes, why } = explainTelling(matter, routing, at, sayTime);
    return {
      brandId: matter.brandId,
      channels: told.map(({ channelId }) => channelId),
      who: Object.fromEntries(told.map(({ channelId }) => [channelId, peopleOf(routing, channelId)])),
      routes,
      waits: Object.fromEntries(
        told.flatMap(({ channelId, sendAt }) => (sendAt > at ? [[channelId, sayTime(sendAt)]] : [])),
      ),
      why: [...why, ...told.flatMap(({ channelId }) => sayRate(config, channelId, sent.get(channelId) ?? 0))],
    };
  };
}

/** Whose channel it is; nobody's: one of a group. */
function peopleOf({ people }: AlertRouting, channelId: string): string[] {
  return people.filter(({ channels }) => channels.includes(channelId)).map(({ name }) => name);
}

function sayRate({ channels }: Config, channelId: string, sent: number) {
  const channel = channels.find(({ id }) => id === channelId);
  const type = channel === undefined ? undefined : channelTypes.get(channel.type);
  if (channel === undefined || type === undefined) return [];
  const most = rateOf({ type, ...(channel.perMinute === undefined ? {} : { perMinute: channel.perMinute }) });
  if (most > PEOPLE_TAKE) return [];
  return [fillLabels(sent < most ? words.rate : words.rateUsed, { channel: channelId, most, sent })];
}
