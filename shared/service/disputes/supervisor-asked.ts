import type { DisputePolicy } from '../dispute-policy.ts';

/** DSP-2: the duty supervisor, a written solution and compensation plan in four hours. */
const policy: DisputePolicy = {
  id: 'supervisor-asked',
  rule: 'DSP-2',
  name: { 'zh-CN': '客户要求主管处理', en: 'customer asks for a supervisor' },
  stage: 'supervisor-asked',
  leads: 'lead',
  departments: ['service-supervisor'],
  minutes: 4 * 60,
  calendar: 'always',
  deliverables: [
    { 'zh-CN': '书面解决与补偿方案', en: 'written solution and compensation plan' },
    { 'zh-CN': '客户诉求变化记录', en: 'changes of demand recorded' },
  ],
};
export default policy;
