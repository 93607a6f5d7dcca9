import { defineTemplate } from '../define-template.ts';

/** PLB-6: a dispute with a pick-up point, compensation within 72 hours. */
export default defineTemplate({
  id: 'pick-up-dispute',
  name: { 'zh-CN': '自提点争议', en: 'Pick-up point dispute' },
  rules: ['SOC-2', 'PLB-6'],
  kinds: ['complaint'],
  topics: ['delivery'],
  shortcuts: ['自提', 'pickup'],
  texts: {
    'zh-CN': {
      public: [
        '{{customer.name|您好}}，取件遇到这样的情况，我们很抱歉。{{brand.name}}{{department|物流专员}}正在和站点核实，{{promise.time|24小时内}}给您说明，请您私信我们订单号。',
        '您好，让您白跑一趟了，抱歉。请通过私信告诉我们订单号和站点名称，{{department|物流专员}}{{promise.time|24小时内}}答复您。',
        '您好，给您添麻烦了，非常抱歉。我们已经向站点了解情况，{{promise.time|24小时内}}在私信里给您结果，麻烦您私信一下订单号。',
      ],
      dm: '您好，我是{{brand.name}}{{agent.name|物流专员}}。站点的情况我已经记录：{{ask:核实到的情况}}。需要赔付的部分，我们在72小时内办结并通知您；{{promise.time|24小时内}}我会先告诉您进展。取件码和签收记录如果方便，请发到这里。',
    },
    en: {
      public: [
        'Hello {{customer.name|there}}, we are sorry about what happened at the pick-up point. {{department|The delivery desk}} at {{brand.name}} is checking with it and will explain {{promise.time|within 24 hours}}. Please send us the order number by direct message.',
        'Hello, sorry that you went there for nothing. Please tell us the order number and the name of the point by direct message; {{department|the delivery desk}} will answer {{promise.time|within 24 hours}}.',
        'Hi, we apologise for the trouble. We have asked the pick-up point and will tell you the result by direct message {{promise.time|within 24 hours}}; please message us privately with the order number.',
      ],
      dm: 'Hello, this is {{agent.name|the delivery desk}} at {{brand.name}}. What I have learned from the point: {{ask:what was found}}. Any compensation is settled within 72 hours and you will be told; a first update follows {{promise.time|within 24 hours}}. If you have the pick-up code or the record of receipt, please send it here.',
    },
  },
});
