const WORDS = [
  '屏幕',
  '电池',
  '客服',
  '退款',
  '快递',
  '充电器',
  '耳机',
  '系统',
  '保修',
  '发票',
  '镜头',
  '门店',
  '平板',
  '手表',
  '喇叭',
  '按键',
];

/** The n-th of complaints about the practice brand that differ enough to be stories of their own. */
export function distinctComplaint(n: number): string {
  const word = (of: number) => WORDS[of % WORDS.length] ?? '';
  return `新锐${word(n)}坏了，${word(n * 3 + 1)}也有问题，第${n * 7919}单，${word(n * 5 + 2)}没人管，要投诉 ${n}`;
}
