import { defineTemplate } from '../define-template.ts';

/** PLB-10: identity, freeze, security check, first answer in 30 minutes. */
export default defineTemplate({
  id: 'account-emergency',
  name: { 'zh-CN': '账户与数据紧急事件', en: 'Account or data emergency' },
  rules: ['SOC-2', 'PLB-10', 'LNG-7'],
  kinds: ['fault', 'complaint', 'inquiry'],
  topics: ['account'],
  shortcuts: ['账户', 'account'],
  texts: {
    'zh-CN': {
      public: [
        '{{customer.name|您好}}，账户安全最要紧，让您担心了，抱歉。{{department|安全部}}已经值守，{{promise.time|30分钟内}}首次答复。请您尽快私信我们，不要在公开页面留下任何账户信息。',
        '您好，抱歉让您受惊了。请先不要点击陌生链接，也不要把验证码告诉任何人，包括我们。请私信我们，{{department|安全部}}{{promise.time|30分钟内}}为您处理。',
        '您好，{{brand.name}}已经按紧急事件处理，让您着急了，非常抱歉。请通过私信与我们联系，{{promise.time|30分钟内}}由{{department|安全部}}协助您锁定并检查账户。',
      ],
      dm: '您好，我是{{brand.name}}{{agent.name|安全专员}}。我先为您冻结账户，避免损失。请在官方App里完成身份核验，我不会向您索要密码和验证码。核验后我们做一次安全检查，{{promise.time|30分钟内}}告诉您首个结果。[[受理编号{{ticket.number}}。]]',
    },
    en: {
      public: [
        'Hello {{customer.name|there}}, your account comes first, and we are sorry for the worry. {{department|The security team}} is standing by and will answer {{promise.time|within 30 minutes}}. Please message us privately, and leave no account details in public.',
        'Hello, we are sorry for the scare. Please open no unknown links and tell nobody a verification code, us included. Send us a direct message and {{department|the security team}} will act {{promise.time|within 30 minutes}}.',
        'Hi, {{brand.name}} handles this as an emergency, and we are very sorry. Please contact us by direct message; {{department|the security team}} will help you lock and check the account {{promise.time|within 30 minutes}}.',
      ],
      dm: 'Hello, this is {{agent.name|the security team}} at {{brand.name}}. I am freezing the account first so that nothing more can happen. Please confirm your identity in the official app; I will never ask for a password or a code. After that we run a security check, and you have a first result {{promise.time|within 30 minutes}}. [[Reference {{ticket.number}}.]]',
    },
  },
});
