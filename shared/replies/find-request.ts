// What a customer may be asked for that must not stand in public.
const THING =
  '(?:手机(?:尾号|号码?)?|电话(?:号码?)?|联系方式|联系信息|联系电话|身份证(?:号码?|照片)?|证件号?|身份信息|个人信息|实名信息|订单(?:编号|号码?|信息|截图)|单号|运单号?|快递单号|物流单号|交易号|收[货件](?:地址|信息|人|人姓名)|家庭住址|住址|地址|银行卡号?|卡号|(?:银行|支付宝|收款|微信)?账[号户](?:信息)?|支付宝|开户行|真实姓名|姓名|微信号?|qq号?|邮箱|车牌号?|护照号?|会员号|出生日期|生日|截图|小票|📱|☎️?|📞|shouji号?|sjh|ddh|sfz号?)';
const STRONG =
  '(?:提供|发送|发来|发到|发给|发一?下|发我|告知|告诉|说一?下|报一?下|写一?下|填写|填一?下|贴一?下|贴上|贴出|上传|晒一?下|晒出|附上|补充|登记|给到|给一?下|给我们?|给个|打在|打一?下|留个|留一?下|留下|留言|出示|核对|私下发|回复一?下?|示知)';
const WEAK = '(?:发|报|写|填|回|贴|给|晒|说|留)';
const HANDED =
  '(?:发送?|报|说|写|留|给|贴|填写?|打|告诉|告知|提供|晒|回复|补充)(?:一下|一?遍|下|我|咱|小编|客服|过来|上来|来|到|给(?!您|你|亲)|在|出|呀|哈|哦|呗|即可|就行|看看)';
const GAP = '[^，。！？\\n]{0,10}?';
const BRIDGE = '[^，。！？\\n]{0,8}?';
const REQUESTS: readonly RegExp[] = [
  new RegExp(`${STRONG}${GAP}${THING}`, 'i'),
  new RegExp(
    `(?:^|请|麻烦|烦请|辛苦|劳烦|劳驾|方便|能否|可否|能不能|可以|务必|记得|先|直接|把|将|您|你)${BRIDGE}${WEAK}${GAP}${THING}`,
    'i',
  ),
  new RegExp(`${THING}${BRIDGE}${HANDED}`, 'i'),
  new RegExp(`${THING}(?:号码|和[^，。]{1,6})?(?:是|为|呢|有)?(?:多少|什么|几号|哪个|哪里|哪儿|吗|呢)`, 'i'),
  new RegExp(`^(?:请问)?[^，。！？?]{0,8}${THING}(?:是|呢)?[?？]`, 'i'),
  new RegExp(
    `(?:我们?|这边|需|还|得)(?:还)?(?:需要|要|得有|需)(?:有|核对|核实|知道|验证)?(?:一下)?(?:您|你|客户)?的?${BRIDGE}${THING}`,
    'i',
  ),
  new RegExp(`需要(?:您|你)(?:的|提供)${BRIDGE}${THING}`, 'i'),
  /(?:您|你)(?:家)?(?:住|在)(?:哪|什么(?:地方|小区)|哪个小区)|(?:怎么|如何|怎样)(?:才能|可以|能)?联系(?:到|上)?(?:您|你)/,
];
const THING_EN =
  '(?:order (?:number|no|id|details|ref\\w*|#)|(?:phone|mobile|cell|contact|telephone|whatsapp)(?: (?:number|no|details|info\\w*))?|telephone|(?:home |postal |delivery |shipping |billing |street |e-?mail |email )?address|e-?mails?|id (?:card|number)|passport(?: number)?|(?:bank |credit |debit )?card (?:number|details)|(?:bank )?account (?:number|details|name)|full name|(?:first|last) name|surname|tracking (?:number|no|id)|licen[cs]e plate|plate number|date of birth|dob|booking (?:number|ref\\w*)|zip code|postcode)';
const ASK_EN = new RegExp(
  `\\b(?:send|share|provide|post|leave|drop|give|tell|reply|respond|comment|write|type|enter|confirm|verify|need|require|want|what(?:'s|s| is| are|)|which|(?:may|can|could) (?:i|we|you) (?:get|have|please)|let us have|let us know|submit|supply|forward|text|pop)\\b[^.!?\\n]{0,45}?\\b${THING_EN}\\b`,
  'i',
);

// We are the ones who give, or the customer gave already.
const GIVEN =
  /(?:提供|留下?|预留|登记|填写|填|发|发送|上传|告知|说|报|给)(?:过来|过)?的|预留|已(?:经)?[^，。]{0,6}(?:收到|核实|核对|登记|记录|查到|发|告知|提供|回复)|(?:收到|查到|看到)(?:了)?(?:您|你)|我们?(?:已经?|会|将|马上|正在|来|可以|立即|随后|稍后)[^，。]{0,10}(?:发|回|给|告知|告诉|联系|补充|提供|打|寄)|(?:给|向|为|跟|帮)(?:您|你)[^，。的]{0,6}(?:发|回|打|寄|补|提供|报|查)|(?:发|告诉|告知|通知|寄|打|回复)(?:给|到)?(?:您|你)(?!的|们)|(?:错误|有误|不对|填错|写错|泄露|变更|修改)|(?:带上?|携带|凭|持|刷)[^，。]{0,6}(?:身份证|护照|小票|证件)(?!号)/;
const GIVEN_EN =
  /\byou(?:'ve| have)? (?:gave|given|provided|sent|shared|left|used)\b|\bwe(?:'ve| have) (?:received|sent|got|your)\b|\b(?:is|are) (?:shown|in your|on your|under)\b/i;
/** Before the verb: then it is we who give. */
const WE_GIVE_EN = /\b(?:we|i)(?:'ll| will| can| have|'ve)(?! need| require)\b/i;
const NEGATED =
  /(?:请?(?:不要|勿|切勿|别|不能|不可|避免|禁止|无需|不需要?|不用|不必|不会|不得|从不|绝不|不便|不方便|无法|谨防|小心|警惕|冒充)|\b(?:do not|don't|dont|never|please avoid|avoid|no need to|without|not to|won't|will not|cannot|can't|not)\b)/i;
const DOUBLE_NEGATION =
  /别忘|不要忘|勿忘|不要(?:犹豫|客气|着急|担心)|别(?:犹豫|客气|着急|担心)|don't forget|do not forget|don't hesitate|do not hesitate|why (?:not|don't)/i;

/** A request for private data in one clause, with its span; null when the clause asks for none. */
export function findRequest(clause: string): { readonly start: number; readonly end: number } | null {
  let request: RegExpExecArray | null = ASK_EN.exec(clause);
  for (const pattern of REQUESTS) {
    const match = pattern.exec(clause);
    if (match !== null && (request === null || match.index < request.index)) request = match;
  }
  if (request === null || GIVEN.test(clause) || GIVEN_EN.test(clause)) return null;
  if (WE_GIVE_EN.test(clause.slice(0, request.index))) return null;
  const end = request.index + request[0].length;
  const isNegated = NEGATED.test(clause.slice(0, end)) && !DOUBLE_NEGATION.test(clause);
  return isNegated ? null : { start: request.index, end };
}
