import type { FollowUpPolicy } from '../follow-up-policy.ts';

/** TKT-5: solution sent: satisfaction call in 24 hours. */
const policy: FollowUpPolicy = {
  id: 'solution-call-back',
  rule: 'TKT-5',
  name: { 'zh-CN': '方案发出后满意度回访', en: 'satisfaction call after a solution' },
  on: 'solution-sent',
  action: 'call-back',
  afterMinutes: 24 * 60,
  isRepeated: false,
  reason: null,
};
export default policy;
