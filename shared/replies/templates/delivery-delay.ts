import { defineTemplate } from '../define-template.ts';

/** PLB-4: the carrier is urged, a care coupon is offered in the direct message. */
export default defineTemplate({
  id: 'delivery-delay',
  name: { 'zh-CN': '物流延误', en: 'Delivery delay' },
  rules: ['SOC-2', 'PLB-4', 'LNG-4'],
  kinds: ['complaint', 'inquiry'],
  topics: ['delivery'],
  shortcuts: ['物流', 'delivery'],
  texts: {
    'zh-CN': {
      public: [
        '{{customer.name|您好}}，让您久等了，非常抱歉。我们已经联系承运方加急，{{promise.time|2小时内}}给您最新的到货时间。请您私信我们订单号，由{{department|物流专员}}为您跟进，谢谢您的耐心。',
        '您好，包裹迟迟未到，换作谁都会着急，抱歉。{{brand.name}}{{department|物流专员}}正在催办，{{promise.time|2小时内}}在私信里告诉您进度，麻烦您私信一下订单号。',
        '您好，给您添麻烦了。这一单我们马上向承运方核实，{{promise.time|2小时内}}答复您准确的送达时间；请通过私信告诉我们订单号，谢谢。',
      ],
      dm: '您好，我是{{brand.name}}{{agent.name|物流专员}}。[[订单{{order.number}}]]我已经联系承运方加急，目前查到的情况是{{ask:包裹位置}}，预计{{ask:送达时间}}送到。给您带来的等待，我们送上一张关怀券，收货后{{promise.time|24小时内}}到您的账户。如有变化我会主动联系您。',
    },
    en: {
      public: [
        'Hello {{customer.name|there}}, we are sorry to keep you waiting. We have asked the carrier to speed it up and will tell you the new delivery time {{promise.time|within 2 hours}}. Please send us your order number by direct message; {{department|our delivery desk}} will follow it. Thank you for your patience.',
        'Hello, anybody would be upset about a parcel that does not come; we apologise. {{department|The delivery desk}} at {{brand.name}} is on it and will write to you {{promise.time|within 2 hours}}. Please message us privately with the order number.',
        'Hello, we are sorry for the trouble. We are checking with the carrier and will give you the exact time {{promise.time|within 2 hours}}; please send the order number by direct message. Thank you.',
      ],
      dm: 'Hello, this is {{agent.name|the delivery desk}} at {{brand.name}}. [[About order {{order.number}}: ]]the carrier has been urged; the parcel is now at {{ask:where the parcel is}} and should arrive {{ask:when it arrives}}. For the wait we add a care coupon to your account {{promise.time|within 24 hours}} of delivery. If anything changes, I will tell you.',
    },
  },
});
