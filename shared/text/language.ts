import { CHARACTER_CLASS, HAN, LETTER } from './character-class.ts';
import { createFoldedText, foldInto } from './fold.ts';

/** Languages that are told apart: by script, which is all that the understanding needs. */
export const TEXT_LANGUAGES = ['zh', 'en', 'other'] as const;
export type TextLanguage = (typeof TEXT_LANGUAGES)[number];

/** Share of Han characters above which a text with both scripts is read as Chinese: a Chinese word takes two. */
const HAN_SHARE = 0.15;

/** The language of a text; `other` when it holds neither Han characters nor Latin letters. */
export function detectLanguage(text: string): TextLanguage {
  const { units, length } = foldInto(text, scratch);
  let han = 0;
  let letters = 0;
  for (let i = 0; i < length; i++) {
    const kind = CHARACTER_CLASS[units[i] as number];
    if (kind === HAN) han++;
    else if (kind === LETTER) letters++;
  }
  return languageOf(han, letters);
}

/** The language of a text with so many Han characters and Latin letters. */
export function languageOf(han: number, letters: number): TextLanguage {
  if (han === 0 && letters === 0) return 'other';
  return han >= (han + letters) * HAN_SHARE ? 'zh' : 'en';
}

const scratch = createFoldedText();
