import { type AddressRun, findAddressParts } from '../address-parts.ts';
import type { Detector } from '../detector.ts';
import { textAfter, textBefore } from '../text-view.ts';

const BUSINESS =
  /我们的地址|本店|店址|欢迎到店|欢迎光临|到店|门店|店铺|店面|分店|专柜|专卖|网点|营业厅|总部|公司|公司地址|服务中心|服务站|服务点|维修|自提|展厅|会场|会展|旗舰店|体验店|商场|售后点|仓库|退货地址|寄回|退回|办公|门市部|酒店|宾馆|饭店|医院|法院|仲裁|市场监督|消费者协会|\b(?:store|shop|office|headquarters|warehouse|service centre|return)\b/i;
const PERSONAL = /您的|你的|您家|你家|家住|住在|住址|收货|收件|寄到|送到|送货|上门|配送到|家庭|户籍/;
const CONTEXT_LENGTH = 16;
const EARLIER_SENTENCE = /^.*[。！？!?\n]/s;
const ENGLISH =
  /\b(?:(?:Apt|Apartment|Unit|Flat|Room|Suite)\.? ?#?\w{1,5},? )?\d{1,5}[A-Z]? (?:(?:[A-Z][A-Za-z'’.]+|\d{1,3}(?:st|nd|rd|th)) ){1,4}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Place|Pl|Terrace|Way|Square|Crescent|Close|Parkway|Pkwy|Highway|Quay|Grove|Gardens|Mews|Circle|Trail)\b\.?(?:,? ?(?:Apt|Apartment|Unit|Suite|Flat|Room|#)\.? ?#?\w{1,5})?|\b\d{1,4},? (?:rue|via|calle|avenida) (?:(?:de|du|des|la|el|los|las) ){0,2}[A-Z][\p{L}'’-]+|\b[A-Z]\p{Ll}+(?:straße|strasse|weg|platz|gasse) \d{1,4}\b|\b(?:[A-Z][a-z]+ ){1,3}(?:Lu|Jie|Dajie|Dadao) \d{1,5} ?[Hh]ao\b/gu;

/** A home address: a place and a numbered door, or a door told by several numbered parts. Shops and offices pass. */
const detector: Detector = {
  id: 'address',
  name: { 'zh-CN': '住址', en: 'home address' },
  rule: 'SOC-4',
  examples: {
    hits: [
      '寄到上海市浦东新区世纪大道100号3栋502室',
      '朝阳区幸福小区5号楼2单元301室',
      '浙江省杭州市西湖区文三路478号',
      '深圳南山科技园南区8栋401',
      '上海张杨路５００弄１２号６０２室',
      '台北市信義區忠孝東路五段8號12樓之3',
      '河南省南阳市卧龙区王村镇李庄村3组15号',
      'ship it to 12 Maple Street, Apt 4B',
      '朝阳区.建国路.88号.3栋.502',
    ],
    passes: [
      '门店地址：上海市黄浦区南京西路100号2楼',
      '我们在北京市朝阳区',
      '这条路 3 号前修好',
      '上海市场部 3 号会议室',
      '10月3号北京首发',
      '服务中心在广州市天河区体育西路103号',
    ],
  },
  *find(view) {
    for (const { start, end } of listAddresses(view.text)) {
      const before = textBefore(view, start, CONTEXT_LENGTH).replace(EARLIER_SENTENCE, '');
      const around = before + textAfter(view, end, CONTEXT_LENGTH / 2);
      const isBusiness = BUSINESS.test(around + view.text.slice(start, end));
      if (isBusiness && !PERSONAL.test(around)) continue;
      yield { start, end, certain: false, weight: 'block' };
    }
    for (const match of view.text.matchAll(ENGLISH)) {
      const end = match.index + match[0].length;
      if (BUSINESS.test(textBefore(view, match.index, 2 * CONTEXT_LENGTH))) continue;
      yield { start: match.index, end, certain: false, weight: 'block' };
    }
  },
};
export default detector;

// Blanks and marks by which an address is pulled apart: 朝阳 区 . 建国路.88 号.
const PULLED = /(?<=[\u4e00-\u9fff\d])[ .·_|*/~]{1,3}(?=[\u4e00-\u9fff\d])/g;
const MIN_PULLED = 3;

function listAddresses(text: string): readonly AddressRun[] {
  const runs = findAddressParts(text);
  if (runs.length > 0) return runs;
  const gaps = [...text.matchAll(PULLED)];
  if (gaps.length < MIN_PULLED) return runs;
  const kept: number[] = [];
  let at = 0;
  for (const gap of gaps) {
    for (; at < gap.index; at++) kept.push(at);
    at = gap.index + gap[0].length;
  }
  for (; at < text.length; at++) kept.push(at);
  return findAddressParts(kept.map((position) => text[position]).join('')).map(({ start, end }) => ({
    start: kept[start] ?? 0,
    end: (kept[end - 1] ?? 0) + 1,
  }));
}
