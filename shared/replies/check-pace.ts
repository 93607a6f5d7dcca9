import type { Labels } from '../model/labels.ts';
import limits from './pace-limits.json' with { type: 'json' };
import type { ReplyPlace } from './reply-rule.ts';

/** Something that was filled in or sent from this account before. */
export interface SentReply {
  readonly at: number;
  readonly site: string;
  readonly where: ReplyPlace;
  readonly text: string;
}

/** Why the next reply might annoy the platform. Always a warning: the person decides. */
export interface PaceFinding {
  readonly type: 'same-text' | 'message-pace' | 'message-day';
  readonly count: number;
  readonly limit: number;
  readonly say: Labels;
}

interface SiteLimits {
  readonly sameText: number;
  readonly sameTextMinutes: number;
  readonly messages: number;
  readonly messagesMinutes: number;
  readonly messagesPerDay: number;
  readonly punishment: Labels;
}

const sites: Readonly<Record<string, SiteLimits>> = limits.sites;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** A sentence that becomes part of another loses its stop. */
const END = /[。.]$/u;
/** Texts that share so much of their letter pairs read as the same text. */
const SAME_SHARE = 0.9;

/** What a site's own adapter knows better than the table. */
export interface OwnLimits {
  readonly messages: number | null;
  readonly punishment?: Labels | undefined;
}

/** Checks the pace and the sameness of the reply about to be filled in against what was sent before (newest anywhere). */
export function checkPace(next: SentReply, sent: readonly SentReply[], own?: OwnLimits): PaceFinding[] {
  const listed = sites[next.site] ?? sites['*'];
  if (listed === undefined) return [];
  const limit = {
    ...listed,
    messages: own?.messages ?? listed.messages,
    punishment: own?.punishment ?? listed.punishment,
  };
  const before = sent.filter((reply) => reply.site === next.site && reply.at <= next.at);
  const findings: PaceFinding[] = [];
  const within = (ms: number) => before.filter((reply) => next.at - reply.at < ms);

  const same = within(limit.sameTextMinutes * MINUTE_MS).filter((reply) => isSameText(reply.text, next.text)).length;
  if (same >= limit.sameText)
    findings.push({
      type: 'same-text',
      count: same,
      limit: limit.sameText,
      say: {
        'zh-CN': `${limit.sameTextMinutes}分钟内已发过${same}次几乎相同的内容，请换一种说法：${limit.punishment['zh-CN'].replace(END, '')}。`,
        en: `Nearly the same text went out ${same} times within ${limit.sameTextMinutes} minutes; take another wording: ${limit.punishment.en.replace(END, '')}.`,
      },
    });
  if (next.where !== 'dm') return findings;

  const isMessage = (reply: SentReply) => reply.where === 'dm';
  const recent = within(limit.messagesMinutes * MINUTE_MS).filter(isMessage).length;
  if (recent >= limit.messages)
    findings.push({
      type: 'message-pace',
      count: recent,
      limit: limit.messages,
      say: {
        'zh-CN': `${limit.messagesMinutes}分钟内已发${recent}条私信，请稍缓：${limit.punishment['zh-CN'].replace(END, '')}。`,
        en: `${recent} direct messages within ${limit.messagesMinutes} minutes; wait a little: ${limit.punishment.en.replace(END, '')}.`,
      },
    });
  const today = within(DAY_MS).filter(isMessage).length;
  if (today >= limit.messagesPerDay)
    findings.push({
      type: 'message-day',
      count: today,
      limit: limit.messagesPerDay,
      say: {
        'zh-CN': `24小时内已发${today}条私信：${limit.punishment['zh-CN'].replace(END, '')}。`,
        en: `${today} direct messages within 24 hours: ${limit.punishment.en.replace(END, '')}.`,
      },
    });
  return findings;
}

/** Sameness as a platform sees it: names and numbers changed, the rest kept. */
export function isSameText(a: string, b: string): boolean {
  const first = pairsOf(a);
  const second = pairsOf(b);
  if (first.size === 0 || second.size === 0) return first.size === second.size;
  const shared = [...first].filter((pair) => second.has(pair)).length;
  return shared / Math.max(first.size, second.size) >= SAME_SHARE;
}

function pairsOf(text: string): ReadonlySet<string> {
  const letters = [...text.normalize('NFKC').toLowerCase()].filter((char) => /[\p{L}\p{N}]/u.test(char));
  return new Set(letters.slice(1).map((char, i) => `${letters[i]}${char}`));
}
