import type { SlaPolicy } from '../sla-policy.ts';

/** SLA-URG: work on a critical issue starts within two hours. */
const policy: SlaPolicy = {
  id: 'critical-start',
  rule: 'SLA-URG',
  name: { 'zh-CN': '特急问题开始处理', en: 'work on a critical issue starts' },
  subject: 'ticket',
  startsAt: 'created',
  stopsOn: 'work-started',
  group: 'work-start',
  minutes: { critical: 120 },
  channels: [],
  kinds: [],
  pauseOn: [],
  calendar: 'always',
};
export default policy;
