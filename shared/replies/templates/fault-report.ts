import { defineTemplate } from '../define-template.ts';

/** LNG-7: a fault report with a guess of the issue (LNG-5) and the first diagnosis in four hours (TKT-6). */
export default defineTemplate({
  id: 'fault-report',
  name: { 'zh-CN': '故障报修', en: 'Fault report' },
  rules: ['SOC-2', 'LNG-5', 'LNG-7'],
  kinds: ['fault'],
  topics: ['quality', 'system', 'other'],
  shortcuts: ['报修', 'fault'],
  texts: {
    'zh-CN': {
      public: [
        '{{customer.name|您好}}，我是{{brand.name}}{{agent.name|客服专员}}。影响您使用了，抱歉。看您的描述可能是{{ask:初步判断}}，{{department|技术部}}{{promise.time|4小时内}}给您诊断结果，请您私信我们订单号。',
        '您好，抱歉给您添麻烦了。您可以先试试{{ask:简单步骤}}；如果没有恢复，请私信我们，{{department|技术部}}{{promise.time|4小时内}}跟进。',
        '您好，情况我们已经记录，非常抱歉。{{brand.name}}{{department|技术部}}{{promise.time|4小时内}}回复您，请通过私信告诉我们订单号和出现的提示。',
      ],
      dm: '您好，我是{{brand.name}}{{agent.name|技术专员}}。为了尽快帮到您，请告诉我三件事：什么时候开始的、屏幕上有什么提示、您已经试过哪些办法。我{{promise.time|4小时内}}给您诊断：原因、办法、时间和费用都会写清楚。',
    },
    en: {
      public: [
        'Hello {{customer.name|there}}, this is {{agent.name|the service team}} at {{brand.name}}. We are sorry that it does not work. From what you write it may be {{ask:first guess}}; {{department|the technical team}} will have a diagnosis {{promise.time|within 4 hours}}. Please send us the order number by direct message.',
        'Hello, sorry for the trouble. Please try this first: {{ask:a simple step}}. If it does not help, message us privately and {{department|the technical team}} will follow up {{promise.time|within 4 hours}}.',
        'Hi, it is recorded, and we apologise. {{department|The technical team}} at {{brand.name}} will answer {{promise.time|within 4 hours}}; please send the order number and the message you see by direct message.',
      ],
      dm: 'Hello, this is {{agent.name|the technical team}} at {{brand.name}}. To help you quickly, please tell me three things: when it began, what the screen says, and what you have tried. You will have my diagnosis {{promise.time|within 4 hours}}: cause, measure, time and cost.',
    },
  },
});
