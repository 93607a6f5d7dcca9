import { defineTemplate } from '../define-template.ts';

/** PLB-1: a slight fault; the goods are kept, a coupon of 5–10 % is offered in the direct message. */
export default defineTemplate({
  id: 'quality-slight',
  name: { 'zh-CN': '商品小瑕疵', en: 'Slight fault of a product' },
  rules: ['SOC-2', 'PLB-1', 'LNG-2'],
  kinds: ['complaint', 'fault'],
  topics: ['quality'],
  shortcuts: ['瑕疵', 'slight'],
  texts: {
    'zh-CN': {
      public: [
        '{{customer.name|您好}}，收到的商品没有达到您的期待，我们很抱歉。{{brand.name}}{{department|售后组}}已经记录，{{promise.time|2小时内}}在私信里给您处理办法。麻烦您私信我们订单号和照片，谢谢您。',
        '您好，让您失望了，抱歉。请您通过私信发来订单号和照片，{{department|售后组}}{{promise.time|2小时内}}答复您，一定给您一个满意的说法。',
        '您好，谢谢您告诉我们这件事，也请接受我们的歉意。{{brand.name}}{{department|售后组}}正在等您的私信，收到订单号后{{promise.time|2小时内}}为您办好。',
      ],
      dm: '您好，我是{{brand.name}}{{agent.name|售后专员}}。照片已经看到，给您带来不好的体验非常抱歉。[[订单{{order.number}}的]]商品您可以留下继续使用，我们按金额的{{ask:补偿比例，如8%}}给您一张优惠券，{{promise.time|24小时内}}到账。如果您更希望退换，也请直接告诉我，我马上办理。',
    },
    en: {
      public: [
        'Hello {{customer.name|there}}, we are sorry that the product is not what you hoped for. {{department|The after-sales desk}} at {{brand.name}} has noted it and will answer by direct message {{promise.time|within 2 hours}}. Please send us the order number and a photo there. Thank you.',
        'Hello, we are sorry to disappoint you. Please message us privately with the order number and a photo; {{department|the after-sales desk}} will come back {{promise.time|within 2 hours}}.',
        'Hi, thank you for telling us, and please accept our apologies. {{department|The after-sales desk}} at {{brand.name}} is ready for your direct message and will settle it {{promise.time|within 2 hours}} of your order number reaching us.',
      ],
      dm: 'Hello, this is {{agent.name|after-sales}} at {{brand.name}}. I have seen the photo and I am sorry for the experience. [[About order {{order.number}}: ]]please keep the product; we add a coupon of {{ask:share of the price, such as 8 %}} to your account {{promise.time|within 24 hours}}. If you would rather return or exchange it, just tell me and I will arrange it at once.',
    },
  },
});
