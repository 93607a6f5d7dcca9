import type { Language } from '../../shared/model/labels.ts';
import type { Mention } from '../../shared/model/mention.ts';
import { KIND_WORDS, TOPIC_WORDS, URGENCY_WORDS } from '../i18n/term-labels.ts';

/** The level in words, as a colleague would call it: `紧急 · 安全`, `一般 · 物流`, `建议`. */
export function describeLevel(mention: Pick<Mention, 'urgency' | 'analysis'>, language: Language): string {
  const { kind, topic } = mention.analysis;
  const kindWord = KIND_WORDS[kind][language];
  if (mention.urgency === 'normal' && (kind === 'suggestion' || kind === 'praise')) return kindWord;
  const about = topic === 'other' ? kindWord : TOPIC_WORDS[topic][language];
  return `${URGENCY_WORDS[mention.urgency][language]} · ${about}`;
}
