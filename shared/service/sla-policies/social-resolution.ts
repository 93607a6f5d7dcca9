import type { SlaPolicy } from '../sla-policy.ts';

/** SLA-SOCIAL: a normal issue is solved within 24 hours of being public. */
const policy: SlaPolicy = {
  id: 'social-resolution',
  rule: 'SLA-SOCIAL',
  name: { 'zh-CN': '社交媒体问题解决', en: 'resolution of a social media case' },
  subject: 'ticket',
  startsAt: 'published',
  stopsOn: 'resolved',
  group: 'resolution',
  minutes: { normal: 24 * 60 },
  channels: ['social'],
  kinds: [],
  pauseOn: ['waiting-for-customer'],
  calendar: 'always',
};
export default policy;
