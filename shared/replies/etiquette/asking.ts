import { findBlankForm, findRequest, isRequestOverComma } from '../find-request.ts';
import type { ReplyRule } from '../reply-rule.ts';
import { type Clause, splitClauses, splitSentences } from '../split-clauses.ts';

const PRIVATE_PLACE =
  /(?:到|在|去)(?:店|门店|柜台|前台|现场|线下)|私信|私聊|私发|私我|私戳|私讯|戳我们|私一下|站内信|密信|后台消息|小窗|单独发|(?:在|到|去|上|进入|打开|登[录陆])[^，。]{0,10}(?:页面|表单|app|小程序|个人中心|设置|官网|后台|收银台|详情)|(?:下单|注册|预约|购买|申请|登录|结账|买单|付款|取餐|取货|消费|核销|入住|进店|入园|入场)时(?!的|候|所|用的|使用|填|留|登|预)|网上预约|(?:前台|柜台|门口)(?:报|出示|说|登记)|(?:请|可|可以|您)(?:您)?(?:联系|拨打|致电|咨询|通过)[^，。]{0,8}(?:客服|热线|门店|官方)|\b(?:dm|dms|direct message|direct messages|private message|privately|in private|pm|inbox|in the app|via chat|live chat|(?:by|via) e-?mail|e-?mail (?:us|support|our)|call (?:us|our)|chat with us|(?:tap|click|hit|press|use) (?:the )?message|on (?:our|the) (?:\w+ )?(?:website|site|page|form|app)|at (?:the|our) (?:door|desk|front desk|counter|gate|till)|in[- ]store|at checkout|in (?:the |your )?settings)\b/i;
// "私信也可以": private as one of two ways leaves the public one open.
const EITHER_WAY =
  /(?:私信|私聊)(?:给我们?)?也(?:可以|行|可|成|ok)|(?:私信|私聊)[^，。]{0,6}[，,]?(?:或者?|要么|还是)(?:您|你)?(?:可以)?(?:直接)?(?:在?评论|在?这里|回复在|发评论|在此|留言)|\bor (?:by |via )?(?:dm|pm|direct message|e-?mail us|call us)\b|\bor (?:simply |just )?(?:reply|post|comment|drop|leave)\b/i;
/** 留下电话，我们私信您: it is we who write in private, later, and the question before stands in public. */
const WE_WRITE_LATER =
  /(?:我们?|小编|客服|专员|这边|好|再|会|稍后|马上|方便)[^，。]{0,6}(?:私信|私聊|dm)(?:您|你)(?!了)|\b(?:we'll|we will|i'll|i will) (?:then )?(?:dm|pm|inbox|message) you\b/i;
/** What was done at some place is no errand to it: what email did you use at checkout. Only a private channel named beside it is. */
const ASKS_WHAT_EN =
  /^\s*(?:and |so |ok |sorry )?(?:what|which|whose|who)\b[^!\n]*\b(?:did|do|is|was|were|are|have)\b/i;
const PRIVATE_CHANNEL_EN =
  /\b(?:dms?|direct messages?|private message|privately|in private|pm|inbox|live chat|chat with us|(?:by|via) (?:e-?mail|chat))\b/i;
/** The private place of the sentence before. */
const BACK = /\bthere\b|那里|那边/i;
/** 请私信我们。我们需要订单号来核实: says why, and asks for it in the place of the sentence before. */
const WHY = /^\s*(?:我们|这边|客服)(?:会|将)?需要?(?:您|你|核|知)|^\s*we(?:'ll| will)? need\b/i;
const PUBLIC_PLACE =
  /评论区|评论里|评论下|评论中|楼下|楼里|跟帖|下方|下面|这里|在此|此处|留言区|公屏|弹幕|本帖|帖子里|这条|公开|\b(?:here|below|in the comments?|in (?:a|this) (?:comment|reply|thread)|publicly)\b/i;

const COMMA_BEFORE_PLEASE = /,(?= ?(?:please|pls|plz)\b)/gi;
/** The stop of a shortened word ends no sentence: Order no.? */
const SHORTENED = /(?<=\b(?:no|num|nr|nos|acct))\.(?= ?[?？\d\u4e00-\u9fff])/gi;
const LIST_MARK = /(?<=^|[：:；;，,。\s])\d{1,2}[.、)）]\s?(?=\D)/g;
/** Longer than this, two clauses are two thoughts. */
const JOINED_LENGTH = 28;
/** Letters say less than characters do. */
const JOINED_LENGTH_LATIN = 60;
const HAN = /\p{Script=Han}/u;

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
      '電話號碼發一下',
      '请提供订单号，私信也可以',
      'Please share your order number here',
      'What is your phone number?',
      '别忘了留下手机号',
      'Order no.?',
      '您用哪个号注册的',
      'What number can we call you on?',
      'We will need: order id, phone',
    ],
    passes: [
      '请您私信我们订单号',
      '请不要在评论区留下手机号',
      '请勿公开您的身份证号',
      '我们会通过您预留的电话联系您',
      '您提供的订单号我们已经收到',
      '运单号稍后短信发给您',
      '请在退款页面填写银行卡号',
      'Please do not post your phone number here',
      'Please send us your order number by DM',
    ],
  },
  *find(given) {
    // The marks of a list (1. 2、) are no ends of thoughts; blanks keep every position.
    const text = given
      .replace(LIST_MARK, (mark) => ' '.repeat(mark.length))
      .replace(COMMA_BEFORE_PLEASE, ' ')
      .replace(SHORTENED, ' ');
    const form = findBlankForm(text);
    if (form !== null && !PRIVATE_PLACE.test(text)) yield form;
    let isPrivate = false;
    for (const sentence of splitSentences(text)) {
      const pointsBack: boolean = isPrivate && (BACK.test(sentence.text) || WHY.test(sentence.text));
      isPrivate = pointsBack || (namesPrivate(sentence.text) && !EITHER_WAY.test(sentence.text));
      const later = pointsBack ? null : findWritingLater(sentence.text);
      let previous: Clause | null = null;
      for (const clause of splitClauses(sentence.text)) {
        const isBeforeLater = later !== null && clause.start + clause.text.length <= later.index;
        if (isPrivate && !isBeforeLater && !PUBLIC_PLACE.test(clause.text)) {
          previous = null;
          continue;
        }
        const isLast = clause.start + clause.text.length >= sentence.text.length;
        const request: { start: number; end: number } | null =
          findRequest(clause.text, isLast) ?? findOverComma(previous, clause);
        previous = request === null ? clause : null;
        if (request === null) continue;
        const start = sentence.start + clause.start + request.start;
        yield { start, end: start + request.end - request.start };
      }
    }
  },
};
export default rule;

function namesPrivate(sentence: string): boolean {
  return (ASKS_WHAT_EN.test(sentence) ? PRIVATE_CHANNEL_EN : PRIVATE_PLACE).test(sentence);
}

/** Our writing later, when the sentence names no other private place. */
function findWritingLater(sentence: string): RegExpExecArray | null {
  const later = WE_WRITE_LATER.exec(sentence);
  return later !== null && PRIVATE_PLACE.test(sentence.replace(later[0], '')) ? null : later;
}

/** "您的会员号，方便说下吗": what is asked for, and the asking, stand on two sides of a comma. The span is the second side. */
function findOverComma(previous: Clause | null, clause: Clause): { start: number; end: number } | null {
  if (previous === null) return null;
  const limit = HAN.test(previous.text + clause.text) ? JOINED_LENGTH : JOINED_LENGTH_LATIN;
  if (previous.text.length + clause.text.length > limit) return null;
  if (!isRequestOverComma(previous.text, clause.text)) return null;
  return { start: 0, end: clause.text.length };
}
