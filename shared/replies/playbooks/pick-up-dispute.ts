import type { Playbook } from '../playbook.ts';

/** PLB-6: compensation in 72 h. */
const playbook: Playbook = {
  id: 'pick-up-dispute',
  rule: 'PLB-6',
  name: { 'zh-CN': '自提点争议', en: 'pick-up point dispute' },
  topics: ['delivery'],
  kinds: ['complaint'],
  urgencies: ['normal', 'important', 'urgent', 'critical'],
  templateIds: ['pick-up-dispute'],
  steps: [
    {
      id: 'ask-point',
      does: { 'zh-CN': '向站点核实取件与签收记录', en: 'ask the point for its records' },
      department: 'logistics',
      promise: { minutes: 1440, says: { 'zh-CN': '24小时内', en: 'within 24 hours' } },
    },
    {
      id: 'tell',
      does: { 'zh-CN': '告诉客户核实结果', en: 'tell the customer what was found' },
      department: null,
      promise: { minutes: 1440, says: { 'zh-CN': '24小时内', en: 'within 24 hours' } },
    },
    {
      id: 'compensate',
      does: { 'zh-CN': '赔付办结', en: 'settle the compensation' },
      department: 'finance',
      promise: { minutes: 4320, says: { 'zh-CN': '3天内', en: 'within 3 days' } },
    },
  ],
};
export default playbook;
