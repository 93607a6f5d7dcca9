import type { Playbook } from '../playbook.ts';

/** PLB-7: record checked, apology of the supervisor, VIP coupon. */
const playbook: Playbook = {
  id: 'service-attitude',
  rule: 'PLB-7',
  name: { 'zh-CN': '服务态度', en: 'service attitude' },
  topics: ['attitude'],
  kinds: ['complaint'],
  urgencies: ['normal', 'important', 'urgent', 'critical'],
  templateIds: ['service-attitude'],
  steps: [
    {
      id: 'record',
      does: { 'zh-CN': '调阅录音或聊天记录', en: 'go through the record' },
      department: 'service-quality',
      promise: { minutes: 120, says: { 'zh-CN': '2小时内', en: 'within 2 hours' } },
    },
    {
      id: 'apologise',
      does: { 'zh-CN': '主管致歉', en: 'the supervisor apologises' },
      department: 'service-supervisor',
      promise: { minutes: 120, says: { 'zh-CN': '2小时内', en: 'within 2 hours' } },
    },
    {
      id: 'coupon',
      does: { 'zh-CN': '发专属优惠券', en: 'give the VIP coupon' },
      department: null,
      promise: { minutes: 1440, says: { 'zh-CN': '24小时内', en: 'within 24 hours' } },
    },
    {
      id: 'train',
      does: { 'zh-CN': '内部复盘并培训', en: 'go through it with the team' },
      department: 'service-quality',
      promise: null,
    },
  ],
};
export default playbook;
