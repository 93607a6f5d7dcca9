import type { FollowUpPolicy } from '../follow-up-policy.ts';

/** SLA-PHONE: a complex issue has its progress told every 24 hours. */
const policy: FollowUpPolicy = {
  id: 'complex-progress',
  rule: 'SLA-PHONE',
  name: { 'zh-CN': '复杂问题进度告知', en: 'progress of a complex issue' },
  on: 'complex-issue',
  action: 'tell-progress',
  afterMinutes: 24 * 60,
  isRepeated: true,
  reason: null,
};
export default policy;
