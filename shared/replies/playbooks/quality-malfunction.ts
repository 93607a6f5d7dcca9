import type { Playbook } from '../playbook.ts';

/** PLB-2: a malfunction; pick-up, replacement, one more year of warranty, apology gift. */
const playbook: Playbook = {
  id: 'quality-malfunction',
  rule: 'PLB-2',
  name: { 'zh-CN': '故障换新', en: 'malfunction and replacement' },
  topics: ['quality'],
  kinds: ['complaint', 'fault'],
  urgencies: ['important', 'urgent'],
  templateIds: ['malfunction', 'solved-invitation'],
  steps: [
    {
      id: 'diagnosis',
      does: { 'zh-CN': '首次诊断：原因、办法、时间、费用', en: 'first diagnosis: cause, measure, time, cost' },
      department: 'technical',
      promise: { minutes: 240, says: { 'zh-CN': '4小时内', en: 'within 4 hours' } },
    },
    {
      id: 'pick-up',
      does: { 'zh-CN': '安排上门取件，运费由我方承担', en: 'arrange the pick-up; we pay the freight' },
      department: 'logistics',
      promise: { minutes: 1440, says: { 'zh-CN': '24小时内', en: 'within 24 hours' } },
    },
    {
      id: 'replacement',
      does: { 'zh-CN': '更换新品并发出', en: 'send the replacement' },
      department: 'after-sales',
      promise: { minutes: 2880, says: { 'zh-CN': '2天内', en: 'within 2 days' } },
    },
    {
      id: 'warranty',
      does: { 'zh-CN': '保修延长一年', en: 'one more year of warranty' },
      department: 'after-sales',
      promise: null,
    },
    { id: 'gift', does: { 'zh-CN': '附致歉礼物', en: 'add the apology gift' }, department: null, promise: null },
    {
      id: 'verify',
      does: { 'zh-CN': '3天内回访，核实可以正常使用', en: 'verify within 3 days that it works' },
      department: null,
      promise: { minutes: 4320, says: { 'zh-CN': '3天内', en: 'within 3 days' } },
    },
  ],
};
export default playbook;
