import type { GuardFinding, GuardVerdict } from '../model/guard.ts';
import { findPersonalData, type PersonalData } from '../privacy/find-personal-data.ts';
import { foldForWording } from '../privacy/fold-for-wording.ts';
import { nameDetector } from '../privacy/name-detector.ts';
import { type TextView, viewText } from '../privacy/text-view.ts';
import { replyRules } from './etiquette/registry.ts';
import type { ReplyPlace, ReplySetting } from './reply-rule.ts';

/** What the guard needs to know beside the text. */
export interface GuardOptions extends ReplySetting {
  /** Hotlines, mailboxes and the like that the brand publishes itself; they pass in public. Written in any form. */
  readonly hotlines?: readonly string[];
  /** Names of other customers that the person has open; none of them belongs into this reply (LNG-3). */
  readonly otherCustomers?: readonly string[];
}

/** Judges one reply before it is filled in. Pure; offsets of the findings are UTF-16 positions in `text` as given. */
export function checkReply(text: string, options: GuardOptions): GuardVerdict {
  const view = viewText(text);
  const findings = [
    ...findLeaks(view, options),
    ...findOtherCustomers(view, options),
    ...findBreaches(view, options),
  ].sort((a, b) => a.start - b.start);
  return {
    block: findings.some((finding) => finding.weight === 'block'),
    warn: findings.some((finding) => finding.weight === 'warn'),
    findings,
  };
}

/** In a direct message personal data may stand, so it only warns there (SOC-4). */
function findLeaks(view: TextView, options: GuardOptions): GuardFinding[] {
  const allowed = new Set((options.hotlines ?? []).map(reduceForComparison).filter((hotline) => hotline !== ''));
  return findPersonalData(view)
    .filter((found) => !allowed.has(reduceForComparison(view.original.slice(found.start, found.end))))
    .map((found) => ({
      type: found.type,
      start: found.start,
      end: found.end,
      rule: found.rule,
      say: tellLeak(found, options.where),
      weight: options.where === 'dm' ? 'warn' : found.weight,
      certain: found.certain,
    }));
}

/** A name of one character stands in too many words to mean anybody. */
const MIN_NAME_LENGTH = 2;

function* findOtherCustomers(view: TextView, options: GuardOptions): Generator<GuardFinding> {
  for (const name of options.otherCustomers ?? []) {
    const start = name.length < MIN_NAME_LENGTH ? -1 : findName(view.original, name);
    if (start === -1) continue;
    yield {
      type: 'other-customer-name',
      start,
      end: start + name.length,
      rule: 'LNG-3',
      say: {
        zh: `“${name}”是另一位客户，不能出现在这条回复里。`,
        en: `"${name}" is another customer and must not stand in this reply.`,
      },
      weight: 'block',
      certain: false,
    };
  }
}

/** Where a name stands by itself: a Latin one inside another word means nobody. */
function findName(text: string, name: string): number {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const isInside = (outer: string | undefined, inner: string | undefined): boolean =>
      LATIN.test(outer ?? '') && LATIN.test(inner ?? '');
    if (!isInside(text[at - 1], name[0]) && !isInside(text[at + name.length], name.at(-1))) return at;
  }
  return -1;
}
const LATIN = /[\p{Script=Latin}\p{N}]/u;

function* findBreaches(view: TextView, options: GuardOptions): Generator<GuardFinding> {
  const wording = foldForWording(view.folded);
  for (const rule of replyRules) {
    const weight = rule.weight[options.where];
    if (weight === null) continue;
    for (const hit of rule.find(wording.text, options)) {
      yield {
        type: rule.id,
        ...wording.toOriginal(hit.start, hit.end),
        rule: rule.rule,
        say: { zh: rule.say['zh-CN'], en: rule.say.en },
        weight,
        certain: false,
        ...(hit.replacement === undefined ? {} : { replacement: hit.replacement }),
      };
    }
  }
}

function tellLeak(found: PersonalData, where: ReplyPlace): { zh: string; en: string } {
  const name = nameDetector(found.type);
  return where === 'dm'
    ? { zh: `含${name['zh-CN']}，请确认对方就是本人。`, en: `Holds a ${name.en}: make sure that it goes to its owner.` }
    : {
        zh: `公开回复里不能出现${name['zh-CN']}，请改到私信里说。`,
        en: `A ${name.en} must not stand in public: move it to the direct message.`,
      };
}

/** Hotlines are compared without the marks people put between digits, and without a country code. */
function reduceForComparison(value: string): string {
  return value
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}@]/gu, '')
    .toLowerCase()
    .replace(/^(?:0086|86)(?=\d{10})/, '');
}
