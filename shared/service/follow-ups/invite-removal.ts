import type { FollowUpPolicy } from '../follow-up-policy.ts';

/** SOC-7: a public case is solved: told by direct message and, if content, invited to delete the post; never demanded. */
const policy: FollowUpPolicy = {
  id: 'invite-removal',
  rule: 'SOC-7',
  name: {
    'zh-CN': '结案私信，客户满意可请其删帖（不得要求）',
    en: 'direct message after a public case; deletion is invited, never demanded',
  },
  on: 'public-case-solved',
  action: 'invite-removal',
  afterMinutes: 60,
  isRepeated: false,
  reason: null,
  templateId: 'solved-invitation',
};
export default policy;
