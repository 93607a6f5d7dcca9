import type { SlaPolicy } from '../sla-policy.ts';

/** SLA-FIRST: the first words of the agent within 5 minutes of the assignment, urgent within 2. */
const policy: SlaPolicy = {
  id: 'first-words',
  rule: 'SLA-FIRST',
  name: { 'zh-CN': '分派后首次发言', en: 'first words after assignment' },
  subject: 'ticket',
  startsAt: 'assigned',
  stopsOn: 'first-response',
  group: 'first-words',
  minutes: { normal: 5, important: 5, urgent: 2, critical: 2 },
  channels: [],
  kinds: [],
  pauseOn: [],
  calendar: 'always',
};
export default policy;
