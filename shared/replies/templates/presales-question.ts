import { defineTemplate } from '../define-template.ts';

/** LNG-7: a question before buying; answered in public, details in the direct message. */
export default defineTemplate({
  id: 'presales-question',
  name: { 'zh-CN': '售前咨询', en: 'Question before buying' },
  rules: ['SOC-2', 'LNG-5', 'LNG-7'],
  kinds: ['inquiry'],
  topics: ['presales', 'price'],
  shortcuts: ['售前', 'presales'],
  texts: {
    'zh-CN': {
      public: [
        '{{customer.name|您好}}，谢谢您关注{{brand.name}}！{{ask:答案}}。还有想了解的，欢迎留言或私信，我们都在。',
        '您好，很高兴为您介绍：{{ask:答案}}。挑选时有任何疑问，请随时私信我们。',
        '您好，感谢提问！{{ask:答案}}。祝您选到合心意的。',
      ],
      dm: '您好，我是{{brand.name}}{{agent.name|导购专员}}。[[关于{{product}}，]]{{ask:详细介绍}}。如果方便，请告诉我您的使用场景，我{{promise.time|10分钟内}}给您推荐合适的一款。',
    },
    en: {
      public: [
        'Hello {{customer.name|there}}, thank you for your interest in {{brand.name}}! {{ask:the answer}}. If you would like to know more, write here or message us.',
        'Hello, happy to tell you: {{ask:the answer}}. Whatever else you wonder about, please send us a direct message.',
        'Hi, thank you for asking! {{ask:the answer}}. We hope you find just the right one.',
      ],
      dm: 'Hello, this is {{agent.name|the sales desk}} at {{brand.name}}. [[About {{product}}: ]]{{ask:details}}. If you tell me how you mean to use it, I will recommend one {{promise.time|within 10 minutes}}.',
    },
  },
});
