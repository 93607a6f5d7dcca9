import type { EscalationPolicy } from '../escalation-policy.ts';

/** ESC-3: a safety risk, or a complaint that became public opinion. */
const policy: EscalationPolicy = {
  id: 'safety-or-public-opinion',
  rule: 'ESC-3',
  name: { 'zh-CN': '安全风险或舆情', en: 'safety risk or public opinion' },
  trigger: { type: 'danger', minStorySize: 10 },
  to: { role: 'director' },
  actWithinMinutes: 10,
  climbAfterMinutes: 10,
  duty: {
    'zh-CN': '总监启动应急预案，联合技术与公关，1小时内出首个方案，24小时内彻底解决',
    en: 'the director starts the emergency plan with technical and PR: first plan in 1 hour, solved for good in 24',
  },
  planWithinMinutes: 60,
  solveWithinMinutes: 24 * 60,
  alsoTell: ['technical', 'pr'],
};
export default policy;
