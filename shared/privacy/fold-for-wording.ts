import { type FoldedText, toOriginalSpan } from './fold-for-privacy.ts';

/** A text as the rules about wording read it: lower case, without blanks and filler marks between Han characters. */
export interface WordingText {
  readonly text: string;
  /** Span in the text as it was given. An empty span stays empty. */
  toOriginal(start: number, end: number): { start: number; end: number };
}

// Blanks, and the marks by which 手.机.号 slips past a filter; a comma or a full stop ends a thought and stays.
const HAN_BLANK = /(?<=[\u4e00-\u9fff])(?:[ \t]+|[./·_*|-])(?=[\u4e00-\u9fff])/g;

/** Takes the privacy fold (simplified, invisible characters gone) further: 手 機 號 reads as 手机号. */
export function foldForWording(folded: FoldedText): WordingText {
  const lowered = folded.text.toLowerCase();
  // A few letters become two in lower case (İ), which would shift every position behind them.
  const base = lowered.length === folded.text.length ? lowered : folded.text;
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
