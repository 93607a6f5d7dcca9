import { defineTemplate } from '../define-template.ts';

/** SOC-3: recorded, handled with priority, outcome by direct message, thanks for the supervision. */
export default defineTemplate({
  id: 'second-line',
  name: { 'zh-CN': '处理中公开回复', en: 'Second public line' },
  rules: ['SOC-3'],
  kinds: ['complaint', 'fault', 'suggestion'],
  topics: [],
  shortcuts: ['处理中', 'progress'],
  texts: {
    'zh-CN': {
      public: [
        '您好，您反映的问题已经记录，{{department|相关部门}}正在优先处理，{{promise.time|今天内}}会通过私信告诉您结果。感谢您的监督。',
        '{{customer.name|您好}}，向您同步一下进展：事情已经登记并优先处理，处理结果{{promise.time|今天内}}私信告知您。谢谢您对{{brand.name}}的监督和提醒。',
        '您好，{{brand.name}}已经在优先跟进您的情况，{{promise.time|今天内}}在私信里给您答复。感谢您的耐心，也感谢您监督我们改进。',
      ],
      dm: '您好，向您同步进展：[[工单{{ticket.number}}]]已交给{{department|相关部门}}优先处理，目前进度是{{ask:目前进度}}。下一次我会在{{promise.time|今天18点前}}主动联系您。如果期间有新的情况，请随时告诉我，谢谢。',
    },
    en: {
      public: [
        'Hello, your report is recorded and {{department|the team in charge}} is handling it with priority. We will tell you the outcome by direct message {{promise.time|today}}. Thank you for keeping an eye on us.',
        'Hello {{customer.name|there}}, a short update: the matter is being handled with priority and the outcome follows by direct message {{promise.time|today}}. Thank you for helping {{brand.name}} do better.',
        'Hi, {{brand.name}} is working on your case with priority; you will have our answer by direct message {{promise.time|today}}. Thank you for your patience and for holding us to our word.',
      ],
      dm: 'Hello, an update for you: [[case {{ticket.number}} ]]is with {{department|the team in charge}}, handled with priority. Where it stands: {{ask:progress so far}}. I will be in touch again {{promise.time|by 6 pm today}}. If anything changes meanwhile, please tell me. Thank you.',
    },
  },
});
