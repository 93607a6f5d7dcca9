import type { AlertTrial, TriedTelling } from '../../shared/model/alert.ts';
import type { Level } from '../../shared/model/analysis.ts';
import type { Labels } from '../../shared/model/labels.ts';
import type { Mention } from '../../shared/model/mention.ts';
import { makeCalendars } from '../../shared/service/named-calendars.ts';
import { detectLanguage } from '../../shared/text/language.ts';
import { type Analyzer, createAnalyzer } from '../../shared/understanding/analyze.ts';
import { isMention } from '../../shared/understanding/is-mention.ts';
import { personOfBrowser } from '../config/give-browsers.ts';
import type { Config } from '../config/schema.ts';
import { loadWeights } from '../load-weights.ts';
import { planPeople } from '../start/plan-people.ts';
import { adminChannelsOf } from './admin-channels.ts';
import { isForPeople, rateOf } from './channel-rate.ts';
import { channels as channelTypes } from './channels/registry.ts';
import { explainTelling } from './explain-telling.ts';
import words from './explain-words.json' with { type: 'json' };
import { fillLabels } from './fill-labels.ts';
import type { RecentSendings } from './recent-sendings.ts';
import { type AlertRouting, listPressing, type Matter, matterOf } from './route-alert.ts';

/** What of a configuration decides who hears of a post. */
export type TriedConfig = Pick<
  Config,
  'brands' | 'complaintTerms' | 'policies' | 'routes' | 'channels' | 'people' | 'calendars'
>;

/** When something is tried, and in which zone its times are said. */
export interface TriedMoment {
  readonly at: number;
  readonly timeZone: string;
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

/** The judgement of posts by the words of a configuration. */
export async function openTrialAnalyzer({ brands, complaintTerms, policies }: TriedConfig): Promise<Analyzer> {
  const { dollarRate } = policies;
  return createAnalyzer({
    brands,
    terms: complaintTerms,
    dollarRate,
    thresholds: policies,
    weights: await loadWeights(),
  });
}

/** Who would hear of a post at a moment, and why; nothing is sent. */
export function tryPost(
  config: TriedConfig,
  analyzer: Pick<Analyzer, 'analyze'>,
  post: TriedPost,
  moment: TriedMoment,
  recent: RecentSendings | null = null,
): AlertTrial {
  const analysis = analyzer.analyze(post);
  const level = post.level ?? analysis.level;
  const named = analysis.matches.flatMap(({ type, brandId }) => (type === 'brand' && brandId ? [brandId] : []));
  const brandIds = post.brand !== null ? [post.brand] : isMention(analysis) ? [...new Set(named)] : [];
  const language = detectLanguage(`${post.title ?? ''}\n${post.text}`);
  const flags = listPressing(analysis.flags);
  const { kind, topic } = analysis;
  return {
    ...{ isMention: brandIds.length > 0, level, kind, topic },
    told: brandIds.map((brandId) => explainAt(config, { brandId, level, topic, language, flags }, moment, recent)),
  };
}

/** Who would hear of a mention at a moment, and why; nothing is sent. */
export function tryMention(
  config: TriedConfig,
  mention: Mention,
  moment: TriedMoment,
  recent: RecentSendings,
): AlertTrial {
  const { level, analysis } = mention;
  const told = [explainAt(config, matterOf(mention), moment, recent)];
  return { isMention: true, level, kind: analysis.kind, topic: analysis.topic, told };
}

/** The routing of a configuration, as a monitor that runs it has it. */
export function routingOf(config: Pick<Config, 'routes' | 'channels' | 'people' | 'calendars'>): AlertRouting {
  const channelIds = config.channels.map(({ id }) => id);
  return {
    ...{ routes: config.routes, channelIds, adminChannelIds: adminChannelsOf(config.people, channelIds) },
    people: planPeople(config.people),
    calendars: makeCalendars(config.calendars),
  };
}

/** Puts an instant into words as a trial does: local, to the minute. */
export function sayMoment(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);
}

function explainAt(
  config: TriedConfig,
  matter: Matter,
  { at, timeZone }: TriedMoment,
  recent: RecentSendings | null,
): TriedTelling {
  const routing = routingOf(config);
  const { told, routes, why } = explainTelling(matter, routing, at, (instant) => sayMoment(instant, timeZone));
  const channels = told.map(({ channelId, sendAt }) => ({
    ...{ id: channelId, sendAt },
    people: routing.people.filter((person) => person.channels.includes(channelId)).map(({ name }) => name),
  }));
  const notes = channels.flatMap(({ id }) => [
    ...sayRate(config, id, recent?.sent.get(id) ?? 0),
    ...sayBrowser(config, id, { at, timeZone }, recent),
  ]);
  return { brandId: matter.brandId, channels, routes, why: [...why, ...notes] };
}

function sayRate({ channels }: TriedConfig, channelId: string, sent: number): Labels[] {
  const channel = channels.find(({ id }) => id === channelId);
  const type = channel === undefined ? undefined : channelTypes.get(channel.type);
  if (channel === undefined || type === undefined) return [];
  const limits = { type, ...(channel.perMinute === undefined ? {} : { perMinute: channel.perMinute }) };
  if (!isForPeople(limits)) return [];
  const most = rateOf(limits);
  return [fillLabels(sent < most ? words.rate : words.rateUsed, { channel: channelId, most, sent })];
}

/** Whether a browser would be there to take it: where none is, the next channel hears. */
function sayBrowser(
  { channels }: TriedConfig,
  channelId: string,
  { timeZone }: TriedMoment,
  recent: RecentSendings | null,
): Labels[] {
  const channel = channels.find(({ id }) => id === channelId);
  const person = channel === undefined ? null : personOfBrowser(channel);
  const browser = recent?.browsers.get(channelId);
  if (person === null || browser === undefined) return [];
  const values = { channel: channelId, person };
  if (browser.lastSeenAt === null) return [fillLabels(words.browserNone, values)];
  const time = sayMoment(browser.lastSeenAt, timeZone);
  return [fillLabels(browser.isOpen ? words.browserOpen : words.browserGone, { ...values, time })];
}
