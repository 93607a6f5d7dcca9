import type { Labels, Language } from '../../../shared/model/labels.ts';
import type { Template } from '../../../shared/model/template.ts';
import { chooseVariant } from '../../../shared/replies/choose-variant.ts';
import { checkReply } from '../../../shared/replies/guard.ts';
import type { ReplyPlace } from '../../../shared/replies/reply-rule.ts';
import { judgeApproval } from '../../judge-approval.ts';
import type { ApprovalLook } from '../../messages.ts';
import { countLength } from '../../reading/count-length.ts';
import type { SiteAnswering } from '../../reading/site-adapter.ts';
import { judgePace, listUsedVariants, type ReplyUse } from '../../reply-use.ts';
import { composeDirect, composePublic, type ReplyFields } from './compose-reply.ts';
import type { GuardSetting } from './guard-setting.ts';
import { TOOL_STRINGS } from './tool-strings.ts';

/** A template that was called by its shortcut, and what is known of the box. */
export interface TemplateCall {
  readonly template: Template;
  readonly language: Language;
  /** `dm` only where the page is proven to be a conversation. */
  readonly where: ReplyPlace;
  readonly site: string;
  readonly postKey: string | null;
  readonly fields: ReplyFields;
  readonly uses: readonly ReplyUse[];
  readonly answering: SiteAnswering;
  readonly setting: GuardSetting;
  /** Null: nobody has to be asked. */
  readonly approval: ApprovalLook | null;
}

export type CallVerdict =
  | { readonly fits: true; readonly text: string; readonly variant: number }
  /** `say`: why nothing is filled in, as a sentence. */
  | { readonly fits: false; readonly say: Labels };

/**
 * Whether a called template may go into the box as it is: what the picker would stop, or ask for, is stopped here too, before a letter
 * of it stands in public (SOC-4).
 */
export function judgeCall(call: TemplateCall, now: number): CallVerdict {
  const { template, language, where, fields, uses, answering, setting, approval, site, postKey } = call;
  const wordings = template.texts[language].public;
  const variant = chooseVariant(wordings.length, listUsedVariants(uses, template.id));
  const half =
    where === 'dm'
      ? (composeDirect(template, language, fields, {}) ?? composePublic(template, language, variant, fields, {}))
      : composePublic(template, language, variant, fields, {});
  if (half.text.trim() === '') return { fits: false, say: TOOL_STRINGS.callDirectOnly };
  if (half.open.length > 0) return { fits: false, say: TOOL_STRINGS.callAsks };
  const blocked = checkReply(half.text, { ...setting, where }).findings.find(({ weight }) => weight === 'block');
  if (blocked) return { fits: false, say: { 'zh-CN': blocked.say.zh, en: blocked.say.en } };
  if (where === 'dm') return { fits: true, text: half.text, variant };
  const { publicCharacters: most, counting } = answering.limits;
  if (most !== null && countLength(half.text, counting) > most) return { fits: false, say: TOOL_STRINGS.callTooLong };
  const standing = approval === null ? 'free' : judgeApproval(approval, half.text);
  if (standing !== 'free' && standing !== 'approved') return { fits: false, say: TOOL_STRINGS.callWaits };
  const pace = judgePace(uses, { site, kind: 'public', text: half.text, postKey }, answering.limits, now);
  const same = pace.find(({ type }) => type === 'same-text');
  return same ? { fits: false, say: same.say } : { fits: true, text: half.text, variant };
}
