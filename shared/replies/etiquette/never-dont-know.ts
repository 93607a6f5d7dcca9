import type { ReplyRule } from '../reply-rule.ts';

const WORDS =
  /(?:不知道|不清楚|不太清楚|不晓得|不了解|没听说过|不归我(?:们)?管|不是我(?:们)?负责|帮不了(?:您|你)?|没办法)|\b(?:i|we) (?:do not|don't) know\b|\b(?:no idea|not my (?:job|problem|department))\b/gi;
// The customer may not know, and 不知道您是否… is a polite question.
const CUSTOMER_BEFORE = /(?:您|你|亲|顾客|客户|用户|大家|朋友|有人|很多人|他们|如果|若|如|对|还)[^，。！？\n]{0,4}$/;
const POLITE_AFTER = /^(?:您|你|亲)?[^，。！？\n]{0,6}(?:是否|方不方便|能否|可否|能不能|有没有|方便)/;

/** LNG-1: never "不知道"; the offer is one of the two phrases of the rule. */
const rule: ReplyRule = {
  id: 'never-dont-know',
  name: { 'zh-CN': '不说“不知道”', en: 'never say “I don’t know”' },
  rule: 'LNG-1',
  say: {
    'zh-CN': '不要说“不知道”“不清楚”，请改为主动查询或确认。',
    en: 'Never say that you do not know: offer to find out.',
  },
  weight: { public: 'warn', dm: 'warn' },
  examples: {
    hits: ['这个我不知道', '抱歉我们不清楚', "Sorry, we don't know."],
    passes: ['我帮您查询一下', '不知道您是否方便私信我们', '如果您不清楚如何操作，请私信我们'],
  },
  *find(text) {
    for (const match of text.matchAll(WORDS)) {
      const end = match.index + match[0].length;
      if (CUSTOMER_BEFORE.test(text.slice(Math.max(0, match.index - 6), match.index))) continue;
      if (/^不/.test(match[0]) && POLITE_AFTER.test(text.slice(end, end + 12))) continue;
      const chinese = /^[\u4e00-\u9fff]/.test(match[0]);
      yield { start: match.index, end, replacement: chinese ? '请稍等，我为您确认' : 'let me find out for you' };
    }
  },
};
export default rule;
