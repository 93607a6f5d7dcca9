import { forEveryUrgency, type SlaPolicy } from '../sla-policy.ts';

/** SLA-SOCIAL, SOC-1: found and answered within ten minutes of the post being public. Praise has no deadline. */
const policy: SlaPolicy = {
  id: 'social-answer',
  rule: 'SLA-SOCIAL',
  name: { 'zh-CN': '社交媒体公开回复', en: 'public answer on social media' },
  subject: 'mention',
  startsAt: 'published',
  stopsOn: 'answered',
  group: 'answer',
  minutes: forEveryUrgency(10),
  channels: ['social'],
  kinds: ['inquiry', 'fault', 'complaint', 'suggestion', 'other'],
  pauseOn: [],
  calendar: 'always',
};
export default policy;
