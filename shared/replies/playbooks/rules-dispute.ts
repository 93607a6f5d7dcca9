import type { Playbook } from '../playbook.ts';

/** PLB-9: rule clarified and published in 24 h, old cases by the new rule. */
const playbook: Playbook = {
  id: 'rules-dispute',
  rule: 'PLB-9',
  name: { 'zh-CN': '规则争议', en: 'rules dispute' },
  topics: ['rules', 'price'],
  kinds: ['complaint', 'inquiry'],
  urgencies: ['normal', 'important', 'urgent', 'critical'],
  templateIds: ['rules-dispute'],
  steps: [
    {
      id: 'clarify',
      does: { 'zh-CN': '澄清规则并公布', en: 'clarify and publish the rule' },
      department: 'operations',
      promise: { minutes: 1440, says: { 'zh-CN': '24小时内', en: 'within 24 hours' } },
    },
    {
      id: 'apply',
      does: { 'zh-CN': '历史订单按新说明处理', en: 'handle old cases by the new rule' },
      department: 'operations',
      promise: { minutes: 1440, says: { 'zh-CN': '24小时内', en: 'within 24 hours' } },
    },
    {
      id: 'tell',
      does: { 'zh-CN': '告诉客户结果', en: 'tell the customer the outcome' },
      department: null,
      promise: { minutes: 1440, says: { 'zh-CN': '24小时内', en: 'within 24 hours' } },
    },
  ],
};
export default playbook;
