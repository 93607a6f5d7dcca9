import type { ReplyRule } from '../reply-rule.ts';

const WORDS =
  /(?:(?:别的|其他的?|其它的?|大多数|绝大多数)(?:顾客|客户|用户|买家|亲|人)(?:们)?|别人|人家)(?:都|全都|也都|均)(?:没|没有|用得|说|觉得|反馈|不|能)[^，。！？\n]{0,12}|(?:别的|其他|其它)(?:顾客|客户|用户|买家)(?:们)?(?:用得|用着|反馈|说)[^，。！？\n]{0,12}|(?:就|只有|唯独)(?:您|你)(?:一个人?|这边|家)?(?:有|说|反映|遇到|投诉|这样)|\b(?:other|all the other|most) customers? (?:have|had|has|are|were|say|said|don't|did not|didn't|never)\b|\b(?:only you|you are the only one)\b/gi;

/** LNG-3: no other customers are held against this one. */
const rule: ReplyRule = {
  id: 'other-customers',
  name: { 'zh-CN': '不拿其他客户比较', en: 'no comparing with other customers' },
  rule: 'LNG-3',
  say: { 'zh-CN': '不要拿其他客户作比较。', en: 'Do not compare the customer with others.' },
  weight: { public: 'warn', dm: 'warn' },
  examples: {
    hits: ['别的顾客都没有这个问题', '只有您反映过', 'Other customers have no such problem'],
    passes: ['不少顾客也喜欢这个颜色', '其他问题也欢迎咨询', 'Other colours are available'],
  },
  *find(text) {
    for (const match of text.matchAll(WORDS)) yield { start: match.index, end: match.index + match[0].length };
  },
};
export default rule;
