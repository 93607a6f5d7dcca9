import { forEveryUrgency, type SlaPolicy } from '../sla-policy.ts';

/** SLA-CHAT: first response within 30 seconds; past it the customer is told of the delay, and the supervisor sees it. */
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
  delayWords: {
    'zh-CN': '您好，当前咨询较多，让您久等了。您的问题我们已经收到，客服会尽快为您处理，请稍候。',
    en: 'Hello, and sorry to keep you waiting: many people are asking right now. We have your question and somebody will be with you as soon as possible.',
  },
};
export default policy;
