import type { ReplyRule } from '../reply-rule.ts';
import { splitClauses } from '../split-clauses.ts';

const SECRET = '(?:验证码|校验码|动态码|密码|支付密码|口令|安全码|cvv2?|有效期和卡号)';
const GIVE = '(?:提供|发送|发来|发给|发一?下|发|告知|告诉|说一?下|报一?下|报|写|回复|念|给我们?|给一?下)';
const ASK_ZH = new RegExp(
  `${GIVE}[^，。！？\\n]{0,10}?${SECRET}|${SECRET}[^，。！？\\n]{0,6}?${GIVE}|${SECRET}(?:是|为)?(?:多少|什么)`,
  'i',
);
const ASK_EN =
  /\b(?:send|share|provide|post|give|tell|reply with|what(?:'s| is))\b[^.!?\n]{0,30}\b(?:password|passcode|pin(?: code)?|verification code|one[- ]time code|security code|cvv)\b/i;
const NEGATED =
  /(?:不要|勿|别|不会|不能|不得|从不|绝不|谨防|警惕|冒充|无需|不需要|不用|\b(?:never|nobody|no one|not|don't|won't|avoid)\b)/i;

/** Nobody ever asks a customer for a password or a code, in public or in private (SEC-1). */
const rule: ReplyRule = {
  id: 'asking-secret',
  name: { 'zh-CN': '索要密码或验证码', en: 'asking for a password or code' },
  rule: 'SEC-1',
  say: {
    'zh-CN': '任何时候都不能向客户索要密码、验证码。',
    en: 'Never ask a customer for a password or a verification code, not even in private.',
  },
  weight: { public: 'block', dm: 'block' },
  examples: {
    hits: ['请把验证码发给我', '您的支付密码是多少', 'Please tell us your password'],
    passes: ['请勿把验证码告诉任何人', '我们不会索要您的密码', '忘记密码请点这里找回'],
  },
  *find(text) {
    for (const clause of splitClauses(text)) {
      const match = ASK_ZH.exec(clause.text) ?? ASK_EN.exec(clause.text);
      if (match === null || NEGATED.test(clause.text)) continue;
      const start = clause.start + match.index;
      yield { start, end: start + match[0].length };
    }
  },
};
export default rule;
