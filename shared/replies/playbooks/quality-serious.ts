import type { Playbook } from '../playbook.ts';

/** PLB-3: food, infant goods, danger; full refund with freight, recall, third-party test, public report. */
const playbook: Playbook = {
  id: 'quality-serious',
  rule: 'PLB-3',
  name: { 'zh-CN': '严重安全事件', en: 'serious safety incident' },
  topics: ['safety', 'quality'],
  kinds: ['complaint', 'fault'],
  urgencies: ['critical'],
  templateIds: ['safety-first-answer', 'public-statement'],
  steps: [
    {
      id: 'care',
      does: {
        'zh-CN': '询问身体状况，请客户停用并保留实物',
        en: 'ask how everybody is; have the product stopped and kept',
      },
      department: null,
      promise: { minutes: 10, says: { 'zh-CN': '10分钟内', en: 'within 10 minutes' } },
    },
    {
      id: 'escalate',
      does: { 'zh-CN': '上报运营总监，技术与公关加入', en: 'call the operations director, with technical and PR' },
      department: 'operations',
      promise: { minutes: 10, says: { 'zh-CN': '10分钟内', en: 'within 10 minutes' } },
    },
    {
      id: 'plan',
      does: { 'zh-CN': '给出首个处理方案', en: 'give the first plan' },
      department: 'operations',
      promise: { minutes: 60, says: { 'zh-CN': '1小时内', en: 'within 1 hour' } },
    },
    {
      id: 'refund',
      does: { 'zh-CN': '全额退款并承担运费', en: 'full refund with freight' },
      department: 'finance',
      promise: { minutes: 1440, says: { 'zh-CN': '24小时内', en: 'within 24 hours' } },
    },
    {
      id: 'recall',
      does: { 'zh-CN': '核对批次，启动召回', en: 'check the batch, start the recall' },
      department: 'quality',
      promise: { minutes: 1440, says: { 'zh-CN': '24小时内', en: 'within 24 hours' } },
    },
    {
      id: 'test',
      does: { 'zh-CN': '送第三方检测', en: 'send it to a third party for testing' },
      department: 'quality',
      promise: null,
    },
    {
      id: 'report',
      does: { 'zh-CN': '公布结果与整改措施', en: 'publish result and measures' },
      department: 'pr',
      promise: { minutes: 1440, says: { 'zh-CN': '24小时内', en: 'within 24 hours' } },
    },
    {
      id: 'progress',
      does: { 'zh-CN': '每2小时同步进展', en: 'tell the progress every 2 hours' },
      department: null,
      promise: { minutes: 120, says: { 'zh-CN': '2小时内', en: 'within 2 hours' } },
    },
  ],
};
export default playbook;
