import type { SlaPolicy } from '../sla-policy.ts';

/** SLA-INTAKE: "received, we contact you by …" within 2 hours, urgent within 15 minutes. Chat and mail have rows of their own. */
const policy: SlaPolicy = {
  id: 'intake',
  rule: 'SLA-INTAKE',
  name: { 'zh-CN': '受理响应', en: 'intake response' },
  subject: 'ticket',
  startsAt: 'created',
  stopsOn: 'first-response',
  group: 'first-response',
  minutes: { normal: 120, important: 120, urgent: 15, critical: 15 },
  channels: ['social', 'review', 'phone', 'store', 'other'],
  kinds: [],
  pauseOn: [],
  calendar: 'always',
};
export default policy;
