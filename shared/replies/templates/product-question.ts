import { defineTemplate } from '../define-template.ts';

/** LNG-7, PLB-12: a product question is answered in public when the answer concerns nobody's data. */
export default defineTemplate({
  id: 'product-question',
  name: { 'zh-CN': '产品咨询', en: 'Product question' },
  rules: ['SOC-2', 'LNG-6', 'LNG-7', 'PLB-12'],
  kinds: ['inquiry'],
  topics: ['presales', 'quality', 'price', 'rules', 'other'],
  shortcuts: ['咨询', 'question'],
  texts: {
    'zh-CN': {
      public: [
        '{{customer.name|您好}}，谢谢您的关注。关于您问的问题：{{ask:答案}}。如果还想了解更多，欢迎随时留言或私信我们。',
        '您好，感谢提问！{{ask:答案}}。使用中有任何疑问，{{brand.name}}都在，欢迎私信。',
        '您好，这个问题很多朋友也关心：{{ask:答案}}。希望对您有帮助，祝您使用愉快。',
      ],
      dm: '您好，我是{{brand.name}}{{agent.name|客服专员}}。关于您咨询的{{product|商品}}：{{ask:答案}}。具体步骤我整理好发给您，{{promise.time|10分钟内}}发到这里，按步骤操作即可。如果没有解决，请告诉我卡在哪一步，我陪您一起处理。',
    },
    en: {
      public: [
        'Hello {{customer.name|there}}, thank you for your interest. About your question: {{ask:the answer}}. If you would like to know more, please write here or message us.',
        'Hello, thank you for asking! {{ask:the answer}}. Whatever comes up while using it, {{brand.name}} is here.',
        'Hello, many people ask this: {{ask:the answer}}. We hope that helps, enjoy it.',
      ],
      dm: 'Hello, this is {{agent.name|the service team}} at {{brand.name}}. About {{product|the product}}: {{ask:the answer}}. I will send you the steps here {{promise.time|within 10 minutes}}. If it does not work, please tell me at which step and we will sort it out together.',
    },
  },
});
