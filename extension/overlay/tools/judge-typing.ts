import type { GuardVerdict } from '../../../shared/model/guard.ts';
import type { PaceFinding } from '../../../shared/replies/check-pace.ts';
import { checkReply } from '../../../shared/replies/guard.ts';
import { countLength } from '../../reading/count-length.ts';
import type { SiteAnswering } from '../../reading/site-adapter.ts';
import { judgePace, type ReplyUse } from '../../reply-use.ts';
import type { GuardSetting } from './guard-setting.ts';
import { leaveOut, nameFinding } from './leave-out.ts';

/** What a person typed, and what is known around it. */
export interface TypedReply {
  readonly text: string;
  readonly site: string;
  readonly postKey: string | null;
  readonly answering: SiteAnswering;
  readonly setting: GuardSetting;
  readonly uses: readonly ReplyUse[];
  /** Findings that the person said are none, or stands by. */
  readonly ignored: readonly string[];
}

/** Everything that can be said of the words alone. */
export interface TypingJudgement {
  readonly verdict: GuardVerdict;
  readonly pace: readonly PaceFinding[];
  /** Characters that the site will not take; 0: all fit. */
  readonly over: number;
}

/** Judges what stands in the site's own box, as the picker judges its public half. A box that is not proven private is public. */
export function judgeTyping(reply: TypedReply, now: number): TypingJudgement {
  const { text, site, postKey, answering, setting, uses, ignored } = reply;
  const { publicCharacters: most, counting } = answering.limits;
  return {
    verdict: leaveOut(checkReply(text, { ...setting, ...soFar(text), where: 'public' }), text, ignored),
    pace: judgePace(uses, { site, kind: 'public', text, postKey }, answering.limits, now),
    over: most === null ? 0 : Math.max(0, countLength(text, counting) - most),
  };
}

/** Of what is still being written nobody can say that a greeting is missing. */
function soFar(text: string): Pick<GuardSetting, 'step'> {
  return /[。！？.!?]\s*$/u.test(text) && text.trim().length >= SENTENCE_LENGTH ? {} : { step: 'second' };
}
const SENTENCE_LENGTH = 10;

/** The faults by name: what was closed stays closed until another one comes. */
export function nameFaults({ verdict, pace, over }: TypingJudgement, text: string): string[] {
  return [
    ...verdict.findings.map((finding) => nameFinding(finding, text)),
    ...pace.map(({ type }) => type),
    ...(over > 0 ? ['over'] : []),
  ];
}
