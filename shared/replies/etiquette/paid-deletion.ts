import type { ReplyRule } from '../reply-rule.ts';
import { splitSentences } from '../split-clauses.ts';

const DELETE =
  '(?:删(?:除|掉|了)?(?:帖|贴|评|差评|评论|笔记|微博|视频|内容|这条)?|撤(?:销|回)?(?:投诉|差评)|改(?:成)?好评)';
const PAY = '(?:返现|红包|现金|补偿|赔偿|赔付|退款|优惠券|送(?:您|你)|转账|打款|\\d+\\s?元)';
const PAID = new RegExp(
  `${DELETE}[^。！？\\n]{0,14}(?:就|后|的话|即可?|马上|立即|再|给|可以)[^。！？\\n]{0,10}${PAY}|${PAY}[^。！？\\n]{0,12}(?:条件|前提|要求|换)[^。！？\\n]{0,10}${DELETE}|\\b(?:delete|remove|take down)\\b[^.!?\\n]{0,40}\\b(?:and|then) (?:we|i)(?:'ll| will)[^.!?\\n]{0,20}\\b(?:refund|pay|compensate|send|give)\\b`,
  'i',
);
const NEGATED = /不会|从不|绝不|不得|禁止|杜绝|不存在|不以|拒绝|\b(?:never|not)\b/i;

/** LNG-8: nothing is paid for deletion. */
const rule: ReplyRule = {
  id: 'paid-deletion',
  name: { 'zh-CN': '有偿删帖', en: 'paid deletion' },
  rule: 'LNG-8',
  say: { 'zh-CN': '不得以补偿换取删帖、撤诉或改评。', en: 'Nothing may be paid for deleting or changing a post.' },
  weight: { public: 'block', dm: 'block' },
  examples: {
    hits: ['您删帖后我们马上退款', '删除差评就给您转账50元', "Delete the post and we'll refund you"],
    passes: ['退款已办理', '如果您满意，可以删除原帖', '我们绝不以补偿换取删帖'],
  },
  *find(text) {
    for (const sentence of splitSentences(text)) {
      const match = PAID.exec(sentence.text);
      if (match === null || NEGATED.test(sentence.text)) continue;
      yield { start: sentence.start + match.index, end: sentence.start + match.index + match[0].length };
    }
  },
};
export default rule;
