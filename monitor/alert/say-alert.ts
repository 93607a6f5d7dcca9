import type { AlertMessage } from '../../shared/model/alert.ts';
import type { Level } from '../../shared/model/analysis.ts';
import type { Labels, Language } from '../../shared/model/labels.ts';
import { cutText, utf16Units } from './cut-text.ts';
import { fillLabels } from './fill-labels.ts';
import { neutralize } from './neutralize.ts';

/** An alert in words of one language, for a channel to lay out. Every text from outside is neutralized already. */
export interface SpokenAlert {
  /** All that a lock screen has room for: `红色预警 · 新锐 · 微博 · 15:30 前回应 · #12`; with 演练 in front when it is practice. */
  readonly title: string;
  readonly headline: string;
  readonly excerpt: string | null;
  /** `作者：…`, `发布：15:20`. */
  readonly facts: readonly string[];
  readonly reasons: readonly string[];
  /** `预警 #12`, of several how many more, and from the second attempt on that it may be a repeat. */
  readonly numberLine: string;
  readonly link: { readonly label: string; readonly url: string } | null;
  readonly acknowledge: { readonly label: string; readonly url: string } | null;
  /** What to do when there is no address to acknowledge at. */
  readonly hint: string | null;
}

const LEVELS: Readonly<Record<Level, Labels>> = {
  blue: { 'zh-CN': '蓝色关注', en: 'Blue' },
  yellow: { 'zh-CN': '黄色预警', en: 'Yellow' },
  orange: { 'zh-CN': '橙色预警', en: 'Orange' },
  red: { 'zh-CN': '红色预警', en: 'Red' },
};
const DUE_WORDS = {
  answer: { 'zh-CN': '{time} 前回应', en: 'answer by {time}' },
  act: { 'zh-CN': '{time} 前处理', en: 'act by {time}' },
  late: { 'zh-CN': '{time} 已到期', en: 'was due {time}' },
} as const;
/** What to do without an address to acknowledge at; a kind that is not listed asks for nothing. */
const HINTS: Readonly<Partial<Record<AlertMessage['kind'], Labels>>> = {
  mention: { 'zh-CN': '请在顺风耳侧边栏中认领', en: 'Claim it in the Earshot panel' },
  escalation: { 'zh-CN': '请在顺风耳侧边栏中接手', en: 'Take it in the Earshot panel' },
  reminder: { 'zh-CN': '请在顺风耳侧边栏中处理', en: 'Go on with it in the Earshot panel' },
  burst: { 'zh-CN': '请看顺风耳侧边栏：公关 → 突增', en: 'See the Earshot panel: PR → Bursts' },
  case: { 'zh-CN': '请进顺风耳侧边栏：公关 → 案件', en: 'Go to the Earshot panel: PR → Cases' },
  search: { 'zh-CN': '请看顺风耳侧边栏：公关 → 搜索', en: 'See the Earshot panel: PR → Search' },
  'source-blind': { 'zh-CN': '请看顺风耳侧边栏：来源', en: 'See the Earshot panel: Sources' },
};
/** Of several alerts the words are the gravest one's, and the page behind the link lets its reader choose. */
const LINK_WORDS = {
  open: { 'zh-CN': '打开原帖', en: 'Open the post' },
  openGravest: { 'zh-CN': '打开最重的一条', en: 'Open the gravest' },
  take: { 'zh-CN': '我来处理', en: 'I take it' },
  takeSeveral: { 'zh-CN': '看全部并认领', en: 'See all and take them' },
} as const;
const EXCERPT_UNITS = 280;
const PREVIEW_UNITS = 120;
const MAX_REASONS = 4;

/** Puts an alert into words, as of `now`. `timeZone` is the one in which the readers' clocks run. */
export function sayAlert(
  message: AlertMessage,
  { language, timeZone, now }: { readonly language: Language; readonly timeZone: string; readonly now: number },
): SpokenAlert {
  const zh = language === 'zh-CN';
  const time = (at: number) => sayTime(at, now, { language, timeZone });
  const place = [message.brand, message.site].filter((part) => part !== null).map((part) => neutralize(part));
  const due =
    message.dueAt === null
      ? []
      : [fillLabels(DUE_WORDS[dueKind(message.kind, message.dueAt < now)], { time: time(message.dueAt) })[language]];
  const more = (message.members?.length ?? 1) - 1;
  // A test has no number that anybody could look up.
  const number = more > 0 || message.kind === 'test' ? [] : [`#${message.number}`];
  const title = [LEVELS[message.level][language], ...place, ...due, ...number].join(' · ');
  const facts = [
    message.author === null
      ? null
      : `${zh ? '作者' : 'By'}${zh ? '：' : ' '}${cutText(neutralize(message.author), 40, utf16Units)}`,
    message.publishedAt === null
      ? null
      : zh
        ? `发布 ${time(message.publishedAt)}`
        : `Published ${time(message.publishedAt)}`,
    message.storySize > 1
      ? zh
        ? `同一事件 ${message.storySize} 帖`
        : `${message.storySize} posts in this story`
      : null,
  ];
  const others = zh ? ` 等 ${more + 1} 条` : ` and ${more} more`;
  const repeat = message.attempt > 1 ? (zh ? '（可能重复）' : ' (may be a repeat)') : '';
  return {
    title: message.drill ? `${zh ? '【演练】' : '[DRILL] '}${title}` : title,
    headline: neutralize(message.headline[language]),
    excerpt: message.excerpt === null ? null : cutText(neutralize(message.excerpt), EXCERPT_UNITS, utf16Units),
    facts: facts.filter((fact) => fact !== null),
    reasons: message.reasons.slice(0, MAX_REASONS).map((reason) => neutralize(reason[language])),
    numberLine: `${zh ? '预警' : 'Alert'} #${message.number}${more > 0 ? others : ''}${repeat}`,
    link: linkTo(message.permalink, LINK_WORDS[more > 0 ? 'openGravest' : 'open'][language]),
    acknowledge: linkTo(message.ackUrl, LINK_WORDS[more > 0 ? 'takeSeveral' : 'take'][language]),
    hint: message.ackUrl === null ? (HINTS[message.kind]?.[language] ?? null) : null,
  };
}

function dueKind(kind: AlertMessage['kind'], isPast: boolean): keyof typeof DUE_WORDS {
  if (isPast) return 'late';
  return kind === 'mention' ? 'answer' : 'act';
}

/** The time of day, with the day in front where it is not today's. */
function sayTime(
  at: number,
  now: number,
  { language, timeZone }: { readonly language: Language; readonly timeZone: string },
): string {
  const day = new Intl.DateTimeFormat(language, { timeZone, month: 'numeric', day: 'numeric' });
  const time = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const clock = new Intl.DateTimeFormat(language, time).format(at);
  if (day.format(at) === day.format(now)) return clock;
  const named = new Intl.DateTimeFormat(language, { timeZone, month: 'short', day: 'numeric' });
  return `${named.format(at)} ${clock}`;
}

/** One line for a lock screen or a list of mails: how grave, where, and what it is. */
export function toPreview({ title, headline }: Pick<SpokenAlert, 'title' | 'headline'>): string {
  return cutText(`${title} · ${headline}`, PREVIEW_UNITS, utf16Units);
}

/** Only web addresses become links, written in their encoded form: no blank, quote or bracket can break out of it. */
function linkTo(address: string | null, label: string): { label: string; url: string } | null {
  if (address === null || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  const href = url.href.replace(/[()[\]<>"'`*_|\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return { label, url: href };
}

/** The alert as lines of plain text, links written out; for receivers without markup. */
export function toPlainLines(alert: SpokenAlert): string[] {
  return [
    alert.headline,
    ...(alert.excerpt === null ? [] : [`“${alert.excerpt}”`]),
    ...(alert.facts.length > 0 ? [alert.facts.join(' · ')] : []),
    ...alert.reasons.map((reason) => `· ${reason}`),
    ...(alert.link === null ? [] : [`${alert.link.label}: ${alert.link.url}`]),
    ...(alert.acknowledge === null ? [] : [`${alert.acknowledge.label}: ${alert.acknowledge.url}`]),
    ...(alert.hint === null ? [] : [alert.hint]),
    alert.numberLine,
  ];
}
