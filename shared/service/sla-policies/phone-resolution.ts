import type { SlaPolicy } from '../sla-policy.ts';

/** SLA-PHONE: a normal issue is solved within 24 hours. The three rings are entered by hand and have no clock. */
const policy: SlaPolicy = {
  id: 'phone-resolution',
  rule: 'SLA-PHONE',
  name: { 'zh-CN': '电话问题解决', en: 'resolution of a phone case' },
  subject: 'ticket',
  startsAt: 'created',
  stopsOn: 'resolved',
  group: 'resolution',
  minutes: { normal: 24 * 60 },
  channels: ['phone'],
  kinds: [],
  pauseOn: ['waiting-for-customer'],
  calendar: 'always',
};
export default policy;
