import type { Reason } from '../../shared/model/analysis.ts';
import type { Labels } from '../../shared/model/labels.ts';
import type { Mention } from '../../shared/model/mention.ts';
import { HAND_OVER_GONE } from '../../shared/model/ticket.ts';
import { maskPersonalData } from '../../shared/privacy/mask.ts';
import type { ConfiguredPolicies } from '../../shared/service/configured-policies.ts';
import { DAY_MS } from '../../shared/service/local-day.ts';
import type { AlertContent } from '../store/alerts.ts';
import { cutText } from './cut-text.ts';
import { fillLabels } from './fill-labels.ts';
import labels from './labels.json' with { type: 'json' };
import { listPressing } from './route-alert.ts';

/** Longest excerpt, in UTF-16 units; channels cut further to their own limits. */
const EXCERPT_LENGTH = 400;
const REASONS = 4;

/** What is said of a mention. Personal data is masked here, before any channel sees it (SEC-1). */
export function composeMentionAlert(
  mention: Mention,
  options: { readonly brandName: string; readonly ackUrl?: string | null },
): AlertContent {
  const flags = listPressing(mention.analysis.flags);
  return {
    kind: 'mention',
    level: mention.level,
    headline: headlineOf(mention),
    excerpt: cutText(maskPersonalData(joinWords(mention)), EXCERPT_LENGTH, (text) => text.length),
    author: mention.author?.name ? maskPersonalData(mention.author.name) : null,
    site: mention.site,
    permalink: mention.permalink,
    brand: options.brandName,
    reasons: mention.analysis.why.slice(0, REASONS).map(toLabels),
    publishedAt: mention.publishedAt,
    dueAt: mention.answerDueAt,
    storySize: mention.storySize,
    ackUrl: options.ackUrl ?? null,
    drill: mention.drill,
    ...(flags.length > 0 ? { flags } : {}),
  };
}

/** A source that cannot be heard, or is heard again. */
export function composeSourceAlert(trouble: {
  readonly incident: keyof typeof SOURCE_LEVELS;
  readonly sourceName: string;
  readonly since: number;
  readonly reason: string | null;
  readonly drill: boolean;
}): AlertContent {
  const words = labels[trouble.incident];
  return {
    ...machineContent(trouble.drill),
    kind: 'source-blind',
    level: SOURCE_LEVELS[trouble.incident],
    headline: fillLabels(words, { source: trouble.sourceName }),
    reasons: sayReason(trouble.incident, trouble.reason),
    publishedAt: trouble.since,
  };
}

const SOURCE_LEVELS = {
  blind: 'orange',
  unrecorded: 'orange',
  unread: 'orange',
  gap: 'yellow',
  quiet: 'yellow',
  'heard-again': 'blue',
} as const;

/** The error of a failed fetch as it is; doubts are said by their headline and a number. */
function sayReason(incident: keyof typeof SOURCE_LEVELS, reason: string | null): readonly Labels[] {
  if (incident === 'gap') return [labels.gapReason];
  const missing = reason?.match(/\d+/)?.[0] ?? '?';
  if (incident === 'quiet') return [fillLabels(labels.quietReason, { missing })];
  if (incident === 'unrecorded') return [fillLabels(labels.unrecordedReason, { missing })];
  return reason === null ? [] : [{ 'zh-CN': reason, en: reason }];
}

/** A channel that no longer takes alerts. */
export function composeChannelAlert(trouble: {
  readonly channelId: string;
  readonly reason: string;
  readonly drill: boolean;
}): AlertContent {
  return {
    ...machineContent(trouble.drill),
    kind: 'channel-dead',
    level: 'orange',
    headline: fillLabels(labels.channelDead, { channel: trouble.channelId }),
    reasons: [{ 'zh-CN': trouble.reason, en: trouble.reason }],
  };
}

/** A correction of a site's selectors that made pages read worse, so that a browser took it out of use. */
export function composeCorrectionAlert(trouble: {
  readonly site: string;
  readonly revision: number;
  readonly broken: readonly string[];
  readonly drill: boolean;
}): AlertContent {
  return {
    ...machineContent(trouble.drill),
    kind: 'source-blind',
    level: 'yellow',
    site: trouble.site,
    headline: fillLabels(labels.correctionBack, { site: trouble.site, revision: String(trouble.revision) }),
    reasons: [fillLabels(labels.correctionLost, { fields: trouble.broken.join(', ') })],
  };
}

/** Holidays are known until an instant only, the first midnight without them. */
export function composeHolidayAlert(horizonAt: number): AlertContent {
  // A day before noon of the last day, in any zone that has such holidays.
  const day = new Date(horizonAt - DAY_MS / 2).toISOString().slice(0, 10);
  return {
    ...machineContent(false),
    kind: 'calendar',
    level: 'yellow',
    headline: fillLabels(labels.holidays, { day }),
    reasons: [labels.holidaysReason],
  };
}

/** Monitors of one workspace run with configurations that say different things of the service rules. */
export function composeConflictAlert(own: ConfiguredPolicies, other: ConfiguredPolicies): AlertContent {
  return {
    ...machineContent(false),
    kind: 'configuration',
    level: 'orange',
    headline: labels.conflict,
    reasons: [
      fillLabels(labels.conflictReason, {
        ownMinutes: String(own.windowMinutes),
        ownYuan: String(own.amountAtStakeYuan),
        otherMinutes: String(other.windowMinutes),
        otherYuan: String(other.amountAtStakeYuan),
      }),
    ],
  };
}

/** A ticket that a helpdesk does not take. */
export function composeHelpdeskAlert(trouble: {
  readonly helpdeskId: string;
  readonly ticketNumber: number;
  readonly reason: string;
}): AlertContent {
  const { helpdeskId: helpdesk, ticketNumber, reason } = trouble;
  const isGone = reason === HAND_OVER_GONE;
  return {
    ...machineContent(false),
    kind: 'channel-dead',
    level: 'orange',
    headline: fillLabels(isGone ? labels.helpdeskGone : labels.helpdeskDead, {
      ...{ helpdesk, ticket: String(ticketNumber) },
    }),
    reasons: [isGone ? labels.helpdeskGoneDuty : { 'zh-CN': reason, en: reason }],
  };
}

/** Proves that a channel works; says nothing about anybody. */
export function composeTestAlert(workspace: string): AlertContent {
  return {
    ...machineContent(false),
    kind: 'test',
    level: 'blue',
    headline: labels.test,
    brand: workspace,
    reasons: [],
  };
}

function machineContent(drill: boolean): Omit<AlertContent, 'kind' | 'level' | 'headline' | 'reasons'> {
  return {
    excerpt: null,
    author: null,
    site: null,
    permalink: null,
    brand: null,
    publishedAt: null,
    dueAt: null,
    storySize: 1,
    ackUrl: null,
    drill,
  };
}

function headlineOf(mention: Mention): Labels {
  const kind = labels.kinds[mention.analysis.kind];
  const topic = labels.topics[mention.analysis.topic];
  return { 'zh-CN': `${kind['zh-CN']} · ${topic['zh-CN']}`, en: `${kind.en} · ${topic.en}` };
}

function joinWords(mention: Mention): string {
  return mention.title ? `${mention.title}\n${mention.text}` : mention.text;
}

function toLabels(reason: Reason): Labels {
  return { 'zh-CN': reason.zh, en: reason.en };
}
