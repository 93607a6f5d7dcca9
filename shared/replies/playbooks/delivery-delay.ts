import type { Playbook } from '../playbook.ts';

/** PLB-4: the carrier is urged, a care coupon. */
const playbook: Playbook = {
  id: 'delivery-delay',
  rule: 'PLB-4',
  name: { 'zh-CN': '物流延误', en: 'delivery delay' },
  topics: ['delivery'],
  kinds: ['complaint', 'inquiry'],
  urgencies: ['normal', 'important', 'urgent', 'critical'],
  templateIds: ['delivery-delay'],
  steps: [
    {
      id: 'locate',
      does: { 'zh-CN': '查清包裹位置', en: 'find where the parcel is' },
      department: 'logistics',
      promise: { minutes: 120, says: { 'zh-CN': '2小时内', en: 'within 2 hours' } },
    },
    {
      id: 'urge',
      does: { 'zh-CN': '联系承运方加急', en: 'urge the carrier' },
      department: 'logistics',
      promise: { minutes: 120, says: { 'zh-CN': '2小时内', en: 'within 2 hours' } },
    },
    {
      id: 'tell',
      does: { 'zh-CN': '告诉客户新的送达时间', en: 'tell the customer the new time' },
      department: null,
      promise: { minutes: 120, says: { 'zh-CN': '2小时内', en: 'within 2 hours' } },
    },
    {
      id: 'coupon',
      does: { 'zh-CN': '发关怀券', en: 'add the care coupon' },
      department: null,
      promise: { minutes: 1440, says: { 'zh-CN': '24小时内', en: 'within 24 hours' } },
    },
  ],
};
export default playbook;
