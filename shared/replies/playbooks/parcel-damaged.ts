import type { Playbook } from '../playbook.ts';

/** PLB-5: unboxing video and waybill photo, verified in 1 h, resent first. */
const playbook: Playbook = {
  id: 'parcel-damaged',
  rule: 'PLB-5',
  name: { 'zh-CN': '包裹破损或丢失', en: 'parcel damaged or lost' },
  topics: ['delivery'],
  kinds: ['complaint', 'fault'],
  urgencies: ['normal', 'important', 'urgent', 'critical'],
  templateIds: ['parcel-damaged'],
  steps: [
    {
      id: 'evidence',
      does: {
        'zh-CN': '收集开箱视频与面单照片（视频含面单号、整件商品、破损处）',
        en: 'collect the unboxing video and waybill photo (waybill number, whole product, defect)',
      },
      department: null,
      promise: null,
    },
    {
      id: 'verify',
      does: { 'zh-CN': '核实破损或丢失', en: 'verify the damage or loss' },
      department: 'logistics',
      promise: { minutes: 60, says: { 'zh-CN': '1小时内', en: 'within 1 hour' } },
    },
    {
      id: 'resend',
      does: { 'zh-CN': '先行补寄', en: 'resend first' },
      department: 'logistics',
      promise: { minutes: 1440, says: { 'zh-CN': '24小时内', en: 'within 24 hours' } },
    },
    {
      id: 'claim',
      does: { 'zh-CN': '向承运方索赔，不让客户等待', en: 'claim from the carrier; the customer does not wait' },
      department: 'logistics',
      promise: null,
    },
  ],
};
export default playbook;
