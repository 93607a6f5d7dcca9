import type { FollowUpPolicy } from '../follow-up-policy.ts';

/** TKT-10: a reminder of how to use what was bought, after a week. */
const policy: FollowUpPolicy = {
  id: 'usage-advice',
  rule: 'TKT-10',
  name: { 'zh-CN': '使用提醒', en: 'advice for use' },
  on: 'usage-begun',
  action: 'give-advice',
  afterMinutes: 168 * 60,
  isRepeated: false,
  reason: null,
};
export default policy;
