import type { ReplyRule } from '../reply-rule.ts';
import { splitClauses } from '../split-clauses.ts';

const AWAY =
  /(?:加|添加|➕|\+|扫|搜|联系)(?:[^，。！？\n]{0,6}?)(?:微信|薇信|威信|徽信|维信|v信|vx|wx|wechat|whatsapp|telegram|电报|qq|扣扣|企鹅|二维码)(?!小程序|公众号|支付|官方|客户端|视频号)|(?:微信|薇信|v信|vx|qq|扣扣)(?:号)?(?:聊|沟通|联系|群)|加(?:个|一下)?(?:v|薇|群)(?![A-Za-z]|认证|用户|主播)|私下(?:解决|联系|转账)|\b(?:add|message|text|contact|find) (?:me|us) on (?:wechat|whatsapp|telegram|line|qq)\b/i;
const NEGATED = /不要|请勿|切勿|勿|别|谨防|警惕|不会|从不|绝不|无需|冒充|\b(?:never|do not|don't|won't|will not)\b/i;

/** Leading the customer away from the platform to a private account: platforms punish it, and the record is lost. */
const rule: ReplyRule = {
  id: 'leading-away',
  name: { 'zh-CN': '引导至站外私人账号', en: 'leading away to a private account' },
  rule: 'SOC-4',
  say: {
    'zh-CN': '不要把客户引到站外或私人账号，请用平台私信继续沟通。',
    en: 'Do not lead the customer away to a private account: continue by direct message on this platform.',
  },
  weight: { public: 'block', dm: 'warn' },
  examples: {
    hits: ['加我微信详聊', '扫二维码处理', '加个V私聊', '我们私下解决吧', 'Add me on WhatsApp'],
    passes: ['请私信我们', '请勿添加任何自称客服的微信', '感谢您关注我们的微博', '请谨防冒充客服加您QQ'],
  },
  *find(text) {
    for (const clause of splitClauses(text)) {
      const match = AWAY.exec(clause.text);
      if (match === null || NEGATED.test(clause.text.slice(0, match.index + 2))) continue;
      yield { start: clause.start + match.index, end: clause.start + match.index + match[0].length };
    }
  },
};
export default rule;
