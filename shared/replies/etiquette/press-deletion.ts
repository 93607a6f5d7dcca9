import type { ReplyRule } from '../reply-rule.ts';
import { splitSentences } from '../split-clauses.ts';

const POST = '(?:帖子?|贴子?|差评|评论|评价|笔记|微博|视频|内容|投诉|这条)';
const PRESS = new RegExp(
  `(?:请|麻烦|务必|必须|要求|希望|尽快|立即|马上|赶紧|辛苦|劳烦|能否|可否|可以)(?:您|你|亲)?[^，。！？\\n]{0,10}?(?:(?:删除?|撤销|撤回|撤掉|隐藏|下架)[^，。！？\\n]{0,6}?${POST}|${POST}[^，。！？\\n]{0,4}?(?:删|撤|隐藏|下架))|不(?:删除?|撤)[^。！？\\n]{0,8}(?:追究|起诉|后果|律师|举报|就)|\\b(?:please|kindly|you must|we ask you to|could you|can you)\\b[^.!?\\n]{0,20}\\b(?:delete|remove|take down|withdraw)\\b[^.!?\\n]{0,20}\\b(?:post|review|comment|complaint|video)\\b`,
  'i',
);
/** Asking somebody to take their own number down protects them. */
const PROTECTS =
  /手机号|电话|号码|联系方式|个人信息|隐私|身份证|订单号|单号|地址|\b(?:phone|number|personal (?:details|information)|private|address)\b/i;
const INVITED =
  /满意|自行决定|自愿|随您|如您愿意|不(?:会|要求|强求|需要|必)|绝不|从不|\b(?:if you (?:like|wish|are (?:happy|satisfied|content))|entirely as you like|never|welcome to)\b/i;

/** SOC-7, LNG-8: whoever is content may be invited to delete; nobody is ever pressed. */
const rule: ReplyRule = {
  id: 'press-deletion',
  name: { 'zh-CN': '不得要求删帖', en: 'never press for deletion' },
  rule: 'LNG-8',
  say: {
    'zh-CN': '不得要求客户删帖或撤诉；客户满意后可在私信中邀请其自行决定。',
    en: 'Never press for deletion. When the customer is content, a direct message may leave it to them.',
  },
  weight: { public: 'block', dm: 'warn' },
  examples: {
    hits: ['请您尽快删除这条差评', '麻烦把帖子删一下', '不删的话后果自负', 'Please remove your review'],
    passes: [
      '如果您满意，可以自行决定是否删除原帖',
      '我们不会要求您删除评价',
      '请撤回您评论中的手机号，谨防泄露',
      'You are welcome to take your post down',
    ],
  },
  *find(text) {
    for (const sentence of splitSentences(text)) {
      const match = PRESS.exec(sentence.text);
      if (match === null || INVITED.test(sentence.text) || PROTECTS.test(sentence.text)) continue;
      const start = sentence.start + match.index;
      yield { start, end: start + match[0].length };
    }
  },
};
export default rule;
