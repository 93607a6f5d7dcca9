import type { SlaPolicy } from '../sla-policy.ts';

/** SLA-CHAT: a normal issue is solved within 4 hours. */
const policy: SlaPolicy = {
  id: 'chat-resolution',
  rule: 'SLA-CHAT',
  name: { 'zh-CN': '在线客服问题解决', en: 'resolution of a chat case' },
  subject: 'ticket',
  startsAt: 'created',
  stopsOn: 'resolved',
  group: 'resolution',
  minutes: { normal: 4 * 60 },
  channels: ['chat', 'wechat'],
  kinds: [],
  pauseOn: ['waiting-for-customer'],
  calendar: 'always',
};
export default policy;
