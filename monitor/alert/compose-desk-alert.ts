import type { Level, Reason } from '../../shared/model/analysis.ts';
import type { Labels } from '../../shared/model/labels.ts';
import { maskPersonalData } from '../../shared/privacy/mask.ts';
import type { StandIn } from '../../shared/service/stand-in.ts';
import triagePolicy from '../../shared/understanding/policies/triage.json' with { type: 'json' };
import type { AlertContent } from '../store/alerts.ts';
import { cutText } from './cut-text.ts';
import { fillLabels } from './fill-labels.ts';
import labels from './labels.json' with { type: 'json' };
import { sayReached, toReached } from './say-reached.ts';

const EXCERPT_LENGTH = 400;

/** A case that people are told of by the desk itself. */
export interface ToldCase {
  readonly subject: 'mention' | 'ticket';
  readonly number: number;
  readonly site: string | null;
  readonly permalink: string | null;
  readonly words: string;
  readonly publishedAt: number | null;
  readonly drill: boolean;
}

/** A step up: what is to be done by whom until when, why, and where nobody was on shift. */
export function composeEscalationAlert(
  told: ToldCase,
  step: {
    readonly rule: string;
    readonly duty: Labels;
    readonly names: readonly string[];
    readonly level: string;
    readonly skipped: readonly string[];
    readonly standIns: readonly StandIn[];
    readonly alsoTell: readonly string[];
    readonly why: Pick<Reason, 'zh' | 'en'>;
    readonly actBy: number;
    readonly alarm: Level;
    readonly brand: string | null;
    /** Nobody took notice at the level below. */
    readonly climbed: boolean;
  },
): AlertContent {
  const names = step.names.length > 0 ? step.names.join('、') : null;
  return {
    ...contentOf(told, step.brand),
    kind: 'escalation',
    level: step.alarm,
    headline: fillLabels(names === null ? labels.escalationNobody : labels.escalation, {
      rule: step.rule,
      names: names ?? '',
      level: sayLevel(step.level),
      case: sayCase(told),
    }),
    reasons: [
      { 'zh-CN': step.why.zh, en: step.why.en },
      // Channels say the first few reasons only: what is to be done must be among them.
      step.duty,
      ...(step.climbed ? [labels.escalationClimbed] : []),
      ...sayReached(toReached(step.standIns)),
      ...(step.skipped.length === 0
        ? []
        : [fillLabels(labels.escalationSkipped, { levels: joinLabels(step.skipped.map(sayLevel)) })]),
      ...(step.alsoTell.length === 0
        ? []
        : [fillLabels(labels.escalationAlso, { departments: joinLabels(step.alsoTell.map(sayDepartment)) })]),
    ],
    dueAt: step.actBy,
  };
}

/** A deadline that comes near, a follow-up whose time has come, a colleague who named somebody. */
export function composeReminder(
  told: ToldCase,
  reminder: {
    readonly headline: Labels;
    readonly reasons: readonly Labels[];
    readonly dueAt: number | null;
    readonly brand: string | null;
  },
): AlertContent {
  const { headline, reasons, dueAt } = reminder;
  return {
    ...contentOf(told, reminder.brand),
    kind: 'reminder',
    level: 'yellow',
    headline: fillLabels(labels.reminder, { what: headline, case: sayCase(told) }),
    reasons,
    dueAt,
  };
}

function contentOf(
  told: ToldCase,
  brand: string | null,
): Omit<AlertContent, 'kind' | 'level' | 'headline' | 'reasons' | 'dueAt'> {
  return {
    // SEC-1: masked here, before any channel sees it.
    excerpt: cutText(maskPersonalData(told.words), EXCERPT_LENGTH, (text) => text.length),
    author: null,
    site: told.site,
    permalink: told.permalink,
    brand,
    publishedAt: told.publishedAt,
    storySize: 1,
    ackUrl: null,
    drill: told.drill,
  };
}

function sayCase({ subject, number }: Pick<ToldCase, 'subject' | 'number'>): Labels {
  return fillLabels(labels.cases[subject], { number });
}

function sayLevel(level: string): Labels {
  if (level.startsWith('head:')) return fillLabels(labels.head, { department: sayDepartment(level.slice(5)) });
  const roles: Readonly<Record<string, Labels>> = labels.roles;
  return roles[level] ?? { 'zh-CN': level, en: level };
}

function sayDepartment(id: string): Labels {
  const known: Readonly<Record<string, Labels>> = triagePolicy.departmentLabels;
  return known[id] ?? { 'zh-CN': id, en: id };
}

function joinLabels(list: readonly Labels[]): Labels {
  return { 'zh-CN': list.map((one) => one['zh-CN']).join('、'), en: list.map((one) => one.en).join(', ') };
}
