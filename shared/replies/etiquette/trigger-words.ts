import type { ReplyRule } from '../reply-rule.ts';
import triggerWords from '../trigger-words.json' with { type: 'json' };

const sites: Readonly<Record<string, readonly string[]>> = triggerWords.sites;
const EVERYWHERE = '*';
const patterns = new Map<string, RegExp>();

/** Words for which the platform limits reach or bans an account; some hold everywhere, some on one site. */
const rule: ReplyRule = {
  id: 'trigger-words',
  name: { 'zh-CN': '平台敏感词', en: 'trigger words of the platform' },
  rule: 'SOC-2',
  say: {
    'zh-CN': '平台可能因这个词限流或处罚账号，请换一种说法。',
    en: 'The platform may limit or punish the account for this word: say it differently.',
  },
  weight: { public: 'warn', dm: 'warn' },
  examples: {
    hits: ['我们是全网最低价', '绝对安全，请放心'],
    passes: ['这款正在做活动', '我们重视安全'],
  },
  *find(text, setting) {
    for (const match of text.matchAll(patternOf(setting.site ?? EVERYWHERE)))
      yield { start: match.index, end: match.index + match[0].length };
  },
};
export default rule;

function patternOf(site: string): RegExp {
  let pattern = patterns.get(site);
  if (pattern === undefined) {
    const words = [...(sites[EVERYWHERE] ?? []), ...(site === EVERYWHERE ? [] : (sites[site] ?? []))];
    pattern = new RegExp(words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'gi');
    patterns.set(site, pattern);
  }
  return pattern;
}
