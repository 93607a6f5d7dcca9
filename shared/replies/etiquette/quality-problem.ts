import type { ReplyRule } from '../reply-rule.ts';

const WORDS =
  /(?:商品|产品)?(?:的)?质量(?:有)?(?:问题|缺陷|不合格)|残次品|(?<!其)次品(?![牌质味尝类种])|瑕疵品|\b(?:product )?quality (?:problem|issue|defect)s?\b|\bdefective (?:product|item|goods)\b/gi;

/** LNG-2: the fault is not named to the customer; the experience is apologised for. */
const rule: ReplyRule = {
  id: 'quality-problem',
  name: { 'zh-CN': '不说“质量问题”', en: 'do not call it a quality problem' },
  rule: 'LNG-2',
  say: {
    'zh-CN': '不要对客户定性“质量问题”，请为不好的体验致歉。',
    en: 'Do not name a quality problem to the customer: apologise for the experience instead.',
  },
  weight: { public: 'warn', dm: 'warn' },
  examples: {
    hits: ['这是商品质量问题', '可能是残次品', 'It is a quality issue'],
    passes: ['给您带来不好的体验，非常抱歉', '质检同事正在核实', 'We care about quality'],
  },
  *find(text) {
    for (const match of text.matchAll(WORDS)) {
      const chinese = /[\u4e00-\u9fff]/.test(match[0]);
      yield {
        start: match.index,
        end: match.index + match[0].length,
        replacement: chinese ? '给您带来的不好体验' : 'the trouble you had with it',
      };
    }
  },
};
export default rule;
