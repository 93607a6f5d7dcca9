import type { ReplyRule } from '../reply-rule.ts';
import { splitSentences } from '../split-clauses.ts';

const VAGUE_ZH =
  /(尽快|尽早|稍后|稍晚|随后|过几天|过两天|过段时间|过一阵|回头|一会儿|到时候|改天)([^，。！？\n]{0,10}?)(?:处理|回复|答复|联系|退款|解决|发货|补发|安排|核实|跟进|告诉您|通知您|给您)/;
const VAGUE_EN =
  /\b(?:we|i|someone|a colleague)(?:'ll| will| are going to)\b[^.!?\n]{0,60}\b(soon|shortly|as soon as possible|asap|in due course|later|at some point)\b/i;
const TIME =
  /\d\s*(?:秒|分|小?时|天|日|个?工作日|周|点|号|:\d{2})|[一二两三四五六七八九十半]\s*(?:分钟|个?小时|天|日内|个?工作日|周|点)|今天|今日|今晚|明天|明日|明早|后天|上午|中午|下午|周[一二三四五六日天]|\b(?:within|by|before|in) (?:\d|an? |one |two |three |tomorrow|tonight|noon|the end of|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|\b(?:today|tonight|tomorrow)\b|\d\s*(?:hours?|minutes?|days?|am|pm)\b/i;
// "请您尽快…": there the customer is asked, and nothing is promised.
const CUSTOMER_ACTS = /(?:请|麻烦|建议|希望|为了|以便|便于)(?:您|你|亲)?$/;

/** LNG-4: a promise names a time. */
const rule: ReplyRule = {
  id: 'promise-without-time',
  name: { 'zh-CN': '承诺要有时间', en: 'a promise names a time' },
  rule: 'LNG-4',
  say: {
    'zh-CN': '承诺请写明时间，例如“2小时内”“明天上午前”。',
    en: 'Name a time with the promise, such as "within 2 hours" or "by tomorrow morning".',
  },
  weight: { public: 'warn', dm: 'warn' },
  examples: {
    hits: ['我们会尽快处理', '稍后给您回复', "We'll get back to you soon"],
    passes: [
      '我们会尽快处理，今天18点前回复您',
      '请您尽快私信我们',
      'We will get back to you within 2 hours',
      '电话占线请稍后再拨',
    ],
  },
  *find(text) {
    for (const sentence of splitSentences(text)) {
      if (TIME.test(sentence.text)) continue;
      const match = VAGUE_ZH.exec(sentence.text) ?? VAGUE_EN.exec(sentence.text);
      if (match === null || CUSTOMER_ACTS.test(sentence.text.slice(0, match.index))) continue;
      const word = match[1] ?? '';
      const start = sentence.start + match.index + match[0].indexOf(word);
      const chinese = /[\u4e00-\u9fff]/.test(word);
      yield { start, end: start + word.length, replacement: chinese ? '2小时内' : 'within 2 hours' };
    }
  },
};
export default rule;
