import type { FollowUpPolicy } from '../follow-up-policy.ts';

/** TKT-4: a follow-up every 48 hours while the customer is waited for. */
const policy: FollowUpPolicy = {
  id: 'ask-waiting-customer',
  rule: 'TKT-4',
  name: { 'zh-CN': '等待客户时回访', en: 'ask the customer who is waited for' },
  on: 'waiting-for-customer',
  action: 'ask-customer',
  afterMinutes: 48 * 60,
  isRepeated: true,
  reason: null,
};
export default policy;
