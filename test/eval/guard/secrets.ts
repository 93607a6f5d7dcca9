// Makes invented personal data in valid form. Shares no code with the detectors: the check digits are found by trying,
// with formulas written from the standards a second time.
import type { Chance } from './chance.ts';

/** Kinds of personal data that the eval draws; equal to the detector that should see them. */
export const SECRET_KINDS = [
  'id-card',
  'mobile',
  'bank-card',
  'hk-id',
  'tw-id',
  'macau-id',
  'passport',
  'plate',
  'address',
  'order-number',
  'e-mail',
  'wechat',
  'qq',
] as const;
export type SecretKind = (typeof SECRET_KINDS)[number];

/** One invented secret as people would write it. */
export function makeSecret(kind: SecretKind, chance: Chance): string {
  return MAKERS[kind](chance);
}

const MAKERS: Readonly<Record<SecretKind, (chance: Chance) => string>> = {
  'id-card': (chance) => {
    const region = chance.pick([
      '110105',
      '310115',
      '440305',
      '330106',
      '510104',
      '320102',
      '420106',
      '610113',
      '370202',
      '210203',
      '350203',
      '430104',
      '650102',
      '460105',
      '820000',
    ]);
    const birthday = new Date(Date.UTC(1940, 0, 1 + chance.below(70 * 365)))
      .toISOString()
      .slice(0, 10)
      .replaceAll('-', '');
    const body = region + birthday + chance.digits(3);
    return body + ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'X'].find((check) => isIdCard(body + check));
  },
  mobile: (chance) =>
    `1${chance.pick(['30', '31', '32', '35', '36', '38', '39', '50', '51', '55', '58', '66', '73', '76', '77', '78', '80', '86', '88', '89', '91', '98', '99', '47', '45', '62', '67', '70'])}${chance.digits(8)}`,
  'bank-card': (chance) => {
    const [issuer, length] = chance.pick<readonly [string, number]>([
      ['622202', 19],
      ['621700', 19],
      ['622848', 19],
      ['621226', 19],
      ['622588', 16],
      ['625958', 16],
      ['621485', 16],
      ['622262', 19],
      ['4', 16],
      ['53', 16],
      ['37', 15],
    ]);
    const body = issuer + chance.digits(length - 1 - issuer.length);
    return body + [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].find((check) => isLuhn(body + check));
  },
  'hk-id': (chance) => {
    const letters = chance.pick([
      'A',
      'B',
      'C',
      'D',
      'E',
      'G',
      'H',
      'K',
      'M',
      'P',
      'R',
      'V',
      'Y',
      'Z',
      'WX',
      'XA',
      'XE',
    ]);
    const digits = chance.digits(6);
    const check = '0123456789A'.split('').find((candidate) => isHkId(letters, digits, candidate)) ?? '';
    return letters + digits + chance.pick([`(${check})`, `（${check}）`, check, ` (${check})`]);
  },
  'tw-id': (chance) => {
    const head = chance.pick('ABCDEFGHIJKMNOPQTUVWXZ'.split('')) + chance.pick(['1', '2']) + chance.digits(7);
    return head + [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].find((check) => isTwId(head + check));
  },
  'macau-id': (chance) => `${chance.pick(['1', '5', '7'])}${chance.digits(6)}(${chance.digits(1)})`,
  passport: (chance) =>
    chance.pick([
      `E${chance.digits(8)}`,
      `G${chance.digits(8)}`,
      `E${chance.pick('ABCDEFGHJKLM'.split(''))}${chance.digits(7)}`,
    ]),
  plate: (chance) => {
    const head =
      chance.pick('京沪粤浙苏川渝津鲁豫鄂湘闽皖赣冀晋辽吉黑桂琼贵云陕甘青宁新蒙藏'.split('')) +
      chance.pick('ABCDEFGHJK'.split(''));
    const letter = () => chance.pick('ABCDEFGHJKLMNPQRSTUVWXYZ'.split(''));
    return (
      head +
      chance.pick([
        chance.digits(5),
        letter() + chance.digits(4),
        chance.digits(4) + letter(),
        `${letter()}${chance.digits(3)}${letter()}`,
        `D${chance.digits(5)}`,
        `F${letter()}${chance.digits(4)}`,
        `·${chance.digits(5)}`,
      ])
    );
  },
  address: (chance) => {
    const place = chance.pick([
      '上海市浦东新区',
      '北京市海淀区',
      '浙江省杭州市西湖区',
      '广东省深圳市南山区',
      '四川省成都市武侯区',
      '江苏省南京市鼓楼区',
      '湖北省武汉市洪山区',
      '福建省厦门市思明区',
      '山东省青岛市市南区',
      '陕西省西安市雁塔区',
      '广州市天河区',
      '苏州工业园区',
      '重庆市渝北区',
      '湖南省长沙市岳麓区',
      '天津市和平区',
    ]);
    const road = chance.pick([
      '世纪大道',
      '中关村大街',
      '文三路',
      '深南大道',
      '人民南路四段',
      '中山北路',
      '珞喻路',
      '湖滨南路',
      '香港中路',
      '小寨西路',
      '张杨路',
      '体育东路',
      '长江路',
      '解放碑步行街',
      '和平里东街',
    ]);
    const estate = chance.pick([
      '阳光花园',
      '幸福里小区',
      '滨江公寓',
      '锦绣家园',
      '翠苑新村',
      '东方雅苑',
      '金色家园',
      '海棠湾小区',
    ]);
    const number = () => String(1 + chance.below(999));
    const door = () =>
      `${1 + chance.below(30)}${chance.pick(['栋', '幢', '号楼', '座'])}${chance.pick([`${1 + chance.below(6)}单元`, ''])}${101 + chance.below(2800)}${chance.pick(['室', '房', '户', ''])}`;
    return chance.pick([
      () => `${place}${road}${number()}号${door()}`,
      () => `${place}${road}${number()}号${estate}${door()}`,
      () => `${place}${estate}${door()}`,
      () => `${place}${road}${number()}弄${number()}号${101 + chance.below(2000)}室`,
      () => `${road}${number()}号${estate}${door()}`,
      () => `${place}${road}${number()}号`,
    ])();
  },
  'order-number': (chance) =>
    chance.pick([
      () => `SF${chance.digits(13)}`,
      () => `JD${chance.digits(13)}`,
      () => `YT${chance.digits(13)}`,
      () => `订单号${chance.pick(['', '：', '是', ' '])}${chance.digits(14 + chance.below(6))}`,
      () => `运单号${chance.pick(['', '：', ' '])}${chance.digits(13 + chance.below(3))}`,
      () => `单号${chance.pick(['', '：', ' '])}20${chance.digits(12)}`,
      () => `订单编号：${chance.pick(['DD', 'TB', 'ES', 'A'])}${chance.digits(12)}`,
      () => `order number ${chance.digits(12)}`,
    ])(),
  'e-mail': (chance) =>
    `${chance.pick(['zhangwei', 'li.na', 'wang_fang', 'chenjie', 'lucy.liu', 'sunny'])}${chance.digits(1 + chance.below(4))}@${chance.pick(['qq.com', '163.com', 'gmail.com', '126.com', 'outlook.com', 'sina.com.cn'])}`,
  wechat: (chance) =>
    `${chance.pick(['微信', '微信号', '微信：', '微信号是', 'VX:', 'vx ', 'wx：', '薇信', '威信：', '加V ', '加薇 ', 'V信 ', 'wechat: ', '➕V '])}${chance.pick(['zhang', 'xiaoli', 'abc', 'sunny_', 'wxid-', 'Lin'])}${chance.digits(3 + chance.below(4))}`,
  qq: (chance) =>
    `${chance.pick(['QQ', 'QQ：', 'QQ号', 'qq ', '扣扣', '扣扣：', 'q q ', '企鹅号', 'QQ群：'])}${1 + chance.below(9)}${chance.digits(6 + chance.below(4))}`,
};

function isIdCard(id: string): boolean {
  // ISO 7064 MOD 11-2, read from the left.
  let rest = 0;
  for (const char of id) rest = (rest * 2 + (char === 'X' ? 10 : Number(char))) % 11;
  return rest === 1;
}

function isLuhn(digits: string): boolean {
  const folded = '0246813579';
  return (
    [...digits].reverse().reduce((sum, digit, i) => sum + Number(i % 2 === 0 ? digit : folded[Number(digit)]), 0) %
      10 ===
    0
  );
}

function isHkId(letters: string, digits: string, check: string): boolean {
  const padded = `${letters.padStart(2, ' ')}${digits}${check}`;
  const placeValue = (char: string) => (char === ' ' ? 36 : Number.parseInt(char, 36));
  return [...padded].reduce((sum, char, i) => sum + placeValue(char) * (9 - i), 0) % 11 === 0;
}

const COUNTY: Readonly<Record<string, number>> = {
  A: 10,
  B: 11,
  C: 12,
  D: 13,
  E: 14,
  F: 15,
  G: 16,
  H: 17,
  I: 34,
  J: 18,
  K: 19,
  M: 21,
  N: 22,
  O: 35,
  P: 23,
  Q: 24,
  T: 27,
  U: 28,
  V: 29,
  W: 32,
  X: 30,
  Z: 33,
};
function isTwId(id: string): boolean {
  const county = COUNTY[id[0] ?? ''] ?? 0;
  let sum = Math.floor(county / 10) + (county % 10) * 9;
  for (let i = 1; i <= 8; i++) sum += Number(id[i]) * (9 - i);
  return (sum + Number(id[9])) % 10 === 0;
}
