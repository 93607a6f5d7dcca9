import type { Labels } from '../../shared/model/labels.ts';

/** A text in both languages, Chinese first. Neither can be left out: that is what keeps both complete. */
export function say(zh: string, en: string): Labels {
  return { 'zh-CN': zh, en };
}
