import { defineTemplate } from '../define-template.ts';

/** PLB-9: the rule is clarified and published in 24 hours; old cases follow the new wording. */
export default defineTemplate({
  id: 'rules-dispute',
  name: { 'zh-CN': '规则争议', en: 'Dispute about rules' },
  rules: ['SOC-2', 'PLB-9'],
  kinds: ['complaint', 'inquiry'],
  topics: ['rules'],
  shortcuts: ['规则', 'rules'],
  texts: {
    'zh-CN': {
      public: [
        '{{customer.name|您好}}，规则没有写清楚给您带来困扰，我们很抱歉。{{department|运营部}}正在核对，{{promise.time|24小时内}}公布说明，您的情况请私信我们单独处理。',
        '您好，抱歉让您产生疑问。{{brand.name}}{{department|运营部}}会把这条规则讲明白，{{promise.time|24小时内}}发布；请您私信我们订单号，先为您核实。',
        '您好，谢谢您的提醒，也向您致歉。相关规则我们{{promise.time|24小时内}}给出清楚的说明，您的订单请通过私信发给我们，按新的说明一并处理。',
      ],
      dm: '您好，我是{{brand.name}}{{agent.name|客服专员}}。您提到的规则是：{{ask:规则说明}}。之前的表述不够清楚，是我们没有做好，抱歉。[[订单{{order.number}}]]我们按更清楚的说明为您处理：{{ask:处理结果}}，{{promise.time|24小时内}}办结。',
    },
    en: {
      public: [
        'Hello {{customer.name|there}}, we are sorry for the confusion about the rule. {{department|Operations}} is checking it and will publish an explanation {{promise.time|within 24 hours}}; for your own case please message us privately.',
        'Hello, sorry that this raised questions. {{department|Operations}} at {{brand.name}} will make the rule clear {{promise.time|within 24 hours}}; please send us the order number by direct message so that we can check yours first.',
        'Hi, thank you for pointing it out, and our apologies. A clear explanation follows {{promise.time|within 24 hours}}; please send us your order by direct message and it will be handled by the new wording.',
      ],
      dm: 'Hello, this is {{agent.name|the service team}} at {{brand.name}}. The rule you mean says: {{ask:the rule in plain words}}. It was not written clearly enough, which is on us, and I am sorry. [[For order {{order.number}} ]]we follow the clearer wording: {{ask:outcome}}, done {{promise.time|within 24 hours}}.',
    },
  },
});
