import type { ReplyRule } from '../reply-rule.ts';
import { splitClauses, splitSentences } from '../split-clauses.ts';

const THING =
  '(?:手机号码?|手机|电话号码?|电话|联系方式|联系电话|身份证号?码?|身份证|证件号?|订单编?号?码?|单号|运单号?|快递单号|物流单号|收货地址|家庭住址|住址|地址|卡号|银行卡号?|银行账号|账号信息|开户行|真实姓名|姓名|微信号?|QQ号?|邮箱|车牌号?|护照号?|收件人|会员号|截图)';
const GIVE =
  '(?:提供|发送|发来|发到|发给|发一?下|发|留言?|告知|告诉|说一?下|报一?下|报|写一?下|写|填写|填|回复|回|贴|上传|晒|附上|补充|登记|给到|给一?下|给我们?|给个|打在|留个|留一?下|私|出示|核对)';
const ASK_ZH = new RegExp(
  `${GIVE}(?:[^，。！？\\n]{0,10}?)${THING}|${THING}(?:[^，。！？\\n]{0,8}?)${GIVE}|${THING}(?:号码)?(?:是|为)?(?:多少|什么|几号|哪个|呢[?？])`,
);
const ASK_EN =
  /\b(?:send|share|provide|post|leave|drop|give|tell|reply with|comment(?: with)?|write|type|enter|confirm|need|what(?:'s| is| are)|may (?:i|we) have|can (?:i|we) (?:get|have)|could (?:i|we) (?:get|have)|let us have|let us know)\b[^.!?\n]{0,40}?\b(?:order (?:number|no|id|#)|phone(?: number)?|mobile(?: number)?|telephone|contact (?:number|details|info\w*)|(?:home |postal |delivery |shipping |e-?mail |email )?address|e-?mail|id (?:card|number)|passport|(?:bank |credit |debit )?card (?:number|details)|account (?:number|details)|full name|tracking (?:number|no|id)|licen[cs]e plate|date of birth)\b/i;
// A thing the customer gave already is spoken about, not asked for.
const GIVEN =
  /(?:您|你|亲)?(?:已经?|之前|刚才|先前)?(?:所)?(?:提供|留下?|预留|登记|填写|发|发送|上传|告知|说|报)(?:过来)?(?:过)?的|预留|已(?:经)?(?:收到|核实|核对|登记|记录|查到)|我们(?:已经?|会|将|马上|正在|来)[^，。]{0,8}(?:发|回|给您|告知|联系|补充)/;
const NEGATED =
  /(?:请?(?:不要|勿|切勿|别|不能|不可|避免|禁止|无需|不需要?|不用|不必|不会|不得|从不|绝不|谨防|小心|警惕)|\b(?:do not|don't|dont|never|please avoid|avoid|no need to|without|not to|won't|will not|cannot|can't)\b)/i;
const DOUBLE_NEGATION = /别忘|不要忘|勿忘|不要犹豫|don't forget|do not forget|don't hesitate|do not hesitate/i;
const PRIVATE_PLACE =
  /私信|私聊|私下发|站内信|密信|后台消息|小窗|单独发|\b(?:dm|dms|direct message|direct messages|private message|privately|in private|pm|inbox)\b/i;
const PUBLIC_PLACE =
  /评论区|评论里|评论下|楼下|楼里|跟帖|下方|这里|此处|本帖|帖子里|公开|\b(?:here|below|in the comments?|in this thread|publicly)\b/i;

/**
 * Asking for private data where everybody reads the answer (SOC-4). The same question for the direct message is what
 * SOC-2 wants, and a warning not to post it is what a careful colleague writes: both pass.
 */
const rule: ReplyRule = {
  id: 'asking',
  name: { 'zh-CN': '公开索要个人信息', en: 'asking for private data in public' },
  rule: 'SOC-4',
  say: {
    'zh-CN': '不要在公开回复里索要个人信息，请引导客户私信提供。',
    en: 'Do not ask for private data in public: invite the customer to send it by direct message.',
  },
  weight: { public: 'block', dm: null },
  examples: {
    hits: [
      '您好，请提供一下您的手机号',
      '麻烦报一下订单号',
      '您的电话是多少？',
      '订单号发我一下',
      '在评论区留下您的联系方式即可',
      'Please share your order number here',
      'What is your phone number?',
      '别忘了留下手机号',
    ],
    passes: [
      '请您私信我们订单号',
      '请不要在评论区留下手机号',
      '请勿公开您的身份证号',
      '我们会通过您预留的电话联系您',
      '您提供的订单号我们已经收到',
      'Please do not post your phone number here',
      'Please send us your order number by DM',
    ],
  },
  *find(text) {
    for (const sentence of splitSentences(text)) {
      const isPrivate = PRIVATE_PLACE.test(sentence.text);
      for (const clause of splitClauses(sentence.text)) {
        const match = ASK_ZH.exec(clause.text) ?? ASK_EN.exec(clause.text);
        if (match === null || GIVEN.test(clause.text)) continue;
        if (NEGATED.test(clause.text.slice(0, match.index + 4)) && !DOUBLE_NEGATION.test(clause.text)) continue;
        if (isPrivate && !PUBLIC_PLACE.test(clause.text)) continue;
        const start = sentence.start + clause.start + match.index;
        yield { start, end: start + match[0].length };
      }
    }
  },
};
export default rule;
