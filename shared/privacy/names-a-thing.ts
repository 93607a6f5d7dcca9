import { type TextView, textBefore } from './text-view.ts';

// Words that say: the number behind counts or names a thing, not a person.
const THING =
  /(?:型号|机型|货号|款号?|批号|批次号?|编号|编码|条码|条形码|序列号|设备号|版本号?|活动码|活动编?号|优惠码|券码|兑换码|房间|展位|航班|车次|列车|发票号?码?|税号|信用代码|备案号?|许可证号?|标准|专利号?|股票代码|期号|sku|s\/n|sn|no\.?|imei|model|item|part|flight|room|code|version|build|invoice|icp备|sc)[\s:：#是为-]{0,3}$/i;

// "Tel No. …" names a number that reaches somebody.
const REACHES_PERSON = /电话|手机|手機|联系|tel|phone|mobile|contact|call|whatsapp/i;

/** Whether the words just before a position say that the number there belongs to a thing. */
export function namesThing(view: TextView, start: number): boolean {
  const before = textBefore(view, start);
  return THING.test(before) && !REACHES_PERSON.test(before);
}
