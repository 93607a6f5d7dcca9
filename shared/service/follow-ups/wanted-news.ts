import type { FollowUpPolicy } from '../follow-up-policy.ts';

/** TKT-10: news of what the customer asked for, as soon as there is any. */
const policy: FollowUpPolicy = {
  id: 'wanted-news',
  rule: 'TKT-10',
  name: { 'zh-CN': '告知客户关心的消息', en: 'news of what they asked for' },
  on: 'news-wanted',
  action: 'tell-news',
  afterMinutes: 60,
  isRepeated: false,
  reason: null,
};
export default policy;
