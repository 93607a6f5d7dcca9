import places from './places.json' with { type: 'json' };

/** A run of address parts that together name a door. Span in the text. */
export interface AddressRun {
  readonly start: number;
  readonly end: number;
}

type PartKind = 'place' | 'road' | 'estate' | 'village' | 'building' | 'unit' | 'floor' | 'room';

interface Part {
  readonly kind: PartKind;
  readonly start: number;
  readonly end: number;
  readonly isNumbered: boolean;
}

const NUMBER = '(?:\\d{1,5}|[零〇一二三四五六七八九十百]{1,5})';
const NUMBERS = `${NUMBER}(?: ?[-—–之] ?${NUMBER}){0,3}`;
const HAN = '[\\u4e00-\\u9fff]';
// 超市, 上市, 小区, 地区 end like a place and are none.
// 南京东路 is a road in any town.
const NAMED_PLACE = `(?:${places.names.join('|')})(?![东西南北中]?[一二三四]?[路街道]|大[街道]|公路|广场|大厦)(?:省|市|特别行政区|自治区|工业园区|高新区|经开区|开发区)?`;
const OTHER_PLACE = `${HAN}{2,7}?(?:省|自治区|自治州|(?<![超城上股门夜菜都家])市|(?<![小社园地专厂校景库片战时误盲禁分选售片])[区區]|[县縣]|[旗盟](?!舰))`;
const PARTS: readonly (readonly [PartKind, string])[] = [
  ['place', NAMED_PLACE],
  [
    'road',
    `(?:${HAN}|\\d){1,9}?(?:大[街道]|[路街巷道线弄里]|胡同|公路)(?:[东南西北中]{1,2}|[东南西北]?[一二三四五六七八九十]{1,2}段|[东南西北中上下]段)? ?(?:甲|乙|丙|附)?${NUMBERS} ?(?:[号號](?:院|大院)?|弄)(?![线楼樓])`,
  ],
  [
    'building',
    `(?:${NUMBERS}|[A-Za-z]\\d{0,2}|[东南西北]) ?(?:[栋棟幢座]|[号號]?[楼樓](?=[^层層]|$)(?<=[号號][楼樓])|#楼?)`,
  ],
  ['unit', `${NUMBER} ?(?:单元|單元|门(?=\\d))`],
  ['floor', `${NUMBER} ?(?:[楼樓](?:之\\d+)?|[层層])`],
  [
    'room',
    `[A-Za-z]?${NUMBERS} ?(?:[室户戶房](?!间)|号房)|(?<=[栋棟幢座元楼樓院号號层層]) ?[A-Za-z]?\\d{2,4}(?!\\d|元|块|%|[年月日号號])`,
  ],
  ['village', `${HAN}{0,6}?(?:村|屯|庄|镇|鎮|乡|鄉|街道) ?(?:${NUMBER} ?[组組队社])? ?(?:${NUMBERS} ?[号號])?`],
  [
    'estate',
    `${HAN}{2,10}?(?:小区|花园|公寓|家园|新村|社区|山庄|华庭|名邸|豪庭|雅苑|嘉园|新城|国际城|家属院|宿舍|邨|屋苑|(?:科技园|工业园|产业园)(?!区)|大厦|广场|苑|府|邸)(?:[东南西北]区|[一二三四五六]期|[A-Z]区)? ?(?:${NUMBERS} ?[号號](?![楼樓]))?`,
  ],
  ['place', OTHER_PLACE],
];
/** 7-2-1801 behind an estate: building, unit and room in one. */
const DOOR = /^ ?\d{1,3}[-—]\d{1,2}[-—]\d{3,4}(?![\d-])/;
const PART = new RegExp(PARTS.map(([, source]) => `(${source})`).join('|'), 'g');
/** A number with the word that makes it part of an address: the 五四 of 五四广场 is a name. */
const NUMBERED =
  /[\d零〇一二三四五六七八九十百A-Za-z] ?(?:[号號弄组組队社栋棟幢座室户戶房层層楼樓]|单元|單元|#楼?|门)|^ ?[A-Za-z]?\d{2,4}$|之\d+$/;
/** Without a digit and without what `NUMBERED` wants, no part is numbered, and no parts name a door (`namesDoor`). */
const MAY_BE_NUMBERED =
  /\d|[零〇一二三四五六七八九十百A-Za-z] ?(?:[号號弄组組队社栋棟幢座室户戶房层層楼樓#门]|单元|單元)/;
const INNER_PLACE = new RegExp(
  `[省县縣]|(?<![超城上股夜菜都])市|(?<![小社园地专厂校景库南北东西])[区區](?!\\d)|(?:工业园|高新|经开|开发)[区區]|${NAMED_PLACE}`,
);
/** What may stand between two parts of one address. */
const GAP = /^[^，。！？；!?;\n]{0,12}$|^[\s,，、]{0,2}$/;

/** Finds addresses down to the door. Linear: parts are read once from left to right, then joined. */
export function findAddressParts(text: string): AddressRun[] {
  if (!MAY_BE_NUMBERED.test(text)) return [];
  const runs: AddressRun[] = [];
  let run: Part[] = [];
  const close = () => {
    const first = run[0];
    const last = run.at(-1);
    if (first !== undefined && last !== undefined && namesDoor(run)) runs.push({ start: first.start, end: last.end });
    run = [];
  };
  for (const part of listParts(text)) {
    const last = run.at(-1);
    if (last !== undefined && !GAP.test(text.slice(last.end, part.start))) close();
    run.push(part);
  }
  close();
  return runs;
}

function* listParts(text: string): Generator<Part> {
  for (const match of text.matchAll(PART)) {
    const at = match.findIndex((group, i) => i > 0 && group !== undefined);
    const kind = PARTS[at - 1]?.[0];
    if (kind === undefined) continue;
    const isNumbered = kind !== 'place' && NUMBERED.test(match[0]);
    // 朝阳区建国路92号 is read as one road; the place is in it.
    if (kind !== 'place' && INNER_PLACE.test(match[0]))
      yield { kind: 'place', start: match.index, end: match.index, isNumbered: false };
    const end = match.index + match[0].length;
    yield { kind, start: match.index, end, isNumbered };
    const door = kind === 'estate' || kind === 'village' ? DOOR.exec(text.slice(end, end + 14)) : null;
    if (door === null) continue;
    yield { kind: 'building', start: end, end, isNumbered: true };
    yield { kind: 'room', start: end, end: end + door[0].length, isNumbered: true };
  }
}

/**
 * A place with a numbered part behind it, or two numbered parts of different kinds beside a road, an estate or a village.
 * A building with a room alone (3栋502) is a door only for who knows the place.
 */
function namesDoor(parts: readonly Part[]): boolean {
  const numbered = new Set(parts.filter((part) => part.isNumbered).map((part) => part.kind));
  const kinds = new Set(parts.map((part) => part.kind));
  const isAnchored = kinds.has('road') || kinds.has('estate') || kinds.has('village');
  if (kinds.has('place')) return isAnchored ? numbered.size >= 1 : numbered.size >= 2;
  // 3栋1单元2201: three parts tell a door even where the estate has a name that no list knows.
  return isAnchored ? numbered.size >= 2 : numbered.size >= 3;
}
