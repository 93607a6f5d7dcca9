import { defineTemplate } from '../define-template.ts';

/** SOC-8, PLB-11: thanked in public from the brand account, with what was improved. */
export default defineTemplate({
  id: 'suggestion-thanks',
  name: { 'zh-CN': '感谢建议', en: 'Thanks for a suggestion' },
  rules: ['SOC-8', 'PLB-11', 'LNG-7'],
  kinds: ['suggestion'],
  topics: [],
  shortcuts: ['感谢建议', 'thanks'],
  texts: {
    'zh-CN': {
      public: [
        '{{customer.name|您好}}，谢谢您用心提出的建议。{{brand.name}}已经转给{{department|产品部}}，{{ask:已经或将要改进的内容}}。有新的进展我们会第一时间告诉您。',
        '您好，这条建议对我们很有帮助，谢谢您。{{department|产品部}}已经收到，{{ask:已经或将要改进的内容}}。欢迎您继续给{{brand.name}}提意见。',
        '感谢您的建议，{{brand.name}}认真记下了。{{ask:已经或将要改进的内容}}，这里也有您的一份功劳，谢谢您。',
      ],
      dm: '您好，您提的建议已经登记并转给{{department|产品部}}，每有进展我都会告诉您，最近一次会在{{promise.time|7天内}}。再次感谢您愿意花时间帮我们变得更好。',
    },
    en: {
      public: [
        'Hello {{customer.name|there}}, thank you for this thoughtful suggestion. {{brand.name}} has passed it to {{department|the product team}}: {{ask:what was or will be improved}}. We will tell you of each step.',
        'Hello, this idea helps us, thank you. {{department|The product team}} has it, and {{ask:what was or will be improved}}. Please keep them coming.',
        'Thank you for the suggestion, we at {{brand.name}} took it to heart: {{ask:what was or will be improved}}. Part of the credit is yours.',
      ],
      dm: 'Hello, your suggestion is recorded and with {{department|the product team}}. I will tell you of each step, the next one {{promise.time|within 7 days}}. Thank you once more for taking the time.',
    },
  },
});
