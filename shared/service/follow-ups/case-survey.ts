import type { FollowUpPolicy } from '../follow-up-policy.ts';

/** SAT-1: the identified survey of a solved case. */
const policy: FollowUpPolicy = {
  id: 'case-survey',
  rule: 'SAT-1',
  name: { 'zh-CN': '发送满意度调查', en: 'send the satisfaction survey' },
  on: 'outcome-known',
  action: 'survey',
  afterMinutes: 60,
  isRepeated: false,
  reason: null,
  templateId: 'satisfaction-call',
};
export default policy;
