import type { FollowUpPolicy } from '../follow-up-policy.ts';

/** SOC-10: praise worth telling is collected as a case, with the author's consent. */
const policy: FollowUpPolicy = {
  id: 'praise-case',
  rule: 'SOC-10',
  name: { 'zh-CN': '收集好评案例（须征得同意）', en: 'collect praise as a case, with consent' },
  on: 'praise-received',
  action: 'collect-case',
  afterMinutes: 24 * 60,
  isRepeated: false,
  reason: null,
  templateId: 'praise-thanks',
};
export default policy;
