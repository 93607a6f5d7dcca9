import type { EscalationPolicy } from '../escalation-policy.ts';

/** ESC-2: complained twice, or more than 1000 yuan at stake. */
const policy: EscalationPolicy = {
  id: 'repeated-or-costly',
  rule: 'ESC-2',
  name: { 'zh-CN': '重复投诉或金额较大', en: 'repeated complaint or a large sum' },
  trigger: { type: 'history', minComplaints: 2, aboveAmountYuan: 1000 },
  to: { role: 'manager' },
  actWithinMinutes: 30,
  climbAfterMinutes: 30,
  duty: {
    'zh-CN': '经理亲自联系客户，给出补偿方案，24小时内解决',
    en: 'the manager contacts the customer in person with a compensation plan; solved in 24 hours',
  },
  planWithinMinutes: null,
  solveWithinMinutes: 24 * 60,
  alsoTell: [],
};
export default policy;
