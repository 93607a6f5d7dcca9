import type { Labels } from '../../shared/model/labels.ts';

/** The parts of a finding of the schema checker that can be put into words. */
export interface Issue {
  readonly code: string;
  readonly message: string;
  readonly expected?: unknown;
  readonly values?: unknown;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
  readonly origin?: unknown;
  readonly keys?: unknown;
}

const TYPES_ZH: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表',
  object: '对象',
};

/** What is wrong with a value, in both languages. */
export function sayIssue(issue: Issue): Labels {
  const list = (value: unknown) => (Array.isArray(value) ? value.map(String).join(', ') : String(value));
  const ofText = issue.origin === 'string';
  const ofList = issue.origin === 'array';
  const zhUnit = ofText ? '个字符' : ofList ? '项' : '';
  const enUnit = ofText ? ' characters' : ofList ? ' items' : '';
  switch (issue.code) {
    case 'invalid_type': {
      const type = String(issue.expected);
      return { 'zh-CN': `应为${TYPES_ZH[type] ?? type}`, en: `${type} is expected` };
    }
    case 'invalid_value':
      return { 'zh-CN': `只能是 ${list(issue.values)}`, en: `it must be one of ${list(issue.values)}` };
    case 'too_small':
      return {
        'zh-CN': `至少 ${String(issue.minimum)}${zhUnit}`,
        en: `at least ${String(issue.minimum)}${enUnit}`,
      };
    case 'too_big':
      return { 'zh-CN': `最多 ${String(issue.maximum)}${zhUnit}`, en: `at most ${String(issue.maximum)}${enUnit}` };
    case 'unrecognized_keys':
      return { 'zh-CN': `没有这个字段：${list(issue.keys)}`, en: `there is no field ${list(issue.keys)}` };
    default:
      return { 'zh-CN': `格式不符(${issue.message})`, en: issue.message };
  }
}
