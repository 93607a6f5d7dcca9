import { defineTemplate } from '../define-template.ts';

/** PLB-8: located in an hour, a notice, a coupon and a priority mark. */
export default defineTemplate({
  id: 'system-fault',
  name: { 'zh-CN': '系统故障', en: 'System fault' },
  rules: ['SOC-2', 'PLB-8', 'LNG-7'],
  kinds: ['fault', 'complaint'],
  topics: ['system'],
  shortcuts: ['系统', 'system'],
  texts: {
    'zh-CN': {
      public: [
        '{{customer.name|您好}}，影响您使用了，我们很抱歉。{{department|技术部}}正在排查，{{promise.time|1小时内}}定位原因并在这里更新进展。您的情况如需单独处理，请私信我们。',
        '您好，抱歉让您遇到这个情况。{{brand.name}}技术同事已经在处理，{{promise.time|1小时内}}给大家说明；着急办理的业务，请私信我们优先处理。',
        '您好，给您带来不便，非常抱歉。故障正在抢修，{{promise.time|1小时内}}公布恢复时间，您也可以私信我们登记优先处理。',
      ],
      dm: '您好，我是{{brand.name}}{{agent.name|技术专员}}。故障情况：{{ask:原因和影响范围}}，预计{{ask:恢复时间}}恢复。您的账号已经标记为优先处理，恢复后我会第一个通知您，并为您补发一张优惠券，{{promise.time|24小时内}}到账。',
    },
    en: {
      public: [
        'Hello {{customer.name|there}}, we are sorry that this gets in your way. {{department|The technical team}} is on it, will find the cause {{promise.time|within 1 hour}} and will tell you the state here. If your case needs a hand of its own, please message us privately.',
        'Hello, we apologise for the trouble. Our engineers at {{brand.name}} are working on it and will explain {{promise.time|within 1 hour}}; if something is urgent for you, please send us a direct message.',
        'Hi, sorry for the inconvenience. The fault is being repaired, and {{promise.time|within 1 hour}} we will say when it is back. You can also message us privately to be handled first.',
      ],
      dm: 'Hello, this is {{agent.name|the technical team}} at {{brand.name}}. What happened: {{ask:cause and extent}}; it should be back {{ask:when}}. Your account is marked for priority: I will tell you first, and a coupon for the trouble arrives {{promise.time|within 24 hours}}.',
    },
  },
});
