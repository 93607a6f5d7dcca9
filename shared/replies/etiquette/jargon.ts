import jargon from '../jargon.json' with { type: 'json' };
import type { ReplyRule } from '../reply-rule.ts';

const PLAIN = new Map(Object.entries(jargon.terms).map(([term, plain]) => [term.toLowerCase(), plain]));
const HAN = /[\u4e00-\u9fff]/;
const WORDS = new RegExp(
  Object.keys(jargon.terms)
    .sort((a, b) => b.length - a.length)
    .map((term) => (/^[A-Z]+$/.test(term) ? `(?<![A-Za-z0-9])${term}(?![A-Za-z0-9])` : term))
    .join('|'),
  'gi',
);

/** LNG-2: no jargon; the plain word is offered. */
const rule: ReplyRule = {
  id: 'jargon',
  name: { 'zh-CN': '不用行话', en: 'no jargon' },
  rule: 'LNG-2',
  say: { 'zh-CN': '请把行话换成客户听得懂的话。', en: 'Replace the jargon by plain words.' },
  weight: { public: 'warn', dm: 'warn' },
  examples: {
    hits: ['这个SKU缺货', '我们会形成闭环', '走一下 SOP'],
    passes: ['这个款式暂时缺货', '请扫描 SKUNK 标志', '我们会跟进到底'],
  },
  *find(text) {
    // In English a bug is a bug; among Chinese words it is jargon.
    if (!HAN.test(text)) return;
    for (const match of text.matchAll(WORDS)) {
      const plain = PLAIN.get(match[0].toLowerCase());
      const hit = { start: match.index, end: match.index + match[0].length };
      yield plain === undefined ? hit : { ...hit, replacement: plain };
    }
  },
};
export default rule;
