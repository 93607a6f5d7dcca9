import { defineTemplate } from '../define-template.ts';

/** ESC-3, PLB-3: a safety case. People first, stop using it, a named time; no guess about the cause. */
export default defineTemplate({
  id: 'safety-first-answer',
  name: { 'zh-CN': '安全事件首次回复', en: 'First answer to a safety case' },
  rules: ['SOC-2', 'ESC-3', 'PLB-3'],
  kinds: ['complaint', 'fault'],
  topics: ['safety'],
  shortcuts: ['安全', 'safety'],
  texts: {
    'zh-CN': {
      public: [
        '{{customer.name|您好}}，看到您的情况我们非常重视，首先希望您和家人平安。请您先停止使用或食用；如果身体不适，请尽快就医并保留票据。{{brand.name}}已成立专人小组，由{{department|运营负责人}}牵头，{{promise.time|1小时内}}与您联系。请您通过私信告诉我们订单号，我们立即跟进。',
        '您好，您的安全是第一位的，给您带来的惊扰我们深表歉意。请先停用该商品并保留实物和包装。{{department|运营负责人}}已经接手，{{promise.time|1小时内}}给您首个处理方案。请私信我们，由专人全程对接。',
        '您好，{{brand.name}}已经收到您的反馈并按最高级别处理。请您先停止使用，如有不适请先就医。{{department|运营负责人}}{{promise.time|1小时内}}联系您，请留意私信，谢谢。',
      ],
      dm: '您好，我是{{brand.name}}{{agent.name|专项负责人}}。您和家人现在身体怎么样？如有不适请先就医，相关费用票据请保留。请您停止使用{{product|该商品}}并保留实物、包装和购买凭证。麻烦告诉我订单号[[（我这边查到的是{{order.number}}，请核对）]]、发生的时间和经过。{{promise.time|1小时内}}我会给您第一版处理方案，之后每2小时同步一次进展。',
    },
    en: {
      public: [
        'Hello {{customer.name|there}}, we take this very seriously, and first of all we hope that you and your family are well. Please stop using or eating the product; if anybody feels unwell, please see a doctor and keep the receipts. {{brand.name}} has a team on it led by {{department|the operations director}}, who will contact you {{promise.time|within 1 hour}}. Please send us the order number by direct message.',
        'Hello, your safety comes first, and we are very sorry for the alarm. Please stop using the product and keep it with its packaging. {{department|The operations director}} has taken over; you will have a first plan {{promise.time|within 1 hour}}. Please message us privately: one person will stay with your case.',
        'Hello, {{brand.name}} has your report and handles it at the highest level. Please stop using the product and see a doctor first if anybody is unwell. {{department|The operations director}} will contact you {{promise.time|within 1 hour}} by direct message. Thank you.',
      ],
      dm: 'Hello, I am {{agent.name|in charge of this case}} at {{brand.name}}. How are you and your family now? If anybody feels unwell, please see a doctor first and keep the receipts. Please stop using {{product|the product}} and keep it with its packaging and proof of purchase. Could you tell me the order number [[(I see {{order.number}}, please check) ]]and when and how it happened? You will have a first plan {{promise.time|within 1 hour}}, and an update every 2 hours after that.',
    },
  },
});
