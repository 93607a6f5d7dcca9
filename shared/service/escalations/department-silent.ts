import type { EscalationPolicy } from '../escalation-policy.ts';

/** ESC-5: a task for another department without a response for a day. */
const policy: EscalationPolicy = {
  id: 'department-silent',
  rule: 'ESC-5',
  name: { 'zh-CN': '跨部门协同未响应', en: 'no response to a cross-department task' },
  trigger: { type: 'department-silent', department: null, afterMinutes: 24 * 60 },
  to: { departmentHead: true },
  actWithinMinutes: 0,
  climbAfterMinutes: 60,
  duty: { 'zh-CN': '由该部门负责人督办', en: 'the head of that department sees to it' },
  planWithinMinutes: null,
  solveWithinMinutes: null,
  alsoTell: [],
};
export default policy;
