import { foldText } from '../text/fold.ts';
import { type FoldedText, toOriginalSpan } from './fold-for-privacy.ts';

/** A text as the rules about wording read it: simplified, lower case, without blanks between Han characters. */
export interface WordingText {
  readonly text: string;
  /** Span in the text as it was given. An empty span stays empty. */
  toOriginal(start: number, end: number): { start: number; end: number };
}

const HAN_BLANK = /(?<=[\u4e00-\u9fff])[ \t]+(?=[\u4e00-\u9fff])/g;

/** Takes the privacy fold (invisible characters gone) further: 手 機 號 reads as 手机号. */
export function foldForWording(folded: FoldedText): WordingText {
  // The character tables take 么 for the traditional form of 幺; in a reply it is always 什么, 怎么.
  const simplified = foldText(folded.text).replaceAll('幺', '么');
  // Equal but for a few characters that the privacy fold keeps and that become several here; then case alone is folded.
  const base = simplified.length === folded.text.length ? simplified : folded.text.toLowerCase();
  const kept: number[] = [];
  let at = 0;
  for (const blank of base.matchAll(HAN_BLANK)) {
    for (; at < blank.index; at++) kept.push(at);
    at = blank.index + blank[0].length;
  }
  for (; at < base.length; at++) kept.push(at);
  return {
    text: kept.length === base.length ? base : kept.map((position) => base[position]).join(''),
    toOriginal(start, end) {
      const first = kept[start];
      const last = kept[end - 1];
      if (end <= start || first === undefined || last === undefined) return { start: 0, end: 0 };
      return toOriginalSpan(folded, first, last + 1);
    },
  };
}
