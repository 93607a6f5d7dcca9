import { defineTemplate } from '../define-template.ts';

/** TKT-4: we wrote or called and could not reach the customer; apologise and leave the door open. */
export default defineTemplate({
  id: 'no-contact-yet',
  name: { 'zh-CN': '致歉并等待联系', en: 'Apology, no contact yet' },
  rules: ['TKT-4'],
  kinds: ['complaint', 'fault'],
  topics: [],
  shortcuts: ['未联系上', 'nocontact'],
  texts: {
    'zh-CN': {
      public: [
        '{{customer.name|您好}}，给您带来不便，我们再次致歉。我们已经给您发了私信，还没有收到回复。您方便的时候请看一下私信，{{department|客服组}}收到后{{promise.time|30分钟内}}为您处理。',
        '您好，非常抱歉。我们一直惦记着您的事，私信已经发出，期待您的回复；收到后{{promise.time|30分钟内}}由{{department|客服组}}跟进。',
        '您好，为了尽早帮您处理，我们已通过私信联系您。您有空时回复一下私信就好，{{promise.time|30分钟内}}就会有专人接手，谢谢您。',
      ],
      dm: '您好，我是{{brand.name}}{{agent.name|客服专员}}。之前给您发过消息，可能您正忙，没有关系。方便时请回复我订单号和您希望的处理方式，我{{promise.time|30分钟内}}开始办理。[[受理编号{{ticket.number}}会一直保留。]]给您添麻烦了。',
    },
    en: {
      public: [
        'Hello {{customer.name|there}}, once more our apologies. We have sent you a direct message and have not heard back yet. Whenever it suits you, please have a look; {{department|our service desk}} will act {{promise.time|within 30 minutes}} of your answer.',
        'Hello, we are very sorry and have not forgotten you. Our direct message is waiting for your answer; {{department|our service desk}} will take it on {{promise.time|within 30 minutes}}.',
        'Hello, to help you soon we have written to you by direct message. A short answer there is enough, and somebody will take over {{promise.time|within 30 minutes}}. Thank you.',
      ],
      dm: 'Hello, this is {{agent.name|the service team}} at {{brand.name}}. I wrote to you before; you may have been busy, no problem at all. When it suits you, please send me the order number and what you would like us to do, and I will start {{promise.time|within 30 minutes}}. [[Your reference {{ticket.number}} stays open. ]]I am sorry for the trouble.',
    },
  },
});
