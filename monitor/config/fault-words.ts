import type { z } from 'zod';
import { zhCN } from 'zod/locales';
import type { Labels } from '../../shared/model/labels.ts';
import hints from './hints.zh-CN.json' with { type: 'json' };

/** What a configuration names by id, in words. */
const NAMED = {
  brand: { 'zh-CN': '品牌', en: 'brand' },
  channel: { 'zh-CN': '预警通道', en: 'channel' },
  person: { 'zh-CN': '人员', en: 'person' },
  calendar: { 'zh-CN': '日历', en: 'calendar' },
  'source type': { 'zh-CN': '来源类型', en: 'source type' },
  'channel type': { 'zh-CN': '通道类型', en: 'channel type' },
  'helpdesk type': { 'zh-CN': '服务台类型', en: 'helpdesk type' },
} as const satisfies Record<string, Labels>;
export type Named = keyof typeof NAMED;

function say(zh: string, en: string): Labels {
  return { 'zh-CN': zh, en };
}

/** Everything that can be wrong in a configuration beside its schema, with the way out. */
export const FAULT_WORDS = {
  noFile: () =>
    say(
      '没有这个文件；请用 --config 给出 YAML 文件的路径',
      'there is no such file; give the path of a YAML file with --config',
    ),
  unreadable: (why: string) =>
    say(
      `文件读不了（${why}）；请用 --config 给出 YAML 文件的路径`,
      `${why}; give the path of a YAML file with --config`,
    ),
  noYaml: (why: string) => say(`不是合法的 YAML：${why}`, why),
  empty: () =>
    say('文件是空的；至少需要 "brands" 和 "sources"', 'the file is empty; it needs at least "brands" and "sources"'),
  noVariable: (name: string) =>
    say(
      `环境变量 ${name} 没有设置；请在启动前设置，或把值直接写在这里`,
      `the environment variable ${name} is not set; set it before the start or write the value here`,
    ),
  portTaken: (port: number) =>
    say(
      `端口 ${port} 已被别的程序占用；请换一个，或先停掉那个程序`,
      `port ${port} is taken by another program; choose another, or stop that program first`,
    ),
  unknownField: () =>
    say('这里没有这个字段；请检查拼写，或删掉它', 'this field is not known here; check the spelling or take it out'),
  idTwice: (id: string) => say(`“${id}”用了两次；id 不能重复`, `"${id}" is used twice; ids must differ`),
  nameTwice: (name: string) => say(`“${name}”用了两次；姓名不能重复`, `"${name}" is used twice; names must differ`),
  noSuch: (what: Named, id: string, known: readonly string[]) =>
    say(
      `没有${NAMED[what]['zh-CN']}“${id}”；已有：${known.join('、') || '无'}`,
      `there is no ${NAMED[what].en} "${id}"; known: ${known.join(', ') || 'none'}`,
    ),
  leadsNowhere: () =>
    say(
      '至少写一个通道（channels）或一个人（people）',
      'give at least one channel id ("channels") or one person ("people")',
    ),
  noOwnChannel: (name: string) =>
    say(
      `“${name}”没有自己的通道，通知不到；请在 people 里给他写上 channels`,
      `"${name}" has no channel of their own and would hear nothing; give them "channels" under people`,
    ),
  noCalendar: (why: string) => say(`这份日历有误：${why}`, why),
  neverEnds: (id: string) =>
    say(
      `日历“${id}”没有尽头，等着的预警就再也发不出去；免打扰请用会结束的时段，例如 cn-night`,
      `the calendar "${id}" never ends, so what waits would never be sent; choose hours that end, like cn-night`,
    ),
  endsFirst: (from: string, until: string) =>
    say(
      `从 ${from} 到 ${until} 不成一段时间；until 必须在 from 之后`,
      `${from} to ${until} is no span of time; "until" comes after "from"`,
    ),
  noTimeToListen: (reserve: number, window: number) =>
    say(
      `现在是 ${reserve}；必须小于 windowMinutes（${window}），否则没有时间去发现（SOC-1）`,
      `it is ${reserve}; it must be less than windowMinutes (${window}), or no time is left to listen (SOC-1)`,
    ),
} as const;

const TYPES: Readonly<Record<string, Labels>> = {
  array: say('列表', 'a list'),
  object: say('一组字段', 'a group of fields'),
  record: say('一组字段', 'a group of fields'),
  int: say('整数', 'a whole number'),
  number: say('数字', 'a number'),
  string: say('文字', 'a string'),
  boolean: say('true 或 false', 'a boolean'),
};
const ZH_HINTS: Readonly<Record<string, string>> = hints;
const inChinese = zhCN().localeError;

/**
 * What a schema has against a value.
 * @param shown the value as it may be shown; null: there is none
 */
export function sayIssue(issue: z.core.$ZodIssue, shown: string | null): Labels {
  const hidden = shown === 'hidden';
  const got =
    shown === null
      ? say('缺少这一项', 'it is missing')
      : say(hidden ? '现在的值（不显示）不对' : `现在是 ${shown}`, `it is ${hidden ? 'hidden here' : shown}`);
  const want = expectation(issue);
  return say(`${got['zh-CN']}；${want['zh-CN']}`, `${got.en}; ${want.en}`);
}

function expectation(issue: z.core.$ZodIssue): Labels {
  switch (issue.code) {
    case 'invalid_type': {
      const type = TYPES[issue.expected] ?? say(issue.expected, `a ${issue.expected}`);
      return say(`应为${type['zh-CN']}`, `it must be ${type.en}`);
    }
    case 'invalid_value': {
      const values = issue.values.map(String);
      return say(`应为其中之一：${values.join('、')}`, `it must be one of ${values.join(', ')}`);
    }
    case 'too_small':
    case 'too_big':
    case 'invalid_format':
      return say(`要求：${hintInChinese(issue)}`, `it must be: ${issue.message}`);
    default:
      return say(hintInChinese(issue), issue.message);
  }
}

/** A hint of ours by its table; zod's own words by zod's own table. */
function hintInChinese(issue: z.core.$ZodIssue): string {
  const ours = ZH_HINTS[issue.message];
  if (ours !== undefined) return ours;
  const said = inChinese(issue as Parameters<typeof inChinese>[0]);
  return typeof said === 'string' ? said : (said?.message ?? issue.message);
}
