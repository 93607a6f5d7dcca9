import type { DisputePolicy } from '../dispute-policy.ts';

/** DSP-7: carried out in ten days. */
const policy: DisputePolicy = {
  id: 'ruling',
  rule: 'DSP-7',
  name: { 'zh-CN': '执行裁决', en: 'ruling' },
  stage: 'ruling',
  leads: 'manager',
  departments: ['legal', 'finance'],
  minutes: 10 * 24 * 60,
  calendar: 'always',
  deliverables: [{ 'zh-CN': '裁决执行凭证', en: 'proof that the ruling was carried out' }],
};
export default policy;
