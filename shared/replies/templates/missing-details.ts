import { defineTemplate } from '../define-template.ts';

/** TKT-3: missing details are asked for in one polite message. */
export default defineTemplate({
  id: 'missing-details',
  name: { 'zh-CN': '补充信息', en: 'Ask for missing details' },
  rules: ['TKT-3'],
  kinds: ['complaint', 'fault', 'inquiry'],
  topics: [],
  shortcuts: ['补充', 'details'],
  texts: {
    'zh-CN': {
      public: [
        '{{customer.name|您好}}，为了把您的事情办好，我们已经私信您几个小问题。您方便时回复一下，{{department|客服组}}{{promise.time|30分钟内}}继续处理，谢谢。',
        '您好，还差一点信息就能为您办理了，请您看一下私信，收到后{{promise.time|30分钟内}}跟进。',
        '您好，我们在私信里等您的补充，谢谢您的配合；{{department|客服组}}收到后{{promise.time|30分钟内}}处理。',
      ],
      dm: '您好，我是{{brand.name}}{{agent.name|客服专员}}。为了一次办好，想请您补充：{{ask:缺少的信息}}。一次发来就可以，之后不再重复打扰您。收到后{{promise.time|30分钟内}}开始处理。',
    },
    en: {
      public: [
        'Hello {{customer.name|there}}, to get your matter right we have asked a few small things by direct message. Whenever it suits you, please answer there; {{department|our service desk}} goes on {{promise.time|within 30 minutes}}. Thank you.',
        'Hello, only a little is missing. Please have a look at our direct message; we will go on {{promise.time|within 30 minutes}} of your answer.',
        'Hi, we are waiting for you in the direct messages, thank you; {{department|our service desk}} acts {{promise.time|within 30 minutes}} of your answer.',
      ],
      dm: 'Hello, this is {{agent.name|the service team}} at {{brand.name}}. To settle it in one go, may I ask you for: {{ask:what is missing}}? One message is enough; nobody will ask you again. I start {{promise.time|within 30 minutes}} of your answer.',
    },
  },
});
