import { defineTemplate } from '../define-template.ts';

/** PLB-7: the record is checked, the supervisor apologises, a coupon follows. */
export default defineTemplate({
  id: 'service-attitude',
  name: { 'zh-CN': '服务态度', en: 'Service attitude' },
  rules: ['SOC-2', 'PLB-7', 'LNG-7'],
  kinds: ['complaint'],
  topics: ['attitude'],
  shortcuts: ['态度', 'attitude'],
  texts: {
    'zh-CN': {
      public: [
        '{{customer.name|您好}}，这次服务让您不舒服了，我们真诚致歉。{{department|客服主管}}正在调阅服务记录，{{promise.time|2小时内}}亲自与您联系。请您私信我们大致的时间，谢谢您的监督。',
        '您好，非常抱歉给您带来这样的感受，这不是{{brand.name}}应有的服务。{{department|客服主管}}已经接手，{{promise.time|2小时内}}私信给您说明。',
        '您好，感谢您指出来，也请接受我们的歉意。记录正在核查，{{department|客服主管}}{{promise.time|2小时内}}在私信里答复您。',
      ],
      dm: '您好，我是{{brand.name}}客服主管{{agent.name|值班主管}}。当时的记录我已经看过，服务没有做到位，我向您道歉。这件事我们会在内部改进，也送您一张专属优惠券，{{promise.time|24小时内}}到账。您原本要办的事，现在由我来跟进：{{ask:原问题的处理}}。',
    },
    en: {
      public: [
        'Hello {{customer.name|there}}, we sincerely apologise for how you were treated. {{department|The service supervisor}} is going through the record and will contact you in person {{promise.time|within 2 hours}}. Please tell us roughly when it was by direct message. Thank you for speaking up.',
        'Hello, we are very sorry; this is not the service {{brand.name}} stands for. {{department|The service supervisor}} has taken it over and will write to you by direct message {{promise.time|within 2 hours}}.',
        'Hi, thank you for pointing this out, and please accept our apologies. The record is being checked; {{department|the service supervisor}} will answer by direct message {{promise.time|within 2 hours}}.',
      ],
      dm: 'Hello, I am {{agent.name|the supervisor on duty}}, service supervisor at {{brand.name}}. I have gone through the record: the service was not good enough, and I apologise. We will improve it on our side, and a coupon for you arrives {{promise.time|within 24 hours}}. What you came for is now with me: {{ask:what happens with the original matter}}.',
    },
  },
});
