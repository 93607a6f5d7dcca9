import type { Playbook } from '../playbook.ts';

/** PLB-8: located in 1 h, notice, coupon of 3–5 %, priority mark. */
const playbook: Playbook = {
  id: 'system-fault',
  rule: 'PLB-8',
  name: { 'zh-CN': '系统故障', en: 'system fault' },
  topics: ['system'],
  kinds: ['complaint', 'fault'],
  urgencies: ['normal', 'important', 'urgent', 'critical'],
  templateIds: ['system-fault'],
  steps: [
    {
      id: 'locate',
      does: { 'zh-CN': '定位原因', en: 'find the cause' },
      department: 'technical',
      promise: { minutes: 60, says: { 'zh-CN': '1小时内', en: 'within 1 hour' } },
    },
    {
      id: 'notice',
      does: { 'zh-CN': '发布公告：影响范围与恢复时间', en: 'publish a notice: extent and time of recovery' },
      department: 'operations',
      promise: { minutes: 60, says: { 'zh-CN': '1小时内', en: 'within 1 hour' } },
    },
    {
      id: 'priority',
      does: { 'zh-CN': '给受影响的客户做优先标记', en: 'mark those affected for priority' },
      department: null,
      promise: null,
    },
    {
      id: 'coupon',
      does: { 'zh-CN': '按订单金额 3%–5% 发券', en: 'coupon of 3–5 % of the order' },
      department: 'marketing',
      promise: { minutes: 1440, says: { 'zh-CN': '24小时内', en: 'within 24 hours' } },
    },
    {
      id: 'verify',
      does: { 'zh-CN': '恢复后通知客户并核实', en: 'tell the customer after recovery and verify' },
      department: null,
      promise: { minutes: 4320, says: { 'zh-CN': '3天内', en: 'within 3 days' } },
    },
  ],
};
export default playbook;
