import { LEVELS } from '../../../../shared/model/analysis.ts';
import type { Language } from '../../../../shared/model/labels.ts';
import { ROLES } from '../../../../shared/model/person.ts';
import type { TeamKey } from '../../../i18n/team-strings.ts';
import { LEVEL_WORDS, URGENCY_WORDS } from '../../../i18n/term-labels.ts';
import type { StringKey } from '../../../i18n/translate.ts';
import { joinWords } from '../../../look/join-words.ts';
import { nameDepartment } from '../../../look/name-policy.ts';
import { ROLE_KEYS } from '../role-words.ts';
import type { TeamWords } from '../use-team-words.ts';
import type { FieldName, Rule, RuleField } from './list-rules.ts';
import { sayMinutes } from './minutes.ts';
import type { RuleEdits, RuleValue } from './rule-edits.ts';

const FIELD_KEYS: Record<FieldName, TeamKey> = {
  minutes: 'ruleFieldMinutes',
  vipMinutes: 'ruleFieldVip',
  calendar: 'ruleFieldCalendar',
  afterMinutes: 'ruleFieldAfter',
  minComplaints: 'ruleFieldComplaints',
  aboveAmountYuan: 'ruleFieldAmount',
  minStorySize: 'ruleFieldStory',
  to: 'ruleFieldTo',
  alsoTell: 'ruleFieldAlso',
  actWithinMinutes: 'ruleFieldAct',
  climbAfterMinutes: 'ruleFieldClimb',
  planWithinMinutes: 'ruleFieldPlan',
  solveWithinMinutes: 'ruleFieldSolve',
  leads: 'ruleFieldLeads',
  departments: 'ruleFieldDepartments',
  days: 'ruleFieldDays',
  levels: 'ruleFieldLevels',
  idleMinutes: 'ruleFieldIdle',
};

/** Calendars by which times of rules are counted. */
export const CALENDAR_KEYS: Readonly<Record<string, StringKey>> = {
  always: 'boardClockTime',
  'cn-service': 'boardServiceHours',
  'cn-office': 'boardOfficeHours',
};

/** A target or a role in words. */
export function sayTarget(name: string, { tt }: Pick<TeamWords, 'tt'>): string {
  const role = ROLES.find((known) => known === name);
  if (role !== undefined) return tt(ROLE_KEYS[role]);
  return tt(name === 'nextLevel' ? 'ruleNextLevel' : 'ruleHead');
}

/** A value alone: `24 小时`, `Team lead`. */
export function sayValue({ kind }: RuleField, value: RuleValue | null, words: TeamWords): string {
  if (value === null || (Array.isArray(value) && value.length === 0)) return words.tt('ruleNone');
  if (Array.isArray(value))
    return joinWords(
      value.map((id) => nameChoice(kind, id, words.language)),
      words.language,
    );
  if (kind.type === 'minutes') return sayMinutes(Number(value), words.language);
  if (kind.type === 'one') return sayTarget(String(value), words);
  const calendar = kind.type === 'calendar' ? CALENDAR_KEYS[String(value)] : undefined;
  return calendar ? words.t(calendar) : String(value);
}

/** One of several that a value names. */
export function nameChoice({ type }: RuleField['kind'], id: string, language: Language): string {
  const level = type === 'levels' ? LEVELS.find((known) => known === id) : undefined;
  return level === undefined ? nameDepartment(id, language) : LEVEL_WORDS[level][language];
}

/** A value in its sentence; `…` stands for it where it is the label of a field. */
export function sayField(field: RuleField, value: string, { tt, pick }: TeamWords): string {
  const urgency = field.urgency === null ? '' : pick(URGENCY_WORDS[field.urgency]);
  return tt(FIELD_KEYS[field.name], { value, urgency }).trim();
}

/** What holds at a place. */
export function findValue(field: RuleField, edits: RuleEdits): RuleValue | null {
  return edits.get(field.place) ?? field.shipped;
}

/** A whole rule in plain words. */
export function sayRule(rule: Rule, edits: RuleEdits, words: TeamWords): string {
  const times = rule.fields.filter(({ name }) => name === 'minutes');
  const said = new Set(times.map((field) => sayValue(field, findValue(field, edits), words)));
  const one = times.length > 1 && said.size === 1 ? [...said][0] : undefined;
  const parts = rule.fields.flatMap((field) => {
    const value = findValue(field, edits);
    if (value === null || (Array.isArray(value) && value.length === 0)) return [];
    if (field.name === 'minutes' && one !== undefined)
      return field === times[0] ? [words.tt('ruleEvery', { value: one })] : [];
    return [sayField(field, sayValue(field, value, words), words)];
  });
  return parts.join(' · ');
}
