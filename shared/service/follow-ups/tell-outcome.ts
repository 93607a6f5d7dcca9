import type { FollowUpPolicy } from '../follow-up-policy.ts';

/** TKT-11: the outcome is told within 24 hours by the preferred channel. */
const policy: FollowUpPolicy = {
  id: 'tell-outcome',
  rule: 'TKT-11',
  name: { 'zh-CN': '告知处理结果', en: 'tell the outcome' },
  on: 'outcome-known',
  action: 'tell-outcome',
  afterMinutes: 24 * 60,
  isRepeated: false,
  reason: null,
};
export default policy;
