import { defineTemplate } from '../define-template.ts';

/** SOC-6, DSP-3: the public line of an opinion response, within 24 hours; wording approved by PR. */
export default defineTemplate({
  id: 'public-statement',
  name: { 'zh-CN': '公开说明', en: 'Public statement' },
  rules: ['SOC-6', 'DSP-3'],
  kinds: ['complaint', 'fault'],
  topics: [],
  shortcuts: ['声明', 'statement'],
  texts: {
    'zh-CN': {
      public: [
        '感谢大家的关注。关于近期反映的情况，{{brand.name}}已成立专项小组核查，{{promise.time|24小时内}}公布结果和改进措施。给受影响的顾客带来的困扰，我们深表歉意；需要帮助的顾客请私信我们。',
        '各位顾客，您好。对大家反映的情况我们非常重视，并向受影响的顾客致歉。核查正在进行，{{promise.time|24小时内}}在这里公布进展；个人情况请私信，由专人跟进。',
        '{{brand.name}}向受影响的顾客真诚致歉。事情正由{{department|专项小组}}处理，{{promise.time|24小时内}}公布结果与改进办法，感谢大家的监督。',
      ],
      dm: null,
    },
    en: {
      public: [
        'Thank you for your attention. {{brand.name}} has set up a team to look into what was reported and will publish the result and the measures {{promise.time|within 24 hours}}. We deeply apologise to everybody affected; if you need help, please message us privately.',
        'Hello everybody. We take what was reported very seriously and apologise to those affected. The inquiry is under way, and the state will be published here {{promise.time|within 24 hours}}; for your own case please send us a direct message.',
        '{{brand.name}} sincerely apologises to everybody affected. {{department|A task force}} is handling it and will publish result and measures {{promise.time|within 24 hours}}. Thank you for holding us to account.',
      ],
      dm: null,
    },
  },
});
