import { defineTemplate } from '../define-template.ts';

/** PLB-5: video and waybill photo, verified in an hour, resent first. */
export default defineTemplate({
  id: 'parcel-damaged',
  name: { 'zh-CN': '包裹破损或丢失', en: 'Parcel damaged or lost' },
  rules: ['SOC-2', 'PLB-5'],
  kinds: ['complaint'],
  topics: ['delivery'],
  shortcuts: ['破损', 'damaged'],
  texts: {
    'zh-CN': {
      public: [
        '{{customer.name|您好}}，盼了这么久的包裹出了状况，我们很抱歉。请您私信我们订单号，{{department|物流专员}}{{promise.time|1小时内}}核实清楚，需要补寄的我们先行补寄。',
        '您好，非常抱歉让您收到这样的包裹。{{brand.name}}已经联系承运方，麻烦您通过私信发来订单号和开箱视频，{{promise.time|1小时内}}给您答复。',
        '您好，给您带来麻烦了，抱歉。{{department|物流专员}}正在跟进，请私信我们订单号和外包装照片，{{promise.time|1小时内}}为您安排。',
      ],
      dm: '您好，我是{{brand.name}}{{agent.name|物流专员}}。麻烦您把开箱视频和带面单的外包装照片发到这里，视频里能看清面单、整件商品和破损处就可以。我{{promise.time|1小时内}}核实，核实后先给您补寄[[{{product}}]]，其余的由我们和承运方处理，您不用等。',
    },
    en: {
      public: [
        'Hello {{customer.name|there}}, we are sorry about the parcel you waited for. Please send us the order number by direct message; {{department|the delivery desk}} will check {{promise.time|within 1 hour}} and, where needed, resend first.',
        'Hello, we apologise for a parcel in this state. {{brand.name}} has contacted the carrier; please send the order number and the unboxing video by direct message, and you will have an answer {{promise.time|within 1 hour}}.',
        'Hi, sorry for the trouble. {{department|The delivery desk}} is on it: please message us privately with the order number and a photo of the box, and we will arrange it {{promise.time|within 1 hour}}.',
      ],
      dm: 'Hello, this is {{agent.name|the delivery desk}} at {{brand.name}}. Please send the unboxing video and a photo of the box with its waybill here; the video should show the waybill, the whole product and the damage. I will check {{promise.time|within 1 hour}} and then resend [[{{product}} ]]first; the carrier is our business, you need not wait for it.',
    },
  },
});
