import { defineTemplate } from '../define-template.ts';

/** PLB-2: a malfunction; pick-up, replacement, one more year of warranty and an apology gift. */
export default defineTemplate({
  id: 'malfunction',
  name: { 'zh-CN': '故障换新', en: 'Malfunction and replacement' },
  rules: ['SOC-2', 'PLB-2', 'LNG-7'],
  kinds: ['complaint', 'fault'],
  topics: ['quality'],
  shortcuts: ['换新', 'replace'],
  texts: {
    'zh-CN': {
      public: [
        '{{customer.name|您好}}，新买的东西用不了，确实让人着急，我们很抱歉。{{brand.name}}{{department|技术部}}已经接手，{{promise.time|4小时内}}给您首次诊断。请您私信我们订单号和故障现象，谢谢。',
        '您好，给您添麻烦了，抱歉。请把出现的现象和订单号通过私信告诉我们，{{department|技术部}}{{promise.time|4小时内}}回复您处理办法。',
        '您好，影响您正常使用，我们非常过意不去，向您致歉。{{department|技术部}}的同事在私信里等您，收到订单号后{{promise.time|4小时内}}给您诊断结果。',
      ],
      dm: '您好，我是{{brand.name}}{{agent.name|技术专员}}。[[关于{{product}}，]]先请您按这几步试一下：{{ask:排查步骤}}。如果仍然不行，我们安排上门取件并为您更换新机，另外延长一年保修，同时送上一份致歉礼物。取件时间定在{{ask:取件时间}}可以吗？往返运费由我们承担。',
    },
    en: {
      public: [
        'Hello {{customer.name|there}}, a new thing that does not work is upsetting, and we are sorry. {{department|The technical team}} at {{brand.name}} has taken it over and will give you a first diagnosis {{promise.time|within 4 hours}}. Please send us the order number and what you see by direct message. Thank you.',
        'Hello, we apologise for the trouble. Please tell us what happens, with the order number, by direct message; {{department|the technical team}} will answer {{promise.time|within 4 hours}}.',
        'Hi, we are sorry that you cannot use it as you should. {{department|The technical team}} is waiting for your direct message with the order number and will have a diagnosis {{promise.time|within 4 hours}}.',
      ],
      dm: 'Hello, this is {{agent.name|the technical team}} at {{brand.name}}. [[About your {{product}}: ]]please try these steps first: {{ask:steps}}. If it still does not work, we pick it up and replace it, with one more year of warranty and a small gift as an apology. Would {{ask:pick-up time}} suit you? We pay the freight both ways.',
    },
  },
});
