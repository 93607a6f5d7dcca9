import { defineTemplate } from '../define-template.ts';

/** Returns and refunds: where it stands and when the money arrives (LNG-4). */
export default defineTemplate({
  id: 'refund-progress',
  name: { 'zh-CN': '退款进度', en: 'Refund progress' },
  rules: ['SOC-2', 'LNG-4'],
  kinds: ['inquiry', 'complaint'],
  topics: ['returns'],
  shortcuts: ['退款', 'refund'],
  texts: {
    'zh-CN': {
      public: [
        '{{customer.name|您好}}，退款让您久等了，抱歉。请您私信我们订单号，{{department|售后组}}{{promise.time|2小时内}}查清进度告诉您。',
        '您好，理解您着急，非常抱歉。{{brand.name}}{{department|售后组}}正在核实，麻烦私信一下订单号，{{promise.time|2小时内}}答复您到账时间。',
        '您好，给您添麻烦了，抱歉。请通过私信把订单号发给我们，{{department|售后组}}{{promise.time|2小时内}}给您准确的退款时间。',
      ],
      dm: '您好，我是{{brand.name}}{{agent.name|售后专员}}。[[订单{{order.number}}的]]退款目前在{{ask:当前环节}}，预计{{ask:到账时间}}原路退回您的支付方式。到账后我再与您确认；如果{{promise.time|3个工作日内}}没有收到，请直接找我。',
    },
    en: {
      public: [
        'Hello {{customer.name|there}}, we are sorry that the refund keeps you waiting. Please send us the order number by direct message and {{department|after-sales}} will tell you where it stands {{promise.time|within 2 hours}}.',
        'Hello, we understand and apologise. {{department|After-sales}} at {{brand.name}} is checking; please message us privately with the order number and you will know the date {{promise.time|within 2 hours}}.',
        'Hi, sorry for the trouble. Please send the order number by direct message; {{department|after-sales}} will give you the exact date {{promise.time|within 2 hours}}.',
      ],
      dm: 'Hello, this is {{agent.name|after-sales}} at {{brand.name}}. [[For order {{order.number}}: ]]the refund is at this step: {{ask:present step}}, and should arrive {{ask:date}} by the way you paid. I will check with you then; if it has not come {{promise.time|within 3 working days}}, please write to me directly.',
    },
  },
});
