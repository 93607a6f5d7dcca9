import type { SlaPolicy } from '../sla-policy.ts';

/** SLA-REVIEW: solved within 24 hours. */
const policy: SlaPolicy = {
  id: 'review-resolution',
  rule: 'SLA-REVIEW',
  name: { 'zh-CN': '差评问题解决', en: 'resolution of a review case' },
  subject: 'ticket',
  startsAt: 'published',
  stopsOn: 'resolved',
  group: 'resolution',
  minutes: { normal: 24 * 60 },
  channels: ['review'],
  kinds: [],
  pauseOn: ['waiting-for-customer'],
  calendar: 'always',
};
export default policy;
