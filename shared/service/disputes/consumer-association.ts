import type { DisputePolicy } from '../dispute-policy.ts';

/** DSP-5: account and solution in five working days of eight hours. */
const policy: DisputePolicy = {
  id: 'consumer-association',
  rule: 'DSP-5',
  name: { 'zh-CN': '消协调解', en: 'consumer association' },
  stage: 'consumer-association',
  leads: 'manager',
  departments: ['service-supervisor', 'legal'],
  minutes: 5 * 8 * 60,
  calendar: 'cn-office',
  deliverables: [
    { 'zh-CN': '情况说明', en: 'account of what happened' },
    { 'zh-CN': '解决方案', en: 'solution' },
  ],
};
export default policy;
