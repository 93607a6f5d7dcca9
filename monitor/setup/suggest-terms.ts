import type { Labels } from '../../shared/model/labels.ts';
import foldPairs from '../../shared/text/fold-pairs.json' with { type: 'json' };

/** A spelling that people may use for a brand. */
export interface TermSuggestion {
  readonly term: string;
  readonly why: Labels;
}

const HAN = /\p{Script=Han}+/gu;
const LATIN = /[\p{Script=Latin}\d][\p{Script=Latin}\d\s&.'’-]*/gu;
/** One syllable names too much to be listened for. */
const MIN_SYLLABLES = 2;

const WHY = {
  part: { 'zh-CN': '名称的一部分', en: 'a part of the name' },
  traditional: {
    'zh-CN': '繁体写法：判断时本来就认得，只有按字面搜索的网站才需要',
    en: 'Traditional script: recognised anyway; for sites that search literally',
  },
  pinyin: { 'zh-CN': '拼音连写', en: 'in Pinyin, written together' },
  pinyinApart: { 'zh-CN': '拼音分写', en: 'in Pinyin, syllable by syllable' },
} as const satisfies Record<string, Labels>;

/** How else a brand may be spelled: its parts by script, the traditional script, Pinyin. Nothing that the name says already. */
export async function suggestTerms(name: string): Promise<TermSuggestion[]> {
  const found = new Map<string, TermSuggestion>();
  const add = (term: string, why: Labels) => {
    const text = term.trim();
    const key = text.toLowerCase();
    if (text.length > 1 && key !== name.trim().toLowerCase() && !found.has(key)) found.set(key, { term: text, why });
  };
  const han = name.match(HAN) ?? [];
  for (const part of [...han, ...(name.match(LATIN) ?? [])]) add(part, WHY.part);
  for (const part of han) add(toTraditional(part), WHY.traditional);
  if (han.length > 0) {
    // Its dictionary is read when somebody sets up a brand, not at every start.
    const { pinyin } = await import('pinyin-pro');
    for (const part of han) {
      const syllables = pinyin(part, { toneType: 'none', type: 'array', v: true });
      if (syllables.length < MIN_SYLLABLES) continue;
      add(syllables.map((one, i) => (i === 0 ? one.charAt(0).toUpperCase() + one.slice(1) : one)).join(''), WHY.pinyin);
      add(syllables.map((one) => one.charAt(0).toUpperCase() + one.slice(1)).join(' '), WHY.pinyinApart);
    }
  }
  return [...found.values()];
}

let traditionalOf: ReadonlyMap<string, string> | null = null;

function toTraditional(text: string): string {
  traditionalOf ??= readTraditional();
  return [...text].map((char) => traditionalOf?.get(char) ?? char).join('');
}

/**
 * The fold table read backwards. Where several characters fold to one, it is the common one: the 5,401 frequent characters of Big5, whose
 * order is by strokes, fewest first.
 */
function readTraditional(): ReadonlyMap<string, string> {
  const frequent = new Map<string, number>();
  const big5 = new TextDecoder('big5');
  for (let lead = 0xa4; lead <= 0xc6; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const char = big5.decode(Uint8Array.of(lead, trail));
      if (char.length === 1 && char !== '\ufffd') frequent.set(char, frequent.size);
    }
  }
  const back = new Map<string, string>();
  [...foldPairs.from].forEach((from, i) => {
    const to = [...foldPairs.to][i] ?? '';
    const rank = frequent.get(from);
    // A character that is a frequent traditional one itself (里, 后) is left alone.
    if (rank === undefined || frequent.has(to)) return;
    const other = frequent.get(back.get(to) ?? '');
    if (other === undefined || rank < other) back.set(to, from);
  });
  return back;
}
