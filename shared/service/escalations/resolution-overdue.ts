import type { EscalationPolicy } from '../escalation-policy.ts';

/** ESC-6: the time of SLA-URG has passed. */
const policy: EscalationPolicy = {
  id: 'resolution-overdue',
  rule: 'ESC-6',
  name: { 'zh-CN': '解决超时', en: 'resolution overdue' },
  trigger: { type: 'clock-overdue', groups: ['resolution', 'work-start', 'first-diagnosis'], afterMinutes: 0 },
  to: { nextLevel: true },
  actWithinMinutes: 0,
  climbAfterMinutes: 30,
  duty: {
    'zh-CN': '记录超时原因与进展，由上一级跟进',
    en: 'reason and progress are recorded, the next level follows it up',
  },
  planWithinMinutes: null,
  solveWithinMinutes: null,
  alsoTell: [],
};
export default policy;
