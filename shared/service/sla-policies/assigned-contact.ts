import { forEveryUrgency, type SlaPolicy } from '../sla-policy.ts';

/** TKT-6: an assigned contact is made within one hour. */
const policy: SlaPolicy = {
  id: 'assigned-contact',
  rule: 'TKT-6',
  name: { 'zh-CN': '分派后联系客户', en: 'contact after assignment' },
  subject: 'ticket',
  startsAt: 'assigned',
  stopsOn: 'assigned-contact',
  group: 'assigned-contact',
  minutes: forEveryUrgency(60),
  channels: [],
  kinds: [],
  pauseOn: [],
  calendar: 'always',
};
export default policy;
