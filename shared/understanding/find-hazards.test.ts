import { expect, it } from 'vitest';
import { createFoldedText, foldInto } from '../text/fold.ts';
import { findHazard } from './find-hazards.ts';

const find = (text: string): string | undefined => findHazard(foldInto(text, createFoldedText()))?.words;

// One text at least for each way that an expression can be met: the quick look before it must let all of them through.
it.each([
  ['汤里捞出一个创可贴', '汤里捞出一个创可贴'],
  ['蛋糕上面爬满了蚂蚁', '蛋糕上面爬满了蚂蚁'],
  ['外卖里头一根头发', '外卖里头一根头发'],
  ['面包中有橡皮筋', '面包中有橡皮筋'],
  ['吃完一直吐', '吃完一直吐'],
  ['涂抹了之后全身发红', '抹了之后全身发'],
  ['敷完脸上红肿', '敷完脸上红肿'],
  ['喝过就拉稀', '喝过就拉稀'],
  ['架子塌了砸到我手', '塌了砸到我手'],
  ['椅子断了直接坐地上', '断了直接坐地上'],
  ['床松了，宝宝摔下来', '松了,宝宝摔'],
  ['盖子弹开把孩子脸烫', '弹开把孩子脸烫'],
  ['玻璃炸了孩子正在旁边', '炸了孩子正在旁'],
  ['满嘴血', '满嘴血'],
  ['去缝了五针', '去缝了'],
  ['去打石膏', '去打石膏'],
  ['小孩吞了一个', '小孩吞了'],
  ['外公咽下去一块', '外公咽下'],
  ['热油溅出来', '热油溅'],
  ['衣服烧出一个洞', '烧出一个洞'],
  ['插座都进水', '插座都进水'],
  ['车门夹到手', '门夹到'],
  ['高速上突然熄火', '高速上突然熄火'],
  ['隧道上断电', '隧道上断电'],
  ['刹车片都磨光', '刹车片都磨光'],
])('%s', (text, words) => {
  expect(find(text)).toBe(words);
});

it.each(['手里的蚂蚁', '在哪里买的面包', '开水龙头流水', '吃完没有吐', '孩子写作业在旁边', '血糖仪是好的'])(
  'not %s',
  (text) => {
    expect(find(text)).toBeUndefined();
  },
);
