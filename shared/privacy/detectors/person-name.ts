import type { Detector } from '../detector.ts';

const LABELLED =
  /(?:收件人|收货人|联系人|寄件人|户名|开户名|持卡人|真实姓名|客户姓名|您的姓名|机主)\s?(?:[:：]|是|为)\s?([\u4e00-\u9fff]{2,4})(?![\u4e00-\u9fff])/g;
const NOT_A_NAME = /^(?:本人|您本人|谁|什么|哪位|公司|客服|仓库|不详|空|必填|姓名|电话|地址|同上)/;

/** The name of a customer beside its label. Names elsewhere cannot be told from words. */
const detector: Detector = {
  id: 'person-name',
  name: { 'zh-CN': '姓名', en: 'personal name' },
  rule: 'SOC-4',
  examples: {
    hits: ['收件人：张晓明', '持卡人是李雷'],
    passes: ['收件人是谁', '联系人：客服', '张晓明您好'],
  },
  *find(view) {
    for (const match of view.text.matchAll(LABELLED)) {
      const name = match[1] ?? '';
      if (NOT_A_NAME.test(name)) continue;
      const end = match.index + match[0].length;
      yield { start: end - name.length, end, certain: false, weight: 'block' };
    }
  },
};
export default detector;
