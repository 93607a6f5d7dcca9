import type { DisputePolicy } from '../dispute-policy.ts';

/** DSP-6: corrected and published in 72 hours. */
const policy: DisputePolicy = {
  id: 'professional-claimant',
  rule: 'DSP-6',
  name: { 'zh-CN': '职业索赔', en: 'professional claimant' },
  stage: 'professional-claimant',
  leads: 'manager',
  departments: ['legal', 'operations'],
  minutes: 72 * 60,
  calendar: 'always',
  deliverables: [{ 'zh-CN': '问题整改并公示', en: 'corrected and published' }],
};
export default policy;
