import type { SlaPolicy } from '../sla-policy.ts';

/** SLA-MAIL: urgent within 1 hour, important within 4, normal within 24. */
const policy: SlaPolicy = {
  id: 'mail-first-response',
  rule: 'SLA-MAIL',
  name: { 'zh-CN': '邮件首次回复', en: 'first answer to a mail' },
  subject: 'ticket',
  startsAt: 'created',
  stopsOn: 'first-response',
  group: 'first-response',
  minutes: { normal: 24 * 60, important: 4 * 60, urgent: 60, critical: 60 },
  channels: ['mail'],
  kinds: [],
  pauseOn: [],
  calendar: 'always',
};
export default policy;
