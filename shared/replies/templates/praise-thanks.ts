import { defineTemplate } from '../define-template.ts';

/** SOC-10: praise worth telling is collected with the consent of its author. */
export default defineTemplate({
  id: 'praise-thanks',
  name: { 'zh-CN': '感谢表扬', en: 'Thanks for praise' },
  rules: ['SOC-10'],
  kinds: ['praise'],
  topics: [],
  shortcuts: ['感谢', 'praise'],
  texts: {
    'zh-CN': {
      public: [
        '{{customer.name|您好}}，谢谢您的肯定！这份鼓励我们会转达给每一位同事，{{brand.name}}继续努力。',
        '您好，看到您的分享，我们开心了一整天，谢谢您！期待一直陪伴您。',
        '谢谢{{customer.name|您}}的喜欢！您的认可是{{brand.name}}最大的动力。',
      ],
      dm: '您好，我是{{brand.name}}{{agent.name|社媒专员}}。您写的体验特别打动我们，想征求您的同意：我们可以署名转发您的内容作为案例吗？不方便也完全没关系，再次谢谢您。',
    },
    en: {
      public: [
        'Hello {{customer.name|there}}, thank you for the kind words! We will pass them on to everybody here at {{brand.name}}.',
        'Hello, your post made our day, thank you! We hope to stay at your side.',
        'Thank you for liking it, {{customer.name|friend}}! Nothing keeps {{brand.name}} going like this.',
      ],
      dm: 'Hello, this is {{agent.name|the social media team}} at {{brand.name}}. Your words moved us. May we share your post with your name as a story? If you would rather not, that is perfectly fine. Thank you once more.',
    },
  },
});
