import type { ReplyRule } from '../reply-rule.ts';

const WORDS =
  /是?(?:您|你)自己?(?:操作不当|操作失误|使用不当|的(?:问题|原因|责任|失误)|没(?:看|读|注意|弄|搞)[^，。！？\n]{0,6}|不(?:看|会|小心|注意)|弄坏|弄错|看错|填错|选错|要买)|(?:跟|和|与)(?:我们|本店|我司)(?:没关系|没有关系|无关)|不(?:关|是)我们的?(?:事|责任|问题)|(?:麻烦|请)?(?:您|你)?(?:先)?看清楚(?:规则|说明|详情|再)[^，。！？\n]{0,6}|无理取闹|胡搅蛮缠|胡说|造谣|请?注意(?:您|你)?的?(?:言辞|素质|态度)|爱(买|信|用|看|要|去|投诉|吃|来)不\1|(?:您|你)(?:随便|尽管)?去(?:投诉|告)(?:好了|吧)|(?:您|你)(?:误会|误解|搞错|弄错|理解错)了|(?:您|你)懂不懂|想(?:讹|骗|敲诈)|\b(?:your own (?:fault|mistake)|you should have (?:read|checked)|you (?:did not|didn't) read|not our (?:fault|problem|responsibility)|calm down|you(?: are|'re) (?:wrong|lying|mistaken)|that(?: is|'s) not true|read the (?:rules|terms) (?:first|again))\b/gi;

/** LNG-3: no arguing and no blame. SOC-2: never argues in public. */
const rule: ReplyRule = {
  id: 'arguing',
  name: { 'zh-CN': '不争辩、不指责', en: 'no arguing, no blame' },
  rule: 'LNG-3',
  say: {
    'zh-CN': '不要与客户争辩或指责客户，先致歉再说明。',
    en: 'Do not argue or blame: apologise first, then explain.',
  },
  weight: { public: 'warn', dm: 'warn' },
  examples: {
    hits: ['是您自己操作不当', '这跟我们没关系', '你误会了', "That's your own fault"],
    passes: ['您自己可以在设置里修改', '和我们联系即可', '这是我们的责任', 'It is our fault'],
  },
  *find(text) {
    for (const match of text.matchAll(WORDS)) yield { start: match.index, end: match.index + match[0].length };
  },
};
export default rule;
