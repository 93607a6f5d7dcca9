import { forEveryUrgency, type SlaPolicy } from '../sla-policy.ts';

/** SLA-SOCIAL: a complaint gets its public answer within one hour at the latest; a clock of its own, because missing it is a breach of another weight. */
const policy: SlaPolicy = {
  id: 'complaint-answer',
  rule: 'SLA-SOCIAL',
  name: { 'zh-CN': '公开投诉最迟回复', en: 'public answer to a complaint, at the latest' },
  subject: 'mention',
  startsAt: 'published',
  stopsOn: 'answered',
  group: 'complaint-answer',
  minutes: forEveryUrgency(60),
  channels: ['social'],
  kinds: ['complaint'],
  pauseOn: [],
  calendar: 'always',
};
export default policy;
