import type { Playbook } from '../playbook.ts';

/** PLB-11: thanked, recorded, passed to product, the suggester told of each progress. */
const playbook: Playbook = {
  id: 'suggestion',
  rule: 'PLB-11',
  name: { 'zh-CN': '客户建议', en: 'suggestion' },
  topics: [
    'presales',
    'quality',
    'delivery',
    'returns',
    'attitude',
    'system',
    'rules',
    'price',
    'invoice',
    'account',
    'other',
  ],
  kinds: ['suggestion'],
  urgencies: ['normal', 'important', 'urgent', 'critical'],
  templateIds: ['suggestion-thanks'],
  steps: [
    {
      id: 'thank',
      does: { 'zh-CN': '公开致谢', en: 'thank in public' },
      department: null,
      promise: { minutes: 10, says: { 'zh-CN': '10分钟内', en: 'within 10 minutes' } },
    },
    { id: 'record', does: { 'zh-CN': '登记建议', en: 'record the suggestion' }, department: null, promise: null },
    {
      id: 'pass',
      does: { 'zh-CN': '转产品部评估', en: 'pass it to product' },
      department: 'product',
      promise: { minutes: 1440, says: { 'zh-CN': '24小时内', en: 'within 24 hours' } },
    },
    {
      id: 'progress',
      does: { 'zh-CN': '每有进展告知客户', en: 'tell the suggester of each progress' },
      department: 'product',
      promise: { minutes: 10080, says: { 'zh-CN': '7天内', en: 'within 7 days' } },
    },
  ],
};
export default playbook;
