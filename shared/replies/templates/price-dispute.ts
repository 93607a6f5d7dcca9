import { defineTemplate } from '../define-template.ts';

/** Price and promotion: price protection checked, the difference returned or the reason explained. */
export default defineTemplate({
  id: 'price-dispute',
  name: { 'zh-CN': '价格与活动', en: 'Price and promotion' },
  rules: ['SOC-2', 'LNG-7'],
  kinds: ['complaint', 'inquiry'],
  topics: ['price'],
  shortcuts: ['价格', 'price'],
  texts: {
    'zh-CN': {
      public: [
        '{{customer.name|您好}}，价格变动让您有了不好的感受，抱歉。请您私信我们订单号，{{department|客服组}}{{promise.time|2小时内}}为您核对价保和优惠。',
        '您好，谢谢您的反馈，也请接受我们的歉意。活动规则我们会核实清楚，{{promise.time|2小时内}}在私信里答复您，麻烦私信订单号。',
        '您好，让您觉得吃亏了，非常抱歉。{{brand.name}}{{department|客服组}}正在核对，请通过私信告诉我们订单号，{{promise.time|2小时内}}给您处理办法。',
      ],
      dm: '您好，我是{{brand.name}}{{agent.name|客服专员}}。[[订单{{order.number}}]]核对结果是：{{ask:核对结果}}。可以补的差价我们{{promise.time|24小时内}}原路退回；如果不在价保范围，我也会把原因讲清楚，并看看还有什么优惠适合您。',
    },
    en: {
      public: [
        'Hello {{customer.name|there}}, we are sorry that the price change left a bad taste. Please send us the order number by direct message; {{department|our service desk}} will check price protection and offers {{promise.time|within 2 hours}}.',
        'Hello, thank you for telling us, and our apologies. We will check the terms of the offer and answer by direct message {{promise.time|within 2 hours}}; please message us privately with the order number.',
        'Hi, sorry that you feel you paid too much. {{department|Our service desk}} at {{brand.name}} is checking; please send the order number by direct message and you will have an answer {{promise.time|within 2 hours}}.',
      ],
      dm: 'Hello, this is {{agent.name|the service team}} at {{brand.name}}. [[For order {{order.number}}: ]]I found this: {{ask:what was found}}. A difference that we can return comes back the way you paid {{promise.time|within 24 hours}}; if price protection does not cover it, I will explain why and look for an offer that suits you.',
    },
  },
});
