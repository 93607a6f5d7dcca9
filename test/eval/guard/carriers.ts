// Sentences around a secret, and texts that hold none though they are full of numbers. Written for this eval.
import type { Chance } from './chance.ts';
import type { SecretKind } from './secrets.ts';

const AROUND = [
  '您好，{x}，我们马上为您核实',
  '已经帮您登记了 {x}，请放心',
  '亲，{x} 对吗？',
  '收到：{x}。稍后处理好告诉您',
  '{x} 这个信息已经转给同事',
  '给您回复一下 {x} 谢谢',
  '客户反馈：“{x}”，请跟进',
  '核对无误\n{x}\n感谢您的配合',
  '您看是不是{x}呢',
  '【售后】{x}【已处理】',
  'Hi, we have {x} on file, thank you',
  '抱歉让您久等了！{x}！',
];
const LABELS: Readonly<Partial<Record<SecretKind, readonly string[]>>> = {
  'id-card': ['身份证号 {s}', '您的身份证{s}', '证件：{s}', '{s}', '公民身份号码为{s}', '身份证 {s}'],
  mobile: ['手机号{s}', '电话：{s}', '联系方式 {s}', '{s}', '您尾号的手机 {s}', '打 {s} 找您', 'tel {s}'],
  'bank-card': ['卡号 {s}', '银行卡：{s}', '退款到{s}', '{s}', '储蓄卡{s}', '尾号核对 {s}'],
  'hk-id': ['香港身份证 {s}', 'HKID: {s}', '证件号 {s}', '港澳证件{s}'],
  'tw-id': ['台湾身份证 {s}', '身分證字號 {s}', '证件号 {s}', '{s}'],
  'macau-id': ['澳门身份证 {s}', '澳門居民證 {s}', '证件 {s}'],
  passport: ['护照号 {s}', '护照：{s}', 'passport {s}', '您的护照{s}'],
  plate: ['车牌 {s}', '您的车{s}', '{s}', '车牌号：{s}'],
  address: ['地址：{s}', '寄到{s}', '您的收货地址 {s}', '住在{s}', '{s}', '已送到{s}'],
  'e-mail': ['邮箱 {s}', '发到{s}', '{s}'],
};

/** A reply that holds the secret, and where it stands. */
export function wrapSecret(
  kind: SecretKind,
  secret: string,
  chance: Chance,
): { text: string; start: number; end: number } {
  const label = chance.pick(LABELS[kind] ?? ['{s}']);
  const around = chance.pick(AROUND).replace('{x}', label);
  const start = around.indexOf('{s}');
  return { text: around.replace('{s}', () => secret), start, end: start + secret.length };
}

const CLEAN: readonly ((chance: Chance) => string)[] = [
  (c) => `这款原价 ${c.digits(3)}.${c.digits(2)} 元，活动价 ${c.digits(2)}9 元，满 ${c.digits(3)} 减 ${c.digits(2)}`,
  (c) =>
    `活动时间 20${20 + c.below(8)}-${c.pick(['01', '06', '11'])}-${10 + c.below(18)} 至 20${20 + c.below(8)}年12月${1 + c.below(28)}日`,
  (c) =>
    `${9 + c.below(3)}:${c.pick(['00', '30'])}-${18 + c.below(4)}:00 都有人值班，节假日 ${c.pick(['10:00', '09:30'])} 开始`,
  (c) => `型号 ${c.pick(['XR', 'KFR', 'HD', 'QLED'])}-${c.digits(4)}${c.pick(['GW', 'B', ''])} 目前有货`,
  (c) => `SKU ${c.digits(10 + c.below(4))} 已经补货`,
  (c) => `商品编号 ${c.digits(8 + c.below(6))}，货号：${c.pick(['A', 'B', 'E', 'G'])}${c.digits(7 + c.below(2))}`,
  (c) => `条形码 69${c.digits(11)} 可以在包装底部找到`,
  (c) => `请拨打 ${c.pick(['400', '800'])}-${c.digits(3)}-${c.digits(4)}，全天有人接听`,
  (c) => `客服热线 ${c.pick(['400', '800'])}${c.digits(7)}`,
  (c) =>
    `可以致电 ${c.pick(['95588', '95555', '95533', '95599', '12315', '12345', '12306', '10086', '10010', '95118', '950618'])} 咨询`,
  (c) => `版本 ${c.below(20)}.${c.below(20)}.${c.digits(4)} 已修复这个问题，build ${c.digits(8)}`,
  (c) => `累计销量 ${1 + c.below(9)},${c.digits(3)},${c.digits(3)} 件，好评率 ${90 + c.below(10)}.${c.digits(1)}%`,
  (c) => `批次号 20${c.digits(6)}${c.pick(['A', 'B', ''])}${c.digits(2)}，保质期 ${6 + c.below(30)} 个月`,
  (c) => `净含量 ${c.digits(3)}ml×${1 + c.below(24)}，规格 ${c.digits(2)}*${c.digits(2)}*${c.digits(3)}mm`,
  (c) => `活动编号 ${c.digits(12 + c.below(4))}，详情见活动页`,
  (c) => `统一社会信用代码 91${c.digits(6)}MA${c.digits(1)}K${c.digits(4)}${c.pick(['X', 'Q', 'R'])}${c.digits(1)}`,
  (c) => `https://weibo.com/${c.digits(10)}/N${c.digits(3)}aB${c.digits(2)} 这里有说明`,
  (c) => `请看 https://m.weibo.cn/detail/4${c.digits(15)} 的公告`,
  (c) => `https://www.example.com/item/${c.digits(11)}.html?from=reply`,
  (c) => `航班 CA${c.digits(4)}、MU${c.digits(4)} 都受天气影响`,
  (c) =>
    `一千${c.pick(['三', '五', '八'])}百${c.pick(['二', '六'])}十元的差价已经申请，二〇二${c.below(7)}年的规则不变`,
  () => '七上八下的心情我们理解，九九八十一难也陪您走完',
  () => '一二三四五六七，大家一起做运动，三天两夜的行程不变',
  (c) => `参数：${c.digits(4)}mAh、${c.digits(3)}W、${c.digits(2)}.${c.digits(1)} 英寸、${c.digits(4)}x${c.digits(4)}`,
  (c) =>
    `中奖号码 ${c.digits(2)} ${c.digits(2)} ${c.digits(2)} ${c.digits(2)} ${c.digits(2)} + ${c.digits(2)}，祝您好运`,
  (c) => `坐标 ${30 + c.below(9)}.${c.digits(6)}, ${100 + c.below(20)}.${c.digits(6)} 附近有三家门店`,
  (c) =>
    `门店在${c.pick(['上海市黄浦区南京东路', '北京市朝阳区建国路', '广州市天河区体育西路'])}${c.digits(3)}号，欢迎到店体验`,
  (c) => `IP ${c.below(255)}.${c.below(255)}.${c.below(255)}.${c.below(255)} 访问异常已恢复`,
  (c) =>
    `第 ${c.digits(2)} 届展会在 ${c.pick(['A', 'B', 'C'])}${c.digits(2)} 展位，${3 + c.below(6)} 号馆 ${c.below(4) + 1} 楼`,
  (c) => `阅读量 ${c.digits(7)}，转发 ${c.digits(5)}，点赞 ${c.digits(6)}`,
  (c) => `iPhone ${12 + c.below(6)} Pro Max ${c.pick(['128', '256', '512'])}GB 到手 ${c.digits(4)} 元`,
  (c) => `优惠码 ${c.pick(['SAVE', 'VIP', 'NEW'])}${c.digits(4 + c.below(4))} 今晚 24 点前有效`,
  (c) => `Order by ${1 + c.below(12)} December and save ${c.digits(2)}%, code XMAS${c.digits(4)}`,
  (c) => `Open ${8 + c.below(3)}am-${5 + c.below(4)}pm, call 1-800-${c.digits(3)}-${c.digits(4)} any day`,
  (c) =>
    `The update ${c.below(9)}.${c.digits(2)}.${c.digits(3)} ships on 20${24 + c.below(4)}-0${1 + c.below(9)}-1${c.below(9)}`,
  (c) => `比分 ${c.digits(1)}:${c.digits(1)}，场均 ${c.digits(2)}.${c.digits(1)} 分，连胜 ${c.digits(2)} 场`,
  (c) => `退款 ${c.digits(4)}.${c.digits(2)} 元将在 ${1 + c.below(7)} 个工作日内原路退回`,
  (c) => `京东、苏宁同款，鲁菜 A 套餐 ${c.digits(3)} 元，川味 B 套餐 ${c.digits(3)} 元`,
  (c) => `备案号：沪ICP备${c.digits(8)}号-${1 + c.below(9)}`,
  (c) => `标准 GB ${c.digits(5)}-20${c.digits(2)}，许可证 SC${c.digits(14)}`,
  () => '您好，给您带来不好的体验非常抱歉，事情已经登记，2小时内由专人私信联系您，谢谢您的监督',
  () => '为保护您的信息，请不要在评论区公布手机号、订单号和地址，麻烦您私信我们',
  () =>
    'We are sorry for the trouble. Please send us your order number by direct message and we will check within 2 hours.',
  () => '我们会通过您预留的电话与您联系，请保持畅通，今天18点前给您答复',
  () => '请您放心，已收到您私信提供的订单信息，正在核实，1小时内回复',
];

/** A reply without personal data, as full of numbers as the ones with it. */
export function makeCleanText(chance: Chance): string {
  return chance.below(4) === 0
    ? `${chance.pick(CLEAN)(chance)}。${chance.pick(CLEAN)(chance)}`
    : chance.pick(CLEAN)(chance);
}
