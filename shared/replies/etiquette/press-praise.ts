import type { ReplyRule } from '../reply-rule.ts';
import { splitClauses } from '../split-clauses.ts';

const PRESS =
  /(?:请|麻烦|务必|必须|一定要?|记得|辛苦|求|帮忙)(?:您|你|亲)?[^，。！？\n]{0,8}?(?:(?:给|打|留|写|点)[^，。！？\n]{0,5}?(?:好评|五星|5星|满分)|(?:改|换)(?:成|为|个)?(?:好评|五星|5星))|\b(?:please|kindly|be sure to|remember to)\b[^.!?\n]{0,20}\b(?:give|leave|rate)\b[^.!?\n]{0,20}\b(?:5|five)[- ]?stars?\b/i;
const NEGATED = /不(?:会|要|必|用)|无需|从不|绝不/;

/** LNG-8: nobody is pressed for praise. */
const rule: ReplyRule = {
  id: 'press-praise',
  name: { 'zh-CN': '不催要好评', en: 'never press for praise' },
  rule: 'LNG-8',
  say: { 'zh-CN': '不要催促或要求客户给好评、改评价。', en: 'Do not press the customer for a good or changed review.' },
  weight: { public: 'warn', dm: 'warn' },
  examples: {
    hits: ['记得给我们五星好评哦', '麻烦您把差评改成好评', 'Please give us 5 stars'],
    passes: ['谢谢您的五星好评', '欢迎分享您的真实感受', '我们不会要求您给好评'],
  },
  *find(text) {
    for (const clause of splitClauses(text)) {
      const match = PRESS.exec(clause.text);
      if (match === null || NEGATED.test(clause.text)) continue;
      yield { start: clause.start + match.index, end: clause.start + match.index + match[0].length };
    }
  },
};
export default rule;
