import type { DisputePolicy } from '../dispute-policy.ts';

/** DSP-3: task force of legal, service and PR; statement, compensation and measures in 24 hours. */
const policy: DisputePolicy = {
  id: 'media-or-lawsuit',
  rule: 'DSP-3',
  name: { 'zh-CN': '媒体曝光或诉讼', en: 'media exposure or lawsuit' },
  stage: 'media-or-lawsuit',
  leads: 'director',
  departments: ['legal', 'service-supervisor', 'pr'],
  minutes: 24 * 60,
  calendar: 'always',
  deliverables: [
    { 'zh-CN': '官方声明', en: 'official statement' },
    { 'zh-CN': '补偿方案', en: 'compensation' },
    { 'zh-CN': '整改措施', en: 'corrective measures' },
    { 'zh-CN': '已向监管部门说明', en: 'regulator informed' },
  ],
};
export default policy;
