import type { Labels } from '../model/labels.ts';

/** When a claim ends by itself. */
export interface ClaimPolicy {
  readonly id: 'idle-claim';
  readonly rule: 'SOC-1';
  readonly name: Labels;
  /** A claim is given back when no device of its holder was heard of for so long. */
  readonly idleMinutes: number;
}

/** SOC-1: ten minutes from the post to the answer; a claim whose holder is gone must not use them up and more. */
export const claimPolicies: readonly ClaimPolicy[] = [
  {
    id: 'idle-claim',
    rule: 'SOC-1',
    name: { 'zh-CN': '认领人离开', en: 'Whoever claimed it is gone' },
    idleMinutes: 10,
  },
];
