import { defineTemplate } from '../define-template.ts';

/** KPI-8: one notice with a plan B to all whose posts match. */
export default defineTemplate({
  id: 'foreseeable-trouble',
  name: { 'zh-CN': '集中告知', en: 'Notice of foreseeable trouble' },
  rules: ['KPI-8'],
  kinds: ['complaint', 'inquiry', 'fault'],
  topics: ['delivery', 'system'],
  shortcuts: ['告知', 'notice'],
  texts: {
    'zh-CN': {
      public: [
        '您好，受{{ask:原因，如暴雨}}影响，{{ask:受影响的范围}}会有延误，给您带来不便，抱歉。我们准备了备选办法：{{ask:备选办法}}。{{promise.time|今天18点前}}在这里更新进展，着急的请私信我们。',
        '{{customer.name|您好}}，抱歉让您久等。目前{{ask:受影响的范围}}因{{ask:原因，如暴雨}}有所延迟，您可以选择：{{ask:备选办法}}。{{promise.time|今天18点前}}我们会再次说明。',
        '您好，因{{ask:原因，如暴雨}}给您添麻烦了，抱歉。{{brand.name}}的备选办法是：{{ask:备选办法}}；{{promise.time|今天18点前}}公布恢复安排，需要单独处理请私信。',
      ],
      dm: '您好，我是{{brand.name}}{{agent.name|客服专员}}。[[订单{{order.number}}]]受{{ask:原因，如暴雨}}影响，预计{{ask:新的时间}}。您可以选择：{{ask:备选办法}}。告诉我您的选择，我{{promise.time|30分钟内}}办好。',
    },
    en: {
      public: [
        'Hello, because of {{ask:cause, such as a storm}} there are delays: {{ask:what is affected}}. We apologise. Our plan B: {{ask:plan B}}. The state will be updated here {{promise.time|by 6 pm today}}; if it is urgent, please message us privately.',
        'Hello {{customer.name|there}}, sorry to keep you waiting. {{ask:what is affected}} is delayed because of {{ask:cause, such as a storm}}; you may choose: {{ask:plan B}}. We will explain again {{promise.time|by 6 pm today}}.',
        'Hi, we apologise for the trouble caused by {{ask:cause, such as a storm}}. Plan B at {{brand.name}}: {{ask:plan B}}; when things will be back to normal is published {{promise.time|by 6 pm today}}. For your own case, please send us a direct message.',
      ],
      dm: 'Hello, this is {{agent.name|the service team}} at {{brand.name}}. [[Order {{order.number}} ]]is affected by {{ask:cause, such as a storm}}; the new time is {{ask:new time}}. You may choose: {{ask:plan B}}. Tell me which, and I will arrange it {{promise.time|within 30 minutes}}.',
    },
  },
});
