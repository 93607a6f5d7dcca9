import type { Detector } from '../detector.ts';
import { textBefore } from '../text-view.ts';

const NUMBER = '[0-9零一二三四五六七八九十百A-Za-z-]';
// A road with a number, then at least one of building, unit, floor, room: that is somebody's door.
const DOOR = new RegExp(
  `(?:[\\u4e00-\\u9fff]{1,12}(?:路|街|大道|巷|弄|胡同|道|里|村|镇|小区|花园|公寓|苑|城|府|家园|新村|社区))[\\s,，]?(?:${NUMBER}{1,6}(?:号院|号楼|号|弄|栋|幢|座|单元|组|期|区)[\\s,，]?){1,4}(?:${NUMBER}{1,6}(?:室|房|户|楼|层|单元|号楼|栋|幢))?`,
  'g',
);
const PART = new RegExp(`${NUMBER}{1,6}(?:号院|号楼|号|弄|栋|幢|座|单元|组|室|房|户|楼|层)`, 'g');
const SHOP = /门店|店铺|专柜|网点|营业厅|总部|公司地址|服务中心|服务站|自提点|展厅|会场|旗舰店/;
const ENGLISH =
  /\b\d{1,5}\s(?:[A-Z][a-z]+\s){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct)\b\.?(?:,?\s(?:Apt|Apartment|Unit|Suite|Flat|#)\.?\s?\w{1,5})?/g;

/** A home address down to the door: a road or estate with at least two numbered parts. */
const detector: Detector = {
  id: 'address',
  name: { 'zh-CN': '住址', en: 'home address' },
  rule: 'SOC-4',
  examples: {
    hits: [
      '寄到上海市浦东新区世纪大道100号3栋502室',
      '朝阳区幸福小区5号楼2单元301室',
      'ship it to 12 Maple Street, Apt 4B',
    ],
    passes: ['门店地址：南京西路100号2楼', '我们在北京市朝阳区', '这条路 3 号前修好'],
  },
  *find(view) {
    for (const match of view.text.matchAll(DOOR)) {
      if ((match[0].match(PART)?.length ?? 0) < 2) continue;
      if (SHOP.test(textBefore(view, match.index) + match[0])) continue;
      yield { start: match.index, end: match.index + match[0].length, certain: false, weight: 'block' };
    }
    for (const match of view.text.matchAll(ENGLISH))
      yield { start: match.index, end: match.index + match[0].length, certain: false, weight: 'block' };
  },
};
export default detector;
