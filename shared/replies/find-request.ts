import { type MarkedClause, markThings } from './mark-things.ts';
import { OUR_OWN, OUR_OWN_EN } from './personal-things.ts';
import {
  ASKED,
  ASKED_BEFORE,
  BARE_THING,
  BLANK_LABEL,
  HANDED_OVER,
  PRECISE,
  REQUESTS_OF_THING,
  REQUESTS_WITHOUT_THING,
  SAME_THING,
  THING_FIRST,
  UNFINISHED,
  WHICH,
} from './request-patterns.ts';
import {
  ANY_THING_EN,
  ASKED_BEFORE_EN,
  PRECISE_EN,
  REQUESTS_OF_THING_EN,
  REQUESTS_WITHOUT_THING_EN,
  SAME_THING_EN,
  THING_FIRST_EN,
} from './request-patterns-en.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

// Whatever the verb: something private, a plea or a question, and none of what one may do with it oneself.
const PLEADING =
  /请问|麻烦|烦请|劳烦|辛苦|劳驾|方便|能否|可否|能不能|可不可以|(?:把|将)(?:您|你)|一下|[报发给@]我|报(?:一?下|来|上)|拍照|[吗呢呀么吧][?？]?$|[?？]$/;
const HANDLED =
  /查看|(?<!没)看到|看见|更新了|查询|修改|更改|更换|更新|变更|是否|正确|保管|留意|检查|绑定|解绑|登录|注册|找到|保护|遮挡|隐藏|删(?:除|掉|了|去)|去掉|抹掉|打码|遮住|联系|拨打|致电|接听|保持|畅通|注意|咨询|支付|付款|退回|退到|到账|使用|携带|到店|门店|通知|收到|保密|安全|公开|恢复|解封|注销|支持|打开|点击|搜索|关注|领取|寄回|快递员|功能|地址[^，。]{0,4}(?:附近|不对|偏远|范围)/;
// We are the ones who give, or the customer gave already, or it is about the thing itself.
const GIVEN =
  /^\s*(?:非常|十分)?(?:谢谢|感谢|多谢)(?:您|你)?的?[^，。]{0,4}(?:告诉|告知|提供|分享|反馈|留下)[^，。]*$(?<!吗|呢)|(?:提供|留下?|预留|登记|填写|填|发|发送|上传|告知|说|报|给)(?:过来|过)?的|预留|已(?:经)?[^，。]{0,6}(?:收到|核实|核对|登记|记录|查到|发|告知|提供|回复)|(?<!没)(?:收到|查到|看到)(?:了)?(?:您|你)|(?:会|将|已经?|稍后|随后)(?:由系统|自动)?(?:发送?|寄送?|推送|退)[^，。]{0,6}(?:回|到|至)(?:您|你)|支持[^，。]{0,8}(?:微信|支付宝|银行卡|手机|qq)|(?:我们?|会|将|专员|快递员|客服)(?:已经?|会|将|马上|正在|来|可以|立即|随后|稍后)[^，。]{0,10}(?:发|回|给|告知|告诉|联系|补充|提供|打|寄)|(?:给|向|为|跟|帮)(?:您|你)[^，。的]{0,6}(?:发|回|打|寄|补|提供|报|查)|(?:发|告诉|告知|通知|寄|打|回复)(?:给|到)?(?:您|你)(?!的|们|这边的)|(?:错误|有误|(?<!对)不对|填错|写错|泄露|是否|无误|保密)|(?:带上?|携带|凭|持|刷)[^，。]{0,6}(?:身份证|护照|小票|证件)(?!号)/;
const GIVEN_EN =
  /\byou(?:'ve| have)? (?:gave|given|provided|sent|shared|left|used to)\b|\bthank(?:s| you) (?:so much |a lot )?for (?:confirming|sharing|sending|providing|giving|leaving|your (?:order|phone|e-?mail|number|call))|(?<!\b(?:may|can|could|do|should) )\bwe(?:'ve| have) (?:received|sent|got|your|e-?mailed)\b|\b(?:is|are) (?:shown|safe|in your|on your|under)\b|\byou(?:'ll| will) (?:receive|get|find|see)\b|\bcheck your\b|\b(?:log|sign)(?:ging|ning)? ?in(?:to)? (?:with|using|via)\b/i;
/** Tell us the number you used to order: given to somebody once, and asked for all the same. */
const GIVEN_ONCE_EN =
  /\b(?:tell|give|send|share|confirm|provide|remind|let us know|what|which)\b[^.!?\n]{0,40}\byou(?:'ve| have)? (?:used|gave|given|left|provided)\b/i;
/** Before the verb: then it is we who give. */
const WE_GIVE_EN = /\b(?:we|i)(?:'ll| will| can| have|'ve)(?! need| require)\b/i;
const NEED_EN = /^(?:need|require|want|would like|'d like|love to have)/i;
const NEGATED =
  /(?:请?(?:不要|勿|切勿|别(?!人)|不能|不可|避免|禁止|无需|不需要?|不用|不必|不会|不得|从不|绝不|不便|不方便|不建议|不推荐|没有?(?:让|要|叫|要求|向|跟|找)|无法|谨防|小心|警惕|冒充|自称|凡(?:是|要|让)|任何(?=人|要|问|索)|都是骗)|\b(?:do not|don't|dont|never|please avoid|avoid|no need to|without|nobody|no ?one|no matter|not to|will not|cannot|not|\w+n't)\b)/i;
// "能不能", "方便不方便" ask; "不要着急，…" comforts.
const NO_NEGATION =
  /能不能|可不可以|方便不方便|方不方便|别忘|不要忘|勿忘|不要(?:犹豫|客气|着急|担心)|别(?:犹豫|客气|着急|担心|急)|don't forget|do not forget|don't hesitate|do not hesitate|why (?:not|don't)|if you don't mind|wouldn't mind|(?:couldn't|won't|can't) (?:you|we)|(?:unable|cannot|can't|not able|won't|impossible|hard|difficult)\b[^.!?\n]{0,50}\bwithout\b|没有?(?:您|你)的?[^，。]{1,8}(?:查不|找不|没法|无法|不能|不好|难)/i;

/** 姓名：___ 电话：___, or a list of labels with nothing behind them: a form to fill in. */
export function findBlankForm(text: string): Span | null {
  if (!/[:：]/.test(text)) return null;
  const labels = [...text.matchAll(BLANK_LABEL)];
  const [first, last] = [labels[0], labels.at(-1)];
  if (first === undefined || last === undefined) return null;
  // One label may introduce what follows elsewhere; one with a line to write on may not.
  if (labels.length < 2 && !/[_＿]/.test(first[0])) return null;
  return { start: first.index, end: last.index + last[0].length };
}

/**
 * A request for private data in one clause, with its span; null when the clause asks for none.
 * `isLast`: nothing of the sentence follows, so that 您的号码是 waits for an answer.
 */
export function findRequest(given: string, isLast = false): Span | null {
  const clause = blankOurOwn(given);
  const marked = markThings(clause);
  return findChinese(clause, marked, isLast) ?? (marked.hasThing ? findPlea(clause) : null) ?? findEnglish(clause);
}

function findChinese(clause: string, marked: MarkedClause, isLast: boolean): Span | null {
  const named = marked.hasThing ? findFirst(isLast ? REQUESTS_AT_END : REQUESTS_OF_THING, marked.text) : null;
  const found = named === null ? findFirst(REQUESTS_WITHOUT_THING, clause) : marked.toGiven(named.start, named.end);
  if (found === null || isNegated(clause, found.end)) return null;
  if (HOW.test(clause.slice(found.start, found.end))) return found;
  return isGiven(clause, marked, found) && !WHICH.test(marked.text) ? null : found;
}
/** 怎么打给您: asks how we are to do it. */
const HOW = /^(?:怎么|如何|怎样|咋)/;
const REQUESTS_AT_END = [...REQUESTS_OF_THING, UNFINISHED];

function findPlea(clause: string): Span | null {
  const thing = PRECISE.exec(clause);
  if (thing === null || !PLEADING.test(clause) || HANDLED.test(clause) || GIVEN.test(clause)) return null;
  return isNegated(clause, clause.length) ? null : { start: thing.index, end: thing.index + thing[0].length };
}

const LATIN_WORD = /[a-z]{2}/i;

function findEnglish(clause: string): Span | null {
  if (!LATIN_WORD.test(clause) || (GIVEN_EN.test(clause) && !GIVEN_ONCE_EN.test(clause))) return null;
  const named = ANY_THING_EN.test(clause) ? findFirst(REQUESTS_OF_THING_EN, clause) : null;
  const found = named ?? findFirst(REQUESTS_WITHOUT_THING_EN, clause) ?? findPleaEnglish(clause);
  if (found === null || ASKS_OTHERWISE_EN.test(clause.slice(found.start))) return null;
  if (DONE_ONESELF_EN.test(clause.slice(found.start, found.end)) && !WE_CHECK_EN.test(clause)) return null;
  const before = clause.slice(0, found.start).replace(CONDITION_EN, '');
  if (WE_GIVE_EN.test(before) && !NEED_EN.test(clause.slice(found.start))) return null;
  return isNegated(clause, found.end) ? null : found;
}

function findPleaEnglish(clause: string): Span | null {
  const thing = PRECISE_EN.exec(clause);
  if (thing === null || !PLEADING_EN.test(clause) || HANDLED_EN.test(clause)) return null;
  return { start: thing.index, end: thing.index + thing[0].length };
}
const PLEADING_EN = /\b(?:please|pls|plz|kindly|could|can|may|might|would|trouble|need)\b|\?\s*$/i;
/** HANDLED in English: what one may do with it oneself. */
const HANDLED_EN =
  /\b(?:check|refer|see|find|found|look(?:ed|ing)?|use|keep|update|change|remove|delete|hide|edit|cover|blur|track|protect|ensure|make sure|sign|log|visit|call|dial|read|listed|shown|printed|valid|correct|incorrect|recogni[sz]ed|wrong|working|receive|get|got|starts?|begins?)\b/i;
/** What is asked for is what the question word governs: what model is your phone. */
const ASKS_OTHERWISE_EN =
  /^(?:what|which) (?:\w+ )?(?:models?|makes?|kind|sort|type|version|brand|colou?r|size|os|operating system|store|shop|branch|item|product|dish|time|day|issue|problem|error|part|plan|app|browser)\b/i;
/** It is we who want to check: the thing has to be told for it. */
const WE_CHECK_EN =
  /\b(?:we|i)(?:'d| would| will|'ll| just| also| really| have)* (?:like|love|want|need|have|wanted) to (?:just |quickly |double[- ]?)*(?:check|confirm|verify|know|have|see|take)\b/i;
/** Between the verb and the thing: you may want to delete your phone number. */
const DONE_ONESELF_EN =
  /\b(?:delet|remov|hid(?:e|ing)|edit|cover|blur|updat|chang|check|log(?:ging)? in|sign(?:ing)? in|protect|double)/i;
/** We can fix it if you give us …: what stands before is the reward. */
const CONDITION_EN = /^.*\b(?:if|once|when|as soon as|after|until) (?:you|u)\b/i;

/** Cheap, so that few clauses are searched for more. */
const OURS = /我们的|客服|门店|店铺|官|售后|总部|品牌|商家|服务|投诉|our |my |line|the /;

/** What is ours is nobody's secret: blanks in its place keep every position. */
function blankOurOwn(clause: string): string {
  if (!OURS.test(clause)) return clause;
  const blank = (own: string) => ' '.repeat(own.length);
  return clause.replace(OUR_OWN, blank).replace(OUR_OWN_EN, blank);
}

// 给我您下单时预留的手机号: given once to the shop, and asked for all the same.
const GIVEN_ONCE =
  /(?:给我们?|发我|告诉我们?|[能可]以?(?:给|提供|告知|发)|(?:请|麻烦|烦请|劳烦?|劳驾|有劳|辛苦|帮忙)(?:您|你)?(?:再|先|也|帮忙|给)?(?:提供|回复|告知|告诉|报|说|讲|写|留|核对|确认|补))[^，。]{0,8}(?:预留|登记|填写|留)的|^(?:请|麻烦|烦请|能否|可否|亲|您|你)*(?:把|将)|记得(?:吗|么|不|是)/;
// 给下地址给您寄个新的: why it is asked for, not what we give.
const PURPOSE = /(?:我们?|好|来|以便|方便|马上)?给(?:您|你)[^，。]{0,3}(?:寄|补|发|打|安排|查|退|回)/;
/** 才能帮您查询: what comes of it once it is told. */
const ONLY_THEN = /才(?:能|可以|好|行)|以便|方便我们?/;

function isGiven(clause: string, marked: MarkedClause, request: Span): boolean {
  const behind = clause.slice(request.end);
  const purpose = ONLY_THEN.exec(behind) ?? (ASKED.test(marked.text) ? PURPOSE.exec(behind) : null);
  const asked = purpose === null ? clause : clause.slice(0, request.end + purpose.index);
  return GIVEN.test(asked) && !GIVEN_ONCE.test(asked);
}
/** 手机号码，谢谢 */
const THANKS = /^\s*(?:谢谢|感谢|多谢|谢啦|拜托|麻烦(?:您|你)?了|辛苦(?:您|你)?了|有劳了|thx|thanks|thank you)/i;

/**
 * Whether what is asked for and the asking stand on two sides of a comma: 您的会员号，方便说下吗 · 请提供一下，姓名，电话 · we will need: order id.
 */
export function isRequestOverComma(before: string, after: string): boolean {
  if (ASKED_BEFORE_EN.test(before) && THING_FIRST_EN.test(after)) return true;
  if (SAME_THING_EN.test(after) && ANY_THING_EN.test(before)) return true;
  if (SAME_THING.test(after) && !isNegated(after, after.length) && markThings(before).hasThing) return true;
  const [isThanks, isHanded, isAsked] = [THANKS.test(after), HANDED_OVER.test(after), ASKED_BEFORE.test(before)];
  // Marking is what costs.
  if (!isThanks && !isHanded && !isAsked) return false;
  const first = markThings(before);
  if (isThanks && BARE_THING.test(first.text)) return true;
  const isAskedInTwo = (isHanded && first.hasThing) || (isAsked && THING_FIRST.test(markThings(after).text));
  return isAskedInTwo && findRequest(before + after) !== null;
}

function findFirst(patterns: readonly RegExp[], clause: string): Span | null {
  let first: Span | null = null;
  for (const pattern of patterns) {
    const match = pattern.exec(clause);
    if (match !== null && (first === null || match.index < first.start))
      first = { start: match.index, end: match.index + match[0].length };
  }
  return first;
}

function isNegated(clause: string, end: number): boolean {
  return NEGATED.test(clause.slice(0, end)) && !NO_NEGATION.test(clause);
}
