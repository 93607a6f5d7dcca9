// What a customer may be asked for that must not stand in public.
const THING =
  '(?:(?<![用玩看换部款])手机(?:尾号|号码?)?(?!壳|膜|报|里|上|支持|信号|充电|电池|屏|套|店)|(?<!打|通|回|接|来|去|拨|打个|打过|打了|通过|去个)电话(?:号码?)?|联系(?:方式|信息|电话|号码)|身份证(?:号码?|照片|正反面)?|证件(?:号码?|照片)|(?:身份|个人|实名|客户|会员)信息|订单(?:的?编号|的?号码?|信息|截图|详情|尾号)|(?<!菜|名|清)单号|运单号?|(?:快递|物流)(?:单号|号|面单|信息截图)|快递单(?![号面据])|(?<![开关账门住])户号|发票(?:信息|抬头)|(?:车架|房间|学)号(?!线|楼)|(?:宽带|手机)账号|交易号|流水号|(?:收货|收件|邮寄|寄送|购买)(?:地址|信息|人姓名|人电话|人|凭证)|家庭住址|住址|地址(?!栏|簿)|银行卡(?:号|信息)?|卡号|(?:银行|支付宝|收款|微信|会员|登录|注册)?账[号户](?:信息)?|支付宝(?!付款|支付)|开户行|户名(?!称)|(?:真实|您的|你的)?姓名|名字和电话|微信(?:号|id)?(?!支付|公众号|小程序)|v\\.?x号?(?![a-z])|(?:qq|扣扣|企鹅)号?|(?<![a-z])q号?(?=多少|是多少|发我|给我)|邮箱(?:地址)?|车牌号?|护照号?码?|会员(?:号|卡号)|出生(?:日期|年月日?|年份)|生日|截图|小票(?:照片)?|(?:号码?)?[后末前][一二三四五六七八几\\d]位|尾号|(?<!中奖|幸运|型|靓)号码(?!段)|📱|☎️?|📞|shou?ji?号?|手机hao|shou机号?|dianhua|dian话|电hua|单hao|地zhi|身份zheng|sjh|ddh|sfz号?|(?<![a-z])d ?h(?![a-z])|(?<![a-z])d d h|身分证(?:字号|号码?)?|(?:驾驶|行驶|社保|居住|学生|军官)证(?:号码?)?|(?:保单|病历|就诊|准考证|社保|公积金|预约|取票|房)号(?!线|楼|间)|门牌号?|座机(?:号码?)?|(?<![门车机彩邮])票号|收款码|订单页面|(?<![a-z])(?:tel|phone|mobile|e-?mail|order ?(?:number|no\\.?|id|#)|whatsapp)(?![a-z])|(?<![a-z])(?:vx|wx|v信|薇信)号?(?!支付|小程序|公众号))';
const STRONG =
  '(?:提供|发送|发来|发到|发给|发一?下|发我|发一遍|告知|告诉|示下|示知|说一?下|再说|说明|报一?下|报备|报来|写一?下|写明|填写|填一?下|贴一?下|贴上|贴出|上传|提交|传一?下|传给|晒一?下|晒出|附上|附带|注明|标注|备注|补充|登记|补全|完善|补一下|更新一下|给到|给一?下|给我们?|给个|打在|打一?下|打出|扣一?下|敲一?下|丢一?下|甩一?下|留个|留一?下|留下|留言|评论(?![区里中下])|留给|出示|核对一?下|核实一?下|确认一?下|私下发|回复|回一?下|反馈|透露|念一?下|求个?|来一?个|[俾畀](?:返|个|我)|赐教?|惠赐|奉告|交给)';
const WEAK =
  '(?:发(?!货|布|票|现|生|展|放)|报(?!销|名|价|告|道|修|错)|填|写|(?<![退返寄召找收])回(?!购|访|馈|来|收|顾|您|你)|贴|给(?!您|你|亲|予)|晒|说(?!明书)|留(?!意|存|心|步)|传|扣(?!款|除|费|分)|敲)';
const HANDED =
  '(?:发送?|报|说|写|留|给|贴|填写?|打|传|告诉|告知|提供|晒|来一?(?=个)|回复|补充|核对|登记|扣|敲|丢|甩)(?:一下|一?遍|一次|一?个|一[报说发写]|这里|这儿|此处|下面|楼下|下|我|咱|小编|小二|客服|师傅|店长|店员|专员|同事|公屏|弹幕|评论|至|过来|上来|来|到(?!达|了)|给(?!您|你|亲)|在|出(?!来了)|呀|哈|哦|呗|吧|即可|就行|就好|看看|吗)';
const PLEA =
  '(?:请|麻烦|烦请|辛苦|劳烦|劳驾|有劳|方便|能否|可否|能不能|可不可以|可以|务必|记得|先|直接|把|将|您|你|亲|还请|需|需要|想|要|评论区|评论里|楼下|下方|公屏)';
const GAP = '[^，。！？\\n]{0,10}?';
const BRIDGE = '[^，。！？\\n]{0,8}?';
const REQUESTS: readonly RegExp[] = [
  new RegExp(`${STRONG}${GAP}${THING}`, 'i'),
  new RegExp(`(?:^|${PLEA})${BRIDGE}${WEAK}${GAP}${THING}`, 'i'),
  new RegExp(`${THING}${BRIDGE}${HANDED}`, 'i'),
  new RegExp(
    `${THING}(?:号码|[和与及][^，。]{1,6})?(?:[后末前]?[一二三四五六七八几\\d]位数?字?)?(?:(?:是|为|呢|有|在|叫)?(?:多少(?!钱|元)|(?<!为)什么(?!意思|时候|型号|原因|情况|样|问题|牌|颜色|系统|口味)|有吗|有没有|几号|哪个|哪里|哪儿|几位))`,
    'i',
  ),
  new RegExp(`^(?:请问)?[^，。！？?]{0,8}${THING}(?:是|呢|吗)?[?？]`, 'i'),
  new RegExp(
    `(?:我们?|咱们?|这边|系统|客服|小编)[^，。]{0,4}?(?:需要?|要|得有|得|想)(?:有|核对|核实|知道|验证|确认|了解|看|用到?)?(?:一?下)?(?:您|你|客户)?的?${BRIDGE}${THING}`,
    'i',
  ),
  new RegExp(`(?:需要|想要|要)(?:核对|核实|知道|确认|了解)?(?:一?下)?(?:您|你)(?:的|这边|提供)?${BRIDGE}${THING}`, 'i'),
  new RegExp(`请问(?:您|你)的?${BRIDGE}${THING}(?:[和与及、]${THING}){0,3}(?:是|呢|呀)?$`, 'i'),
  new RegExp(`${THING}(?:后四位)?[:：]?\\s?_{2,}`, 'i'),
  new RegExp(`^(?:您|你)?的?${THING}(?:呢|哈|哦)$`, 'i'),
  new RegExp(
    `${THING}(?:也|都)?(?:请|麻烦|烦请)?(?:您)?(?:回复|提供|告知|补充|填写|发送)(?:一下|即可|谢谢|哦|哈)?$`,
    'i',
  ),
  /哪(?:一?个|一?张)号(?:码)?(?:注册|下单|登录|绑定|买的?|登记)|(?:名字|姓名)(?:叫|是)(?:啥|什么)|哪(?:一?个|一?张)(?:手机号?|电话|账号|订单|卡|邮箱|微信)|用(?:的)?(?:什么|哪)个?(?:手机号?|电话|账号|邮箱|微信号?|名字)(?:号码?)?(?:注册|下单|登录|下的|买|登记|绑定|预约)?/i,
  /(?:把|将)(?:您|你)的?号码?(?:给|发|报|留|写|打)|(?:开户行|卡号|户名)[和与及、](?:开户行|卡号|户名)[^，。]{0,3}(?:给|发)|(?:小票|订单|身份证|面单|证件)[^，。]{0,3}拍(?:照|下来|个照|张照)[^，。]{0,3}(?:发|传|贴|上来|过来)/,
  /(?:您|你)(?:家)?(?:住在|住)(?:哪|什么(?:地方|小区))|(?:在|住)哪个小区|门牌号?(?:是)?(?:多少|几号|什么)|(?:怎么|如何|怎样)(?:才能|可以|能)?联系(?:到|上)?(?:您|你)/,
];

const THING_EN =
  '(?:(?:order|acct|account|booking|invoice|reservation|tracking) ?(?:#|(?:no|num|id|ref)\\b)|number (?:can|may|should|do) we (?:call|reach|ring|text|use)|order (?:number|id|details|ref\\w*)|(?:phone|mobile|cell|contact|telephone|whatsapp)(?: (?:number|no|details|info\\w*))|your (?:phone|mobile|cell|telephone|number)|(?:home |postal |delivery |shipping |billing |street |e-?mail |email )?address|e-?mail(?: id)?|id (?:card|number)|passport(?: number)?|(?:bank |credit |debit )?card (?:number|details)|digits of (?:your|the) \\w+|(?:bank )?account (?:number|details|name|id)|full name|(?:first|last) name|surname|tracking (?:number|no|id)|licen[cs]e plate|(?:plate|reg|vehicle) (?:number|plate)|reg plate|your zip|date of birth|dob|booking (?:number|ref\\w*)|zip code|postcode|your (?:personal |contact |full )?details|ssn|your (?:full )?name|your (?:location|whereabouts)|screenshot of your order|(?:photo|picture|copy|scan|image|pic) of (?:your|the) (?:id|passport|receipt|card|licen[cs]e|order|invoice)|(?:best|good|contact|call ?back|daytime) number|number (?:we|i) can (?:call|reach)|order num(?:ber)?s?|social security number|(?:awb|pnr|policy|membership|loyalty|registration|invoice|reference|receipt|customer|account|confirmation|reservation|case)(?: ?(?:number|no|id|code))|awb|pnr|(?:name|e-?mail|number|phone) (?:on|for|under|linked to|registered (?:on|with|to)) (?:the|your) (?:order|account|booking|reservation)|phone no)';
const VERB_EN =
  "(?:send|share|provide|post|leave|drop|give|tell|(?:send|shar|provid|post|leav|dropp|giv|tell|confirm|let)ing|attach|upload|furnish|tweet|show|pass|hand|paste|reply|respond|comment|write|type|enter|input|confirm|verify|need|require|want|submit|supply|quote|revert|forward|text|pop|mention|state|list|help (?:us |me )?with|include|specify|advise|grab|would like|'d like|love to have|what(?:'s|s| is| are)|what|which|(?:may|can|could) (?:i|we|you) (?:get|have|take|grab|please)|do you have|have you got|let (?:us|me) (?:have|know))";
const REQUESTS_EN: readonly RegExp[] = [
  /\b(?:reply|send|share|give|comment|post|drop|provide|need|tell|have)\b[^.!?\n]{0,25}\border ?#|\b(?:(?:tell|know|say|ask)\b[^.!?\n]{0,12}where (?:do )?you live|how (?:can|do|may) we (?:reach|contact) you)\b/i,
  new RegExp(`^(?:and |your |the )?${THING_EN}(?: and \\w+(?: \\w+)?)?[, ]*(?:please|pls|plz|\\?)`, 'i'),
  new RegExp(`\\b${VERB_EN}\\b[^.!?\\n]{0,45}?\\b${THING_EN}(?![a-z])`, 'i'),
  new RegExp(`\\b(?:your|the|and) ${THING_EN}(?: and \\w+(?: \\w+)?)?[, ]*(?:please|pls|plz|\\?)`, 'i'),
];

// Whatever the verb: something private, a plea or a question, and none of what one may do with it oneself.
const PLEADING =
  /请问|麻烦|烦请|劳烦|辛苦|劳驾|方便|能否|可否|能不能|可不可以|(?:把|将)(?:您|你)|一下|[报发给@]我|报(?:一?下|来|上)|拍照|[吗呢呀么吧][?？]?$|[?？]$/;
const HANDLED =
  /查看|(?<!没)看到|看见|更新了|查询|修改|更改|更换|更新|变更|是否|正确|保管|留意|检查|绑定|解绑|登录|注册|找到|保护|遮挡|隐藏|删除|联系|拨打|致电|接听|保持|畅通|注意|咨询|支付|付款|退回|退到|到账|使用|携带|到店|门店|通知|收到|保密|安全|公开|恢复|解封|注销|支持|打开|点击|搜索|关注|领取|寄回|快递员|功能|地址[^，。]{0,4}(?:附近|不对|偏远|范围)/;
// Only what has no other meaning: a phone may be restarted, a number cannot.
const PRECISE =
  /(?:手机|电话|订单|身份证|证件|卡|运单|快递|物流|车牌|护照|会员|微信|qq|取件手机)(?:号码?|编号|单号|尾号)|(?<![菜名清])单号|联系(?:方式|电话|人)|身份证[^，。]{0,3}照片|(?:快递|物流)面单|户号|开户行|姓名|家庭住址|收件人|(?:车架|宽带)账?号|发票抬头|[后末前][一二三四五六七八几\d]位/i;

// We are the ones who give, or the customer gave already, or it is about the thing itself.
const GIVEN =
  /(?:提供|留下?|预留|登记|填写|填|发|发送|上传|告知|说|报|给)(?:过来|过)?的|预留|已(?:经)?[^，。]{0,6}(?:收到|核实|核对|登记|记录|查到|发|告知|提供|回复)|(?<!没)(?:收到|查到|看到)(?:了)?(?:您|你)|(?:会|将|已经?|稍后|随后)(?:由系统|自动)?(?:发送?|寄送?|推送|退)(?:回|到|至)(?:您|你)|支持[^，。]{0,8}(?:微信|支付宝|银行卡|手机|qq)|(?:我们?|会|将|专员|快递员|客服)(?:已经?|会|将|马上|正在|来|可以|立即|随后|稍后)[^，。]{0,10}(?:发|回|给|告知|告诉|联系|补充|提供|打|寄)|(?:给|向|为|跟|帮)(?:您|你)[^，。的]{0,6}(?:发|回|打|寄|补|提供|报|查)|(?:发|告诉|告知|通知|寄|打|回复)(?:给|到)?(?:您|你)(?!的|们|这边的)|(?:错误|有误|不对|填错|写错|泄露|是否|无误|保密)|(?:带上?|携带|凭|持|刷)[^，。]{0,6}(?:身份证|护照|小票|证件)(?!号)/;
const GIVEN_EN =
  /\byou(?:'ve| have)? (?:gave|given|provided|sent|shared|left|used to)\b|(?<!\b(?:may|can|could|do|should) )\bwe(?:'ve| have) (?:received|sent|got|your|e-?mailed)\b|\b(?:is|are) (?:shown|safe|in your|on your|under)\b|\byou(?:'ll| will) (?:receive|get|find|see)\b|\bcheck your\b/i;
/** Before the verb: then it is we who give. */
const WE_GIVE_EN = /\b(?:we|i)(?:'ll| will| can| have|'ve)(?! need| require)\b/i;
const NEED_EN = /^(?:need|require|want|would like|'d like|love to have)/i;
const NEGATED =
  /(?:请?(?:不要|勿|切勿|别(?!人)|不能|不可|避免|禁止|无需|不需要?|不用|不必|不会|不得|从不|绝不|不便|不方便|无法|谨防|小心|警惕|冒充|自称)|\b(?:do not|don't|dont|never|please avoid|avoid|no need to|without|not to|won't|will not|cannot|can't|not)\b)/i;
// "能不能", "方便不方便" ask; "不要着急，…" comforts.
const NO_NEGATION =
  /能不能|可不可以|方便不方便|方不方便|别忘|不要忘|勿忘|不要(?:犹豫|客气|着急|担心)|别(?:犹豫|客气|着急|担心|急)|don't forget|do not forget|don't hesitate|do not hesitate|why (?:not|don't)|if you don't mind/i;

/** 姓名：___ 电话：___, or a list of labels with nothing behind them: a form to fill in. */
export function findBlankForm(text: string): { readonly start: number; readonly end: number } | null {
  const lines = [...text.matchAll(BLANK_LINE)];
  const [first, last] = [lines[0], lines.at(-1)];
  if (lines.length < 2 || first === undefined || last === undefined) return null;
  return { start: first.index, end: last.index + last[0].length };
}
const BLANK_LINE = new RegExp(`${THING}\\s?[:：](?:\\s?[_＿]{2,}|[ \\t]*(?=$|\\n))`, 'gim');

/** A request for private data in one clause, with its span; null when the clause asks for none. */
export function findRequest(clause: string): { readonly start: number; readonly end: number } | null {
  const chinese = findFirst(REQUESTS, clause);
  if (chinese !== null && (!isGiven(clause, chinese) || WHICH.test(clause)) && !isNegated(clause, chinese.end))
    return chinese;
  const broad = PRECISE.exec(clause);
  if (
    broad !== null &&
    PLEADING.test(clause) &&
    !HANDLED.test(clause) &&
    !GIVEN.test(clause) &&
    !isNegated(clause, clause.length)
  )
    return { start: broad.index, end: broad.index + broad[0].length };
  const english = findFirst(REQUESTS_EN, clause);
  if (english === null || GIVEN_EN.test(clause)) return null;
  if (WE_GIVE_EN.test(clause.slice(0, english.start)) && !NEED_EN.test(clause.slice(english.start))) return null;
  return isNegated(clause, english.end) ? null : english;
}

// 给我您下单时预留的手机号: given once to the shop, and asked for all the same.
const GIVEN_ONCE =
  /(?:给我们?|发我|告诉我们?|[能可]以?(?:给|提供|告知|发)|请(?:您)?提供|麻烦(?:您)?提供)[^，。]{0,8}(?:预留|登记|填写|留)的/;
// 给下地址给您寄个新的: why it is asked for, not what we give.
const PURPOSE = /(?:我们?|好|来|以便|方便|马上)?给(?:您|你)[^，。]{0,3}(?:寄|补|发|打|安排|查|退|回)/;

function isGiven(clause: string, request: { readonly end: number }): boolean {
  const purpose = PURPOSE.exec(clause.slice(request.end));
  const asked = purpose === null || !ASKED.test(clause) ? clause : clause.slice(0, request.end + purpose.index);
  return GIVEN.test(asked) && !GIVEN_ONCE.test(asked);
}
/** The asking stands first. */
const ASKED = new RegExp(`^[^，。]{0,8}${STRONG}${GAP}${THING}`, 'i');

/** 当时留的手机号是哪个: given to somebody once, and asked for all the same. */
const WHICH = new RegExp(`${THING}(?:号码)?(?:是|为)?(?:多少(?!钱|元)|哪个|哪一个|几号)`, 'i');
const ANY_THING = new RegExp(THING, 'i');
const HANDED_OVER = new RegExp(`${HANDED}|${STRONG}`, 'i');
const ASKED_BEFORE = new RegExp(`${STRONG}[^，。]{0,6}$`, 'i');
const THING_FIRST = new RegExp(`^\\s*(?:您|你)?的?${THING}`, 'i');
/** We will need: order id, phone. */
const ASKED_BEFORE_EN =
  /\b(?:we(?:'ll| will| would)? (?:also )?(?:need|require)|(?:please|kindly|pls) (?:send|share|provide|confirm|give|post|tell|reply|comment)(?: us)?)(?: with)?(?: the following)?\s*$/i;
const THING_FIRST_EN = new RegExp(`^\\s*(?:your |the )?${THING_EN}`, 'i');

/**
 * Whether what is asked for and the asking stand on two sides of a comma: 您的会员号，方便说下吗 · 请提供一下，姓名，电话 · we will need: order id.
 */
export function isRequestOverComma(before: string, after: string): boolean {
  const isThingFirst = ANY_THING.test(before) && HANDED_OVER.test(after);
  const isAskingFirst = ASKED_BEFORE.test(before) && THING_FIRST.test(after);
  if (ASKED_BEFORE_EN.test(before) && THING_FIRST_EN.test(after)) return true;
  return (isThingFirst || isAskingFirst) && findRequest(before + after) !== null;
}

function findFirst(patterns: readonly RegExp[], clause: string): { start: number; end: number } | null {
  let first: { start: number; end: number } | null = null;
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
