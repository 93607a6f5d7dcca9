import type { FollowUpPolicy } from '../follow-up-policy.ts';

/** SOC-8: a suggestion made in public was taken up: thanked in public, with what was improved. */
const policy: FollowUpPolicy = {
  id: 'thank-suggestion',
  rule: 'SOC-8',
  name: { 'zh-CN': '公开感谢建议并说明改进', en: 'thank in public for a suggestion, with what was improved' },
  on: 'suggestion-done',
  action: 'thank-in-public',
  afterMinutes: 60,
  isRepeated: false,
  reason: null,
  templateId: 'suggestion-thanks',
};
export default policy;
