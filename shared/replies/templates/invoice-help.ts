import { defineTemplate } from '../define-template.ts';

/** Invoice questions, of ordinary priority (CLS-6). */
export default defineTemplate({
  id: 'invoice-help',
  name: { 'zh-CN': '发票问题', en: 'Invoice' },
  rules: ['SOC-2', 'LNG-6'],
  kinds: ['inquiry', 'complaint'],
  topics: ['invoice'],
  shortcuts: ['发票', 'invoice'],
  texts: {
    'zh-CN': {
      public: [
        '{{customer.name|您好}}，发票的事我们来办，耽误您了，抱歉。请您私信我们订单号，{{department|财务部}}{{promise.time|24小时内}}开好发给您。',
        '您好，抱歉让您等发票了。麻烦私信订单号和抬头，{{department|财务部}}{{promise.time|24小时内}}处理完成。',
        '您好，给您带来不便，抱歉。{{brand.name}}{{department|财务部}}会在{{promise.time|24小时内}}办理，请通过私信告诉我们订单号，谢谢。',
      ],
      dm: '您好，我是{{brand.name}}{{agent.name|客服专员}}。[[订单{{order.number}}的]]发票请您确认抬头和税号，确认后{{promise.time|24小时内}}把电子发票发到这里。如需修改已开的发票，也由我来跟进。',
    },
    en: {
      public: [
        'Hello {{customer.name|there}}, we will see to the invoice, and we are sorry for the delay. Please send us the order number by direct message; {{department|finance}} will issue it {{promise.time|within 24 hours}}.',
        'Hello, sorry that you are waiting for the invoice. Please message us privately with the order number and the name for the invoice; {{department|finance}} will have it done {{promise.time|within 24 hours}}.',
        'Hi, we apologise for the inconvenience. {{department|Finance}} at {{brand.name}} will take care of it {{promise.time|within 24 hours}}; please send the order number by direct message. Thank you.',
      ],
      dm: 'Hello, this is {{agent.name|the service team}} at {{brand.name}}. [[For order {{order.number}}: ]]please confirm the name and tax number for the invoice; the electronic invoice follows here {{promise.time|within 24 hours}}. If an issued invoice has to be changed, I will handle that as well.',
    },
  },
});
