import type { FollowUpPolicy } from '../follow-up-policy.ts';

/** TKT-5: order done: survey in seven days. */
const policy: FollowUpPolicy = {
  id: 'order-survey',
  rule: 'TKT-5',
  name: { 'zh-CN': '订单完成后满意度调查', en: 'survey after an order' },
  on: 'order-done',
  action: 'survey',
  afterMinutes: 7 * 24 * 60,
  isRepeated: false,
  reason: null,
};
export default policy;
