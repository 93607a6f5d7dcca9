import type { DisputePolicy } from '../dispute-policy.ts';

/** DSP-1: front line, closed in two hours. */
const policy: DisputePolicy = {
  id: 'ordinary-complaint',
  rule: 'DSP-1',
  name: { 'zh-CN': '普通投诉', en: 'ordinary complaint' },
  stage: 'ordinary',
  leads: 'agent',
  departments: ['service-desk'],
  minutes: 2 * 60,
  calendar: 'always',
  deliverables: [{ 'zh-CN': '问题、方案与客户原话', en: 'problem, solution and the words of the customer' }],
};
export default policy;
