import { isSameWording } from '../shared/service/approval-policy.ts';
import type { ApprovalLook } from './messages.ts';

/**
 * Where a wording stands: `free`: nobody has to be asked · `ask`: somebody has to · `waiting`: it was asked for · `approved`: it may
 * stand as it is · `other`: another wording was approved.
 */
export type ApprovalStanding = 'free' | 'ask' | 'waiting' | 'approved' | 'other';

/** Judges a wording. Null: it is not known yet whether anybody has to be asked, so nothing is filled. */
export function judgeApproval(look: ApprovalLook | null, text: string): ApprovalStanding {
  if (look === null) return 'ask';
  if (!look.needed || look.mayApprove) return 'free';
  const { approval } = look;
  if (approval === null || approval.state === 'refused') return 'ask';
  const isSame = isSameWording(approval.text, text);
  if (approval.state === 'asked') return isSame ? 'waiting' : 'ask';
  return isSame ? 'approved' : 'other';
}
