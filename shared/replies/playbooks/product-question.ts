import type { Playbook } from '../playbook.ts';

/** PLB-12: steps or guide; the same question again, guide pushed and proposed as a standard answer. */
const playbook: Playbook = {
  id: 'product-question',
  rule: 'PLB-12',
  name: { 'zh-CN': '产品咨询', en: 'product question' },
  topics: ['presales', 'quality', 'price', 'rules', 'returns', 'invoice', 'other'],
  kinds: ['inquiry'],
  urgencies: ['normal', 'important', 'urgent', 'critical'],
  templateIds: ['product-question', 'presales-question'],
  steps: [
    {
      id: 'answer',
      does: { 'zh-CN': '给出步骤或说明', en: 'give the steps or a guide' },
      department: null,
      promise: { minutes: 10, says: { 'zh-CN': '10分钟内', en: 'within 10 minutes' } },
    },
    {
      id: 'repeat',
      does: { 'zh-CN': '同一问题再次出现：推送图文教程', en: 'the same question again: push the guide' },
      department: null,
      promise: null,
    },
    {
      id: 'propose',
      does: { 'zh-CN': '提为标准答案（KB-1）', en: 'propose it as a standard answer (KB-1)' },
      department: null,
      promise: null,
    },
  ],
};
export default playbook;
