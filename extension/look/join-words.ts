import type { Language } from '../../shared/model/labels.ts';

/** A short list as it stands in a sentence: `甲、乙` or `one, two`. */
export function joinWords(words: readonly string[], language: Language): string {
  return words.join(language === 'zh-CN' ? '、' : ', ');
}
