import { defineTemplate } from '../define-template.ts';

/** SOC-7: told by direct message; who is content may delete the post. An invitation, never a demand (LNG-8). */
export default defineTemplate({
  id: 'solved-invitation',
  name: { 'zh-CN': '解决后告知', en: 'Solved' },
  rules: ['SOC-7'],
  kinds: ['complaint', 'fault'],
  topics: [],
  shortcuts: ['已解决', 'solved'],
  texts: {
    'zh-CN': {
      public: [
        '您好，您反映的情况已经处理完毕，具体结果已通过私信告诉您。感谢您的反馈，让我们有机会做得更好。',
        '{{customer.name|您好}}，这件事已经办妥，详情请看私信。谢谢您给{{brand.name}}改进的机会，祝您生活愉快。',
        '您好，处理结果已经私信您了。再次为带来的不便致歉，也谢谢您的理解与支持。',
      ],
      dm: '您好，您反映的问题已经处理完成：{{ask:处理结果}}。给您带来的不便，我们再次致歉。如果您对结果满意，欢迎您自行决定是否删除之前的帖子；不删也完全没有关系，我们会继续改进。如果还有没处理好的地方，请直接告诉我，我来跟进到底。',
    },
    en: {
      public: [
        'Hello, the matter is settled and the details are in your direct messages. Thank you for giving us the chance to put it right.',
        'Hello {{customer.name|there}}, this is solved now; please see our direct message for the details. Thank you for helping {{brand.name}} improve.',
        'Hi, we have sent you the outcome by direct message. Once more our apologies for the trouble, and thank you for your understanding.',
      ],
      dm: 'Hello, the issue is solved: {{ask:what was done}}. Once more our apologies for the trouble. If you are content with the outcome, you are welcome to take your post down, entirely as you like; if you prefer to keep it, that is fine too, and we keep improving. Should anything still be open, please tell me and I will see it through.',
    },
  },
});
