import type { Playbook } from '../playbook.ts';

/** PLB-1: a slight fault; coupon of 5–10 % of the price, goods kept. */
const playbook: Playbook = {
  id: 'quality-slight',
  rule: 'PLB-1',
  name: { 'zh-CN': '商品小瑕疵', en: 'slight fault of a product' },
  topics: ['quality'],
  kinds: ['complaint', 'fault'],
  urgencies: ['normal'],
  templateIds: ['quality-slight', 'solved-invitation'],
  steps: [
    {
      id: 'photo',
      does: {
        'zh-CN': '请客户在私信里发照片，确认不影响使用',
        en: 'ask for a photo by direct message; make sure that it can be used',
      },
      department: null,
      promise: null,
    },
    {
      id: 'apologise',
      does: { 'zh-CN': '为体验致歉，不定性原因', en: 'apologise for the experience without naming a cause' },
      department: null,
      promise: null,
    },
    {
      id: 'coupon',
      does: { 'zh-CN': '商品留用，按金额 5%–10% 发优惠券', en: 'the goods are kept; a coupon of 5–10 % of the price' },
      department: null,
      promise: { minutes: 1440, says: { 'zh-CN': '24小时内', en: 'within 24 hours' } },
    },
    {
      id: 'confirm',
      does: { 'zh-CN': '确认客户满意，记录结果', en: 'make sure that the customer is content; record the outcome' },
      department: null,
      promise: null,
    },
  ],
};
export default playbook;
