import type { Match } from '../model/analysis.ts';
import { type FoldedText, unitsToString } from '../text/fold.ts';

/** A danger that only several words together tell, each of them harmless alone. Places in the folded text. */
export interface Hazard {
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/** What stands between the parts: the same sentence, a few words. */
const NEAR = '[^。！？!?\\n]';
const VICTIM = '(?:孩子|小孩|宝宝|儿子|女儿|娃|老人|老妈|老爸|我妈|我爸|奶奶|爷爷|外婆|外公)';
const BODY = '(?:脚|腿|手|头|脸|胳膊|肩|腰|身上|眼睛)';
const FOOD =
  '(?:汤|菜|饭|面|粉|粥|肉|馅|奶|茶|酱油|酱|饼|包子|饺子|面包|蛋糕|沙拉|米|豆浆|咖啡|饮料|火锅|披萨|汉堡|寿司|便当|外卖)';
const FOREIGN =
  '(?:创可贴|蚂蚁|飞蛾|蟑|苍蝇|蚊子|头发|毛发|虫|塑料|铁丝|铁片|钢丝|铁屑|玻璃|石子|石头|砂子|烟头|指甲|螺丝|钉|牙签|橡皮筋|胶带|木刺|老鼠)';
const ILL =
  '(?:急诊|发烧|高烧|(?<![没不])吐了|一直吐|(?<![没不]起|[没不防])疹|起疙瘩|红肿|化脓|(?<![不止没再])痒|恶心想吐|胃疼|胃痛|肚子疼|肚子痛|跑厕所|拉稀|头晕|全身发|喘不上)';

/** What is dangerous together: a match of `source` has a character of `first` and, somewhere behind it, one of `second`. */
interface HazardPattern {
  readonly first: string;
  readonly second: string;
  readonly source: string;
}

const PATTERNS: readonly HazardPattern[] = [
  // What does not belong there, in something to eat or drink.
  {
    first: '里中底上',
    second: '创蚁蛾蟑蝇蚊发虫塑铁钢玻石砂烟甲螺钉签橡胶刺鼠',
    source: `${FOOD}(?:里面|里头|里|中|底下|上面)${NEAR}{0,8}${FOREIGN}`,
  },
  // Eaten, put on or worn, and then ill.
  {
    first: '吃喝用敷涂抹戴',
    second: '急烧吐疹疙肿脓痒胃肚跑稀晕发喘',
    source: `(?:[吃喝用敷涂抹戴]完|[吃喝用敷涂抹戴]了|[吃喝用]过)(?!.{0,8}[没不无未])${NEAR}{0,14}${ILL}`,
  },
  // Something gives way, and somebody is hit, burnt or on the ground.
  {
    first: '断裂松塌倒脱翻弹喷泼漏',
    second: '砸烫扎割夹磕压地摔跌',
    source: `(?:断|裂|松|塌|倒|脱开|脱落|翻|弹开|喷|泼|漏)${NEAR}{0,12}(?:[砸烫扎割夹磕压](?:到|了|着|在|伤|破)${NEAR}{0,3}(?:${VICTIM}|${BODY})|(?:坐|跌|滚)(?:到|在|倒在)?地上|${VICTIM}[^，,]{0,4}(?:摔|坐地|跌|烫)|把${NEAR}{0,5}(?:${VICTIM}|${BODY})[^，,]{0,2}[烫砸割扎夹])`,
  },
  // Something bursts, and a child or an old person is near.
  {
    first: '碎炸裂爆',
    second: '旁边跟',
    source: `(?:碎|炸|裂|爆)${NEAR}{0,12}${VICTIM}(?:就|正|还|刚)?(?:好)?在(?:旁|边|跟前)`,
  },
  // Blood, and what is done about a wound.
  {
    first: '是手嘴去',
    second: '血片缝膏',
    source: '(?:全是|都是|满手|满嘴|一手|一嘴)血(?![拼脉糖压型汗])|去(?:拍片|拍了片|缝针|缝了|打石膏)',
  },
  // Swallowed by somebody who does not know better.
  {
    first: '子孩宝娃人妈爸奶爷婆公儿女猫狗',
    second: '吞咽',
    source: `(?:${VICTIM}|猫|狗)[^，,]{0,2}(?:吞|咽)(?:了|下|进|掉)`,
  },
  // Hot liquid that runs where it should not; a hole that heat or acid made.
  {
    first: '开热滚出',
    second: '流溅泼洒喷洞',
    source: `(?:开水(?!龙头)|热油|滚油|热汤|滚汤)${NEAR}{0,6}(?:流|溅|泼|洒|喷)|[烧烫炸腐蚀]出(?:了)?[一个好几]{0,2}个?洞`,
  },
  // Current and water; doors that close on people; vehicles that stop on the road.
  {
    first: '插电门速路桥道刹',
    second: '湿水夹失火电磨没',
    source: `(?:插座|插排|电线|电箱)${NEAR}{0,5}(?:湿了|进水|滴水|泡水)|门[^，,。]{0,3}夹(?:人|手|脚|到|住)|(?:高速|路|桥|隧道)上[^。，,]{0,5}(?:失去动力|熄火|断电|失控)|刹车片?[^，,。]{0,3}(?:磨没|磨光|失效|没了)`,
  },
];

const EXPRESSIONS = PATTERNS.map(({ source }) => new RegExp(source, 'u'));
/** Of each unit the patterns that it may begin, one bit a pattern, and beyond `SECONDS` those that it may end. */
const HINTS = new Uint16Array(0x10000);
const SECONDS = 8;
const hint = (units: string, bit: number): void => {
  for (const unit of units) HINTS[unit.charCodeAt(0)] = (HINTS[unit.charCodeAt(0)] as number) | bit;
};
PATTERNS.forEach(({ first, second }, at) => {
  hint(first, 1 << at);
  hint(second, 1 << (at + SECONDS));
});

/**
 * Dangers told in several words: 汤里捞出一个创可贴, 桌腿断了老人坐地上. Single words of danger are in the lists (`terms/safety.json`);
 * these are asked only where the lists found none. Most texts have no two characters of one pattern in its order, and ask no expression.
 */
export function findHazard(folded: FoldedText): Hazard | null {
  const { units, length } = folded;
  let begun = 0;
  let likely = 0;
  for (let k = 0; k < length; k++) {
    const hints = HINTS[units[k] as number] as number;
    likely |= (hints >>> SECONDS) & begun;
    begun |= hints;
  }
  if (likely === 0) return null;
  const text = unitsToString(units, 0, length);
  for (const [at, expression] of EXPRESSIONS.entries()) {
    if ((likely & (1 << at)) === 0) continue;
    const match = expression.exec(text);
    if (match !== null) return { words: match[0], start: match.index, end: match.index + match[0].length };
  }
  return null;
}

/** The words of a hazard as they are marked in a post. Folded offsets. */
export function toMatch({ words, start, end }: Hazard): Match {
  return { type: 'safety', term: words, start, end };
}
