import type { EscalationPolicy } from '../escalation-policy.ts';

/** ESC-4: technical has not answered for two hours. */
const policy: EscalationPolicy = {
  id: 'technical-silent',
  rule: 'ESC-4',
  name: { 'zh-CN': '技术部未响应', en: 'no response from technical' },
  trigger: { type: 'department-silent', department: 'technical', afterMinutes: 120 },
  to: { role: 'lead' },
  actWithinMinutes: 0,
  climbAfterMinutes: 30,
  duty: { 'zh-CN': '提醒技术部并升级', en: 'technical is reminded, then the matter is escalated' },
  planWithinMinutes: null,
  solveWithinMinutes: null,
  alsoTell: ['technical'],
};
export default policy;
