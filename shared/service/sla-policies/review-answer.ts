import { forEveryUrgency, type SlaPolicy } from '../sla-policy.ts';

/** SLA-REVIEW: a bad review has its answer, with a solution, within one hour. */
const policy: SlaPolicy = {
  id: 'review-answer',
  rule: 'SLA-REVIEW',
  name: { 'zh-CN': '差评回复并给出方案', en: 'answer with a solution on review sites' },
  subject: 'mention',
  startsAt: 'published',
  stopsOn: 'answered',
  group: 'answer',
  minutes: forEveryUrgency(60),
  channels: ['review'],
  kinds: ['inquiry', 'fault', 'complaint', 'suggestion', 'other'],
  pauseOn: [],
  calendar: 'always',
};
export default policy;
