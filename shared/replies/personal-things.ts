// What a customer may be asked for that must not stand in public, as sources of patterns to build requests from.
// Read as `foldForWording` leaves a text: simplified, lower case, without blanks between Han characters.

/** How one thing of many kinds is numbered: 订单的编号, 会员卡号, 预约id. */
const NUMBERED = '的?(?:编[号码]|卡号|号码?|单号|尾号|流水号|id)(?!线|楼|间|段)';

const PRECISE = [
  // Numbers that stand for one purchase, one stay, one contract.
  `(?:订单|单子|包裹|快件|快递|交易|会员|客户|顾客|用户|预订|预定|预约|入住|收据|小票|发票|售后|退款|合同|学员|报名|礼品卡|储值卡|购物卡)${NUMBERED}`,
  '(?<!菜|名|清)单号|(?:dan|单) ?hao|(?<![a-z])dan ?号|运单(?:尾?号)|(?:快递|物流)(?:单号|尾号|号|面单|信息截图)|快递单(?![号面据])',
  '订单(?:信息|截图|尾号)|交易号|流水号|(?<![开关账门住])户号|(?<![门车机彩邮])票号',
  '(?:车架|学)号(?!线|楼)|(?:保单|病历|就诊|准考证|社保|公积金|取票|房)(?:卡?号)(?!线|楼|间)|车牌号码?',
  '(?:号码?)?[后末前][一二三四五六七八几\\d]位(?:数字?)?|[后末前][一二三四五六七八几\\d]码|ddh|(?<![a-z])d d h',
  // Ways to reach one person.
  '(?<![用玩看换部款])手机(?:尾号|号码?)|电话号码?|座机(?:号码?)|(?:联系|联络)(?:方式|方法|信息|电话|号码)',
  '手机hao|手 ?ji(?![a-z])|shou机号?|shou? ?ji?号?|sjh|(?<![a-z])(?:dian ?hua|wei ?xin|xing ?ming)|dian话|电hua|(?<![a-z])d ?h(?![a-z])|微信(?:号|id)|(?:qq|扣扣|企鹅)号',
  '(?<![a-z])(?:order|tracking|booking|phone|mobile|member(?:ship)?|account|contact) ?(?:numbers?|no\\.?|id|ref(?:erence)?|#|号)(?![a-z])|line ?id',
  // Where somebody lives, and who it is.
  '(?:收货|收件|寄件|取件|邮寄|寄送)(?:地址|信息|人姓名|人电话|人)|(?:购买|下单|付款|预订|预约|联系)人(?:信息|资料)|家庭住址|(?:小区|楼栋?|单元)(?:名称?|号)|(?:具体|详细)位置|楼栋门牌|住址|地zhi|di ?zhi|门牌号',
  '(?:真实)?姓名|(?<=(?:您|你)的?)(?:名字|全名|大名|昵称|网名|id(?![a-z]))|名字和电话|(?:留|登记|预订|注册)的名字|出生(?:日期|年月日?|年份)',
  '(?:就诊|取件|入住|预订|预定|乘机|持卡|联系)人的?(?:姓名|名字|信息|资料|电话)',
  // Papers and accounts.
  '身份证(?:号码?|照片|正反面)|证件(?:号码?|照片)|身份zheng|sfz号?|身分证(?:字号|号码?)?|护照号码?',
  '(?:驾驶|行驶|社保|居住|学生|军官)证号码?|收款码|(?:发票|证件|驾照|病历|面单)的?(?:照片?|图片)|(?:付款|支付|转账|购买)凭证',
  '(?:宽带|手机)账号|银行卡号|(?<!点)卡号|开户行|会员(?:号|卡号|名(?![单额]))|旺旺(?:号|名|id)|(?<![a-z])uid(?![a-z])',
  '(?:抖音|快手|小红书|微博|淘宝|天猫|京东|拼多多|b站|游戏|钉钉|line|telegram)的?(?:账号|号|id|昵称)',
];

/** Words that are things of daily life too: a phone restarts, an address is shown on a map. */
const BROAD = [
  '(?<![用玩看换部款])手机(?!壳|膜|报|里|上|支持|信号|充电|电池|屏|套|店)|(?<!打|通|回|接|来|去|拨|打个|打过|打了|通过|去个)电话|座机',
  '📱|☎️?|📞|微信(?!支付|公众号|小程序)|[威维徽]信(?!息)|v\\.?x号?(?![a-z])|(?<![a-z])(?:v号|(?:vx|wx|v信|薇信)号?(?!支付|小程序|公众号))',
  'qq|扣扣|企鹅|(?<![a-z])q号?(?=多少|是多少|发我|给我)|(?:邮|信)箱(?:地址)?|电邮(?:地址)?|电子邮[件箱]',
  '(?<![a-z])(?:tel|phone|mobile|e-?mail|whatsapp|line)(?![a-z])|地址(?!栏|簿)|门牌|购买(?:地址|信息|人)|车牌|护照',
  '身份证|(?:驾驶|行驶|社保|居住|学生|军官)证|(?:身份|个人|实名|客户|会员)(?:信息|资料)|发票(?:信息|抬头)|生日|取[件餐货][码号]|房间号(?!线|楼)',
  '(?<!品牌|产品|精准|重新|打开|开启|我们)定位(?!到?问题|系统|错误|不准|功能|服务|故障|权限|于|为)',
  '订单(?:的?号|详情|页面|的?照片)|运单|截图|截屏|小票(?:照片)?|收据|(?:付款|支付|转账|购买)记录|银行卡(?:信息)?|尾号|(?<!中奖|幸运|型|靓)号码(?!段)',
  '(?:银行|支付宝|收款|微信|会员|登录|注册)?[账帐][号户](?:信息)?|支付宝(?!付款|支付)|户名(?!称)|用户名',
];

/** Pattern source: something private of a customer, in Chinese and in the shorthands and pinyin that slip past filters. */
export const PERSONAL_THING = `(?:${[...PRECISE, ...BROAD].join('|')})`;

/** Pattern source: those that have no other meaning, so that any plea near them asks. */
export const PRECISE_THING = `(?:${PRECISE.join('|')})`;

/** 客服电话, 门店地址, 我们的抖音号: ours, and public anyway. */
export const OUR_OWN = new RegExp(
  `(?:我们的|(?<![给留发诉])(?:客服|门店|店铺|官方|官网|售后|总部|品牌|商家|服务|投诉)的?)${PERSONAL_THING}`,
  'gi',
);

/** "Number", with the ways it is mistyped and shortened. */
const NUMBER_EN = '(?:num[a-z]{0,5}|nubmers?|no|nr|id|ref\\w*|code|#)';
const NUMBERED_EN =
  '(?:order|acct|account|booking|invoice|reservation|tracking|awb|pnr|policy|member(?:ship)?|loyalty|registration|reference|receipt|customer|client|confirmation|flat|house|apartment|apt|door|ref|case|ticket|purchase|transaction|parcel|payment|passport|id|card|bank|ph|mob|tel|phone|mobile|cell|contact|telephone|whatsapp|user|room|plate|reg|vehicle|licen[cs]e|social security|iban)';
const DOCUMENT_EN = '(?:id|passport|receipt|card|licen[cs]e|order|invoice|payment|purchase)';
const YOUR_EN = '(?:your|ur|yr|the)';
const CALL_EN = '(?:call|reach|ring|text|use|phone|contact)';

const PRECISE_EN = [
  `${NUMBERED_EN} ?${NUMBER_EN}(?![a-z])|awb|pnr|ssn|iban`,
  `what number (?:suits|works|is best|would be best)|number (?:can|may|should|do) we ${CALL_EN}|number (?:we|i) can ${CALL_EN}|(?:best|good|contact|call ?back|daytime|account|registered|billing|alternat(?:e|ive)|another|different|valid|working|current) (?:number|nubmer|e-?mail)`,
  `number (?:printed )?(?:on|from|of) ${YOUR_EN} (?:\\w+ )?(?:order|receipt|card|invoice|parcel|ticket|booking|policy|e-?mail)`,
  // A thing that the customer did something with: the mobile you signed up with.
  'the (?:phone|mobile|e-?mail|number|account|card|name|address) (?:that |which )?(?:you|u) (?:used|signed|registered|ordered|paid|booked|gave|live|shop|checked)',
  '(?:reg(?:istration)?|plate|licen[cs]e)(?: plates?| number)? (?:of|on) (?:your|the) (?:car|vehicle|van|bike)',
  '(?:contact|bank) (?:details|info\\w*)|(?:your|ur|yr) (?:number|nubmer|zip|(?:full )?name|whereabouts|birthday|user ?name|whatsapp|we ?chat|telegram|insta(?:gram)?|handle)',
  '(?:we ?chat|line|whatsapp|telegram|insta(?:gram)?) (?:id|number|name|handle)|(?:home|postal|delivery|shipping|billing|e-?mail) add?r?ess?(?:es)?',
  '(?:(?:first|last) (?:\\w+ )?)?digits of (?:your|ur|the) \\w+|(?:full|first|last) name|surname|licen[cs]e plate|date of birth|birth ?date|dob|zip code|post(?:al )?code',
  `(?:photo|picture|copy|scan|image|pic|screenshot|screen ?grab) of (?:your|ur|the) (?:\\w+ )?${DOCUMENT_EN}|proof of (?:purchase|payment)`,
  '(?:name|e-?mail|number|phone|mobile) (?:is )?(?:on|for|under|linked (?:to|with)|registered (?:on|with|to)|used (?:for|on)) (?:the|your) (?:order|account|booking|reservation)',
];

const BROAD_EN = [
  '(?:order|booking|reservation|account|card|phone|personal|payment|delivery|shipping) (?:details|info\\w*)|(?:your|ur) (?:full )?details|account name',
  '(?:your|ur|yr) (?:phone|mobile|cell|telephone|location)|(?:your|ur|a) (?:line id|qq)|e-?mail(?: id)?|id card|passport|(?:reg|vehicle) plate',
  '(?:street )?add?r?ess?(?:es)?(?! bar| book)',
];

/** Pattern source: something private of a customer, in English. */
export const PERSONAL_THING_EN = `(?:${[...PRECISE_EN, ...BROAD_EN].join('|')})`;

/** Pattern source: PRECISE_THING in English. */
export const PRECISE_THING_EN = `(?:${PRECISE_EN.join('|')})`;

/** OUR_OWN in English: our address, the hotline number. */
export const OUR_OWN_EN = new RegExp(
  `\\b(?:our|my|the (?:store|shop|hotline|helpline)(?:'s)?) ${PERSONAL_THING_EN}`,
  'gi',
);
