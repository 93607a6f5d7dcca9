import type { ReplyRule } from '../reply-rule.ts';

/** Thanks open an answer as well as a greeting does. */
const GREETING =
  /您好|你好|大家好|早上好|上午好|下午好|晚上好|亲|尊敬的|亲爱的|谢谢|感谢|\b(?:hello|hi|dear|thanks?|good (?:morning|afternoon|evening))\b/i;
const APOLOGY = /抱歉|对不起|致歉|歉意|不好意思|添(?:了|您)?麻烦|久等|\b(?:sorry|apologi[sz]e|apologies)\b/i;

/**
 * LNG-3, LNG-5: the first answer greets; to a complaint or a fault it also apologises, in public: the message goes on from there. Silent
 * where the step is not known.
 */
const rule: ReplyRule = {
  id: 'missing-courtesy',
  name: { 'zh-CN': '首次回复缺少问候或致歉', en: 'first answer without greeting or apology' },
  rule: 'LNG-3',
  say: {
    'zh-CN': '首次回复请先问候；对投诉和故障还要致歉。',
    en: 'The first answer starts with a greeting, and to a complaint or fault it apologises.',
  },
  weight: { public: 'warn', dm: 'warn' },
  // Needs to know the step, which a bare text does not tell: tested by its own cases.
  examples: { hits: [], passes: ['已经登记', 'Noted'] },
  *find(text, setting) {
    if (setting.step !== 'first' || text.trim() === '') return;
    const owesApology = setting.where === 'public' && (setting.kind === 'complaint' || setting.kind === 'fault');
    if (!GREETING.test(text) && !isByName(text, setting.author))
      yield { start: 0, end: 0, replacement: /[\u4e00-\u9fff]/.test(text) ? '您好，' : 'Hello, ' };
    else if (owesApology && !APOLOGY.test(text)) yield { start: 0, end: 0 };
  },
};
export default rule;

/** The text comes folded: in small letters, of one width. */
function isByName(text: string, author = ''): boolean {
  const start = text.trimStart();
  return start.startsWith('@') || (author !== '' && start.startsWith(author.normalize('NFKC').toLowerCase()));
}
