import { defineTemplate } from '../define-template.ts';

/** SOC-2: polite, noted, on to the direct message, and who takes care of it. */
export default defineTemplate({
  id: 'first-answer',
  name: { 'zh-CN': '首次公开回复', en: 'First public answer' },
  rules: ['SOC-2', 'SOC-5', 'LNG-5'],
  kinds: ['complaint', 'fault'],
  topics: [],
  shortcuts: ['首回', 'first'],
  texts: {
    'zh-CN': {
      public: [
        '{{customer.name|亲爱的顾客}}，您好，我是{{brand.name}}的{{agent.name|客服专员}}。给您带来不好的体验，我们很抱歉。您反映的情况已经记录，由{{department|客服组}}专人跟进，{{promise.time|2小时内}}给您答复。麻烦您私信我们订单号，方便我们核实处理，谢谢您。',
        '您好，这里是{{brand.name}}。看到您的反馈，非常抱歉让您有了不愉快的感受。事情已经登记，{{department|客服组}}正在核实，{{promise.time|2小时内}}会联系您说明结果。请您通过私信告诉我们订单号，后续由我们来跟进，谢谢。',
        '{{customer.name|您好}}，感谢您告诉我们这件事，也请接受我们的歉意。{{brand.name}}{{department|客服组}}已经接手，{{promise.time|2小时内}}给您明确的处理意见。为保护您的信息，请私信我们订单号，我们在私信里为您继续处理。',
      ],
      dm: '您好，我是{{brand.name}}{{agent.name|客服专员}}，您在公开页面反映的情况已转到我这里。[[我这边看到的订单是{{order.number}}，]]麻烦您确认订单号，并补充一下遇到问题的时间和经过，有照片也可以一并发来。我核实后{{promise.time|2小时内}}给您处理方案。[[您的受理编号是{{ticket.number}}。]]给您添麻烦了，感谢您的耐心。',
    },
    en: {
      public: [
        'Hello {{customer.name|there}}, this is {{agent.name|the service team}} at {{brand.name}}. We are sorry about this experience. Your report is recorded and {{department|our service desk}} is looking into it; you will hear from us {{promise.time|within 2 hours}}. Please send us your order number by direct message so that we can check. Thank you.',
        'Hello, thank you for telling us, and we apologise for the trouble. {{brand.name}} has recorded the matter, and {{department|our service desk}} will get back to you {{promise.time|within 2 hours}}. Please continue with us by direct message with your order number.',
        'Hi {{customer.name|there}}, we are sorry to read this. {{department|Our service desk}} at {{brand.name}} has taken it over and will answer {{promise.time|within 2 hours}}. To keep your details safe, please message us privately with the order number. Thank you.',
      ],
      dm: 'Hello, this is {{agent.name|the service team}} at {{brand.name}}; your public post has come to me. [[The order I see is {{order.number}}. ]]Could you please confirm the order number and tell me when and how it happened? Photos help too. I will check and come back with a solution {{promise.time|within 2 hours}}. [[Your reference is {{ticket.number}}. ]]I am sorry for the trouble, and thank you for your patience.',
    },
  },
});
