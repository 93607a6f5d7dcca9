import { forEveryUrgency, type SlaPolicy } from '../sla-policy.ts';

/** TKT-6: a hard technical issue has its first diagnosis (cause, measure, time, cost) within four hours. */
const policy: SlaPolicy = {
  id: 'first-diagnosis',
  rule: 'TKT-6',
  name: { 'zh-CN': '技术问题首次诊断', en: 'first diagnosis of a technical issue' },
  subject: 'ticket',
  startsAt: 'created',
  stopsOn: 'work-started',
  group: 'first-diagnosis',
  minutes: forEveryUrgency(4 * 60),
  channels: [],
  kinds: ['fault'],
  pauseOn: ['waiting-for-customer'],
  calendar: 'always',
};
export default policy;
