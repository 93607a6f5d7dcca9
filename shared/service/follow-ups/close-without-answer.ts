import type { FollowUpPolicy } from '../follow-up-policy.ts';

/** TKT-4: no answer for three days: closed by the system, with that reason. */
const policy: FollowUpPolicy = {
  id: 'close-without-answer',
  rule: 'TKT-4',
  name: { 'zh-CN': '客户未回复自动关闭', en: 'close without an answer' },
  on: 'waiting-for-customer',
  action: 'close',
  afterMinutes: 3 * 24 * 60,
  isRepeated: false,
  reason: { 'zh-CN': '客户3天未回复，系统关闭', en: 'no answer from the customer for 3 days, closed by the system' },
};
export default policy;
