import type { ReplyRule } from '../reply-rule.ts';
import { splitSentences } from '../split-clauses.ts';

const PAID =
  /(?:好评|五星|5星|晒单|晒图|追评)[^。！？\n]{0,8}(?:返现?|返\d|红包|奖励|送(?:券|礼|您)|领(?:券|红包)|有礼|返券|补贴)|(?:返现|红包|送券|补偿)[^，。！？\n]{0,8}(?:好评|五星|5星|改评)|\b(?:refund|discount|coupon|gift|reward|cash ?back)\b[^.!?\n]{0,30}\b(?:for|if you (?:leave|write|give))\b[^.!?\n]{0,20}\b(?:good|positive|5[- ]?star|five[- ]?star)\b|\b(?:good|positive|5[- ]?star|five[- ]?star) (?:review|rating)\b[^.!?\n]{0,30}\b(?:refund|discount|coupon|gift|reward|cash ?back)\b/i;
const NEGATED =
  /不会|不要|不参加|不参与|从不|绝不|不得|禁止|杜绝|没有|不存在|不支持|不以|拒绝|\b(?:never|not|no|don't|won't)\b/i;

/** LNG-8: praise is never paid for, in public or in a direct message. */
const rule: ReplyRule = {
  id: 'paid-praise',
  name: { 'zh-CN': '好评返现', en: 'paid praise' },
  rule: 'LNG-8',
  say: { 'zh-CN': '不得以返现、红包等换取好评。', en: 'Praise must never be paid for.' },
  weight: { public: 'block', dm: 'block' },
  examples: {
    hits: ['五星好评返现5元', '给个好评送您红包', 'Leave a 5-star review and get a gift'],
    passes: ['我们从不以红包换取好评', '感谢您的好评', '谢谢您的五星评价'],
  },
  *find(text) {
    for (const sentence of splitSentences(text)) {
      const match = PAID.exec(sentence.text);
      if (match === null || NEGATED.test(sentence.text.slice(0, match.index + match[0].length))) continue;
      yield { start: sentence.start + match.index, end: sentence.start + match.index + match[0].length };
    }
  },
};
export default rule;
