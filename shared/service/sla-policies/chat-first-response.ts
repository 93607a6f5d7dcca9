import { forEveryUrgency, type SlaPolicy } from '../sla-policy.ts';

/** SLA-CHAT: first response within 30 seconds. */
const policy: SlaPolicy = {
  id: 'chat-first-response',
  rule: 'SLA-CHAT',
  name: { 'zh-CN': '在线客服首次响应', en: 'first response in chat' },
  subject: 'ticket',
  startsAt: 'created',
  stopsOn: 'first-response',
  group: 'first-response',
  minutes: forEveryUrgency(0.5),
  channels: ['chat', 'wechat'],
  kinds: [],
  pauseOn: [],
  calendar: 'always',
};
export default policy;
