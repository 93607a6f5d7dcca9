import type { FollowUpPolicy } from '../follow-up-policy.ts';

/** TKT-5: unsolved at the end of a contact: progress in 24 hours. */
const policy: FollowUpPolicy = {
  id: 'unsolved-progress',
  rule: 'TKT-5',
  name: { 'zh-CN': '未解决问题进度告知', en: 'progress of an unsolved issue' },
  on: 'contact-ended-unsolved',
  action: 'tell-progress',
  afterMinutes: 24 * 60,
  isRepeated: true,
  reason: null,
};
export default policy;
