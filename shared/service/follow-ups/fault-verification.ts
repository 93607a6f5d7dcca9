import type { FollowUpPolicy } from '../follow-up-policy.ts';

/** TKT-5: a repaired fault is verified in three days. */
const policy: FollowUpPolicy = {
  id: 'fault-verification',
  rule: 'TKT-5',
  name: { 'zh-CN': '故障修复后核实', en: 'verification of a repaired fault' },
  on: 'fault-fixed',
  action: 'verify',
  afterMinutes: 3 * 24 * 60,
  isRepeated: false,
  reason: null,
};
export default policy;
