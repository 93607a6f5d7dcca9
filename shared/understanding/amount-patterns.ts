import { CURRENCY_NAME, CURRENCY_SYMBOL, type CurrencyCode } from './currencies.ts';

const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;
const HAN_UNIT = '零〇一壹二贰两三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万亿几数';
/** What a sum in Han numerals begins with. */
export const HAN_STARTS = `上${HAN_UNIT}`;
/** 三千五, 十几万, 上万: what stands before 百, 千 and 万 may leave the number open. */
const HAN_NUMBER = `(?:上(?=[百千万]))?[${HAN_UNIT}]+(?![${HAN_UNIT}])`;
const SCALE = String.raw`\s?(?:百万|十万|万|千|百|亿|grand|[kw](?![a-z]))`;
/** 1万5, 1万5千, 3千5. */
const TAIL = String.raw`(?<t>(?<=[万千])[1-9][千百]?(?![\d.,百千万]))?`;
const MORE = String.raw`(?:多|余|来|几|\+)?`;
const YUAN = String.raw`\s?(?:元|块|圆|rmb|cny|yuan|人民币|大洋|软妹币|大毛)`;
/** One of these is part of each name of a currency. */
const CURRENCY_MARKS = '元币刀金欧镑港円dbryw';
/** Numbers after these words are money even without a unit. */
const SPENT = String.raw`(?:花了|花费了?|花|定金|订金|押金|首付|尾款|货款|付了|支付了?|交了|缴了|损失了?|亏了|亏损|赔了?|赔偿|骗了(?:我|他|她)?(?:们)?|骗走了?|被骗了?|坑了(?:我)?|扣了(?:我)?|多扣了?|扣款|扣费|盗刷了?|刷走了?|充了|充值了?|转了|转账了?|退款|退我|退了?|欠(?:我|了)?(?:们)?|价值|价格|售价|标价|原价|总价|卖|要价|收费|收了(?:我)?|多收了?|学费|会费|年费|房费|预付款?|预存了?|存了|打款|汇款|工资|罚款|罚了?|优惠了?|便宜了?|降了|降价|涨了|差价|差了|合计|总共|一共|近|将近)`;
/** One of these is part of each of them. */
const SPENT_MARKS = '花金付款交缴损亏赔骗坑扣刷充转退欠价卖收费存资罚惠宜降涨差计共近';
/** What stands between such a word and the sum. */
const SPENT_MORE = String.raw`\s?(?:了|我|人家|将近|近|快|大概|约)?\s?`;
/** One of their characters stands before the sum, blanks aside. */
const SPENT_UNITS = `${SPENT}${SPENT_MORE}`.replace(/[^\u4e00-\u9fff]/g, '');
const COST = String.raw`(?:cost(?: me| us)?|paid|pay|spent|spend|charged(?: me| us)?|overcharged(?: me)?|lost|owe me|owes me|refund of|refund me|worth|price of|deposit of|for over|stole|out of)`;
/** The last letters of these words, and of about, over, nearly, almost and around, which may follow them. */
const COST_ENDS = 'tesdyfhr';
/** What a bare number must not be followed by, even after such a word: it then counts or measures something else. */
const NOT_MONEY = String.raw`(?!\s?(?:下|口|整|毫安|mah|公里|千米|km|米|m\b|厘米|cm|台|辆|部|单|笔|里|年|月|日|号|天|周|次|遍|个|人|位|名|分钟|分|秒|小时|度|斤|公斤|kg|克|g\b|gb|tb|mb|升|l\b|ml|毫升|寸|英寸|w\b|瓦|v\b|伏|hz|转|条|件|双|套|箱|盒|瓶|颗|粒|张|页|字|本|家|倍|折|%|％|分之|点|星|级|楼|层|股|票|粉|赞|pcs|days?|hours?|minutes?|miles?|years?|times?|people|followers|[:：/\-年]))`;
const STOP = String.raw`(?![\d,.]*\d)`;
/** What people buy and name with its price: 几千的手机. */
const THING =
  '手机|电脑|耳机|冰箱|空调|电视|洗衣机|相机|包|鞋|表|课|车|沙发|床|机器|东西|平板|笔记本|票|衣服|家具|产品|货|手表|戒指|项链|套餐|会员|卡';

/** One way in which a sum is written. */
export interface AmountPattern {
  /** Groups: n digits, s scale, t tail · h Han numerals · w and p English words · m "and more" · c currency. */
  readonly pattern: RegExp;
  /** The currency where the text names none; yuan by default. */
  readonly currency?: CurrencyCode;
  /** Hints without which it cannot match: 1 digits, 2 Han numerals, 4 English words. */
  readonly needs: number;
  /** One of these units of a folded text is part of every match, or stands right beside it. */
  readonly among: string;
  /** One of these units stands before the sum, with two blanks between at most; undefined: anything may. */
  readonly behind?: string;
}

/** All ways, in no order: overlapping readings of one sum do no harm, the largest counts. */
export const AMOUNT_PATTERNS: readonly AmountPattern[] = (
  [
    {
      among: '¥￥by币',
      pattern: new RegExp(
        String.raw`(?:¥|￥|rmb\s?|cny\s?|人民币\s?)(?<n>${NUMBER})(?<s>${SCALE})?${TAIL}(?<m>${MORE})`,
        'giu',
      ),
    },
    {
      among: '$€£drpyw',
      pattern: new RegExp(
        String.raw`(?<![a-z])(?<c>${CURRENCY_SYMBOL})\s?(?<n>${NUMBER})(?<s>${SCALE})?${TAIL}(?<m>${MORE})`,
        'giu',
      ),
    },
    {
      among: '元块圆by币洋毛',
      pattern: new RegExp(
        String.raw`(?<![\d.a-z])(?<n>${NUMBER})(?<s>${SCALE})?${TAIL}(?<m>${MORE})(?:${YUAN})`,
        'giu',
      ),
    },
    {
      among: CURRENCY_MARKS,
      pattern: new RegExp(
        String.raw`(?<![\d.a-z])(?<n>${NUMBER})(?<s>${SCALE})?${TAIL}(?<m>${MORE})\s?(?<c>${CURRENCY_NAME})`,
        'giu',
      ),
    },
    {
      among: CURRENCY_MARKS,
      pattern: new RegExp(String.raw`(?<h>${HAN_NUMBER})(?<m>多|余|来)?(?<c>${CURRENCY_NAME})`, 'giu'),
    },
    {
      among: 'dbeq',
      pattern:
        /(?<![a-z])(?<w>an?|one|two|three|four|five|six|seven|eight|nine|ten|few|several)?\s?(?<p>hundreds?|thousands?|grand)(?<m>)\s(?:of\s)?(?<c>dollars|bucks|euros|pounds|quid)/giu,
    },
    {
      among: '块元圆洋币',
      pattern: new RegExp(String.raw`(?<h>${HAN_NUMBER})(?<m>多|余|来|几)?(?:块|元|圆|大洋|人民币)(?!\w)`, 'giu'),
    },
    {
      among: SPENT_MARKS,
      behind: SPENT_UNITS,
      pattern: new RegExp(
        String.raw`(?<=${SPENT}${SPENT_MORE})(?<n>${NUMBER})(?<s>${SCALE})?${TAIL}(?<m>${MORE})${STOP}${NOT_MONEY}`,
        'giu',
      ),
    },
    {
      among: SPENT_MARKS,
      behind: SPENT_UNITS,
      pattern: new RegExp(
        String.raw`(?<=${SPENT}${SPENT_MORE})(?<h>${HAN_NUMBER})(?<m>多|余|来|几)?${NOT_MONEY}`,
        'giu',
      ),
    },
    {
      among: 'aeo',
      behind: COST_ENDS,
      pattern: new RegExp(
        String.raw`(?<=${COST}\s(?:about |over |nearly |almost |around )?)(?<n>${NUMBER})(?<s>${SCALE})?${TAIL}(?<m>\+)?${STOP}${NOT_MONEY}`,
        'giu',
      ),
      currency: 'USD',
    },
    {
      among: '买入拿漂没的翼血',
      pattern: new RegExp(
        String.raw`(?<n>${NUMBER})(?<s>${SCALE})?${TAIL}(?<m>${MORE})(?=\s?(?:(?:大洋)?(?:买(?!家)|入手|拿下|打水漂|没了)|的(?:${THING})|不翼而飞|血汗钱))`,
        'giu',
      ),
    },
    {
      among: '买入拿漂没的翼血',
      pattern: new RegExp(
        String.raw`(?<h>${HAN_NUMBER})(?<m>多|余|来|几)?(?=(?:打水漂|不翼而飞|血汗钱|买的|入手|拿下|没了|说没就没|的(?:${THING})))`,
        'giu',
      ),
    },
    {
      among: '万',
      pattern: new RegExp(
        String.raw`(?<![\d.])(?<n>${NUMBER})(?<s>万)${TAIL}(?<m>多|余|几)?(?=的?(?:装修|工程|学费|定金|货款|首付|存款|贷款|彩礼|沙发|车|房|课|卡|手表|包|会员))`,
        'giu',
      ),
    },
    {
      among: '万千',
      pattern:
        /(?<![几数])(?<h>[一二两三四五六七八九十]+[万千][一二三四五六七八九]?[千百]?)(?<m>多|余|来|几)?(?=的(?!人|公里)|[,，。!！；;]|$)/giu,
    },
  ] as { among: string; behind?: string; pattern: RegExp; currency?: CurrencyCode }[]
).map((entry) => {
  const { source, flags } = entry.pattern;
  const needs = source.includes('(?<h>') ? 2 : source.includes('(?<p>') ? 4 : 1;
  // What must stand before a sum is a long list: it is read only where a sum can begin.
  const first = needs === 2 ? `(?=[${HAN_STARTS}])` : String.raw`(?=\d)`;
  return { ...entry, pattern: source.startsWith('(?<=') ? new RegExp(first + source, flags) : entry.pattern, needs };
});
