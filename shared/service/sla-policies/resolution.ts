import type { SlaPolicy } from '../sla-policy.ts';

/** SLA-URG: normal 24 hours, important 48, urgent 12, critical 12, from intake. A stricter row of a channel wins. */
const policy: SlaPolicy = {
  id: 'resolution',
  rule: 'SLA-URG',
  name: { 'zh-CN': '按紧急程度解决', en: 'resolution by urgency' },
  subject: 'ticket',
  startsAt: 'created',
  stopsOn: 'resolved',
  group: 'resolution',
  minutes: { normal: 24 * 60, important: 48 * 60, urgent: 12 * 60, critical: 12 * 60 },
  channels: [],
  kinds: [],
  pauseOn: ['waiting-for-customer'],
  calendar: 'always',
};
export default policy;
