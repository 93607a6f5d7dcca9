import { defineTemplate } from '../define-template.ts';

/** TKT-5, SAT-1: satisfaction call-back within 24 hours of the solution. */
export default defineTemplate({
  id: 'satisfaction-call',
  name: { 'zh-CN': '满意度回访', en: 'Satisfaction call-back' },
  rules: ['TKT-5', 'TKT-10', 'SAT-1'],
  kinds: ['complaint', 'fault'],
  topics: [],
  shortcuts: ['回访', 'callback'],
  texts: {
    'zh-CN': {
      public: [
        '{{customer.name|您好}}，您的事情办完已经有一天了，想听听您的感受，私信里有一份简短的问卷，谢谢您。',
        '您好，处理结果您还满意吗？请看一下私信，您的意见对{{brand.name}}很重要。',
        '您好，我们在私信里给您留了言，想了解一下后续情况，谢谢您愿意告诉我们。',
      ],
      dm: '您好，我是{{brand.name}}{{agent.name|客服专员}}。之前的事情处理完后，使用还顺利吗？想请您花一分钟，从服务态度、解决效率、方案有效性三方面打个分（1到5分），也欢迎写下任何建议。您如实评价就好，每一条我们都会看。',
    },
    en: {
      public: [
        'Hello {{customer.name|there}}, a day has passed since your case was settled, and we would love to hear how it went; there is a short survey in your direct messages. Thank you.',
        'Hello, are you content with the outcome? Please have a look at our direct message: your view matters to {{brand.name}}.',
        'Hi, we have left you a direct message to hear how things are going. Thank you for telling us.',
      ],
      dm: 'Hello, this is {{agent.name|the service team}} at {{brand.name}}. Is everything going well since your case was settled? If you have a minute, please score attitude, efficiency and effectiveness from 1 to 5, and add whatever you like. Honest scores help us most, and we read every one.',
    },
  },
});
