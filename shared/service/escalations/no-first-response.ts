import type { EscalationPolicy } from '../escalation-policy.ts';

/** ESC-1: half an hour past the deadline of the first response. */
const policy: EscalationPolicy = {
  id: 'no-first-response',
  rule: 'ESC-1',
  name: { 'zh-CN': '首次响应超时', en: 'first response overdue' },
  trigger: {
    type: 'clock-overdue',
    groups: ['answer', 'complaint-answer', 'first-response', 'first-words', 'assigned-contact'],
    afterMinutes: 30,
  },
  to: { role: 'lead' },
  actWithinMinutes: 15,
  climbAfterMinutes: 15,
  duty: { 'zh-CN': '组长介入，优先处理', en: 'the team lead steps in and handles it first' },
  planWithinMinutes: null,
  solveWithinMinutes: null,
  alsoTell: [],
};
export default policy;
