import type { FollowUpPolicy } from '../follow-up-policy.ts';

/** TKT-5: a serious issue has its progress told every two hours. */
const policy: FollowUpPolicy = {
  id: 'serious-progress',
  rule: 'TKT-5',
  name: { 'zh-CN': '严重问题进度告知', en: 'progress of a serious issue' },
  on: 'serious-issue',
  action: 'tell-progress',
  afterMinutes: 2 * 60,
  isRepeated: true,
  reason: null,
};
export default policy;
