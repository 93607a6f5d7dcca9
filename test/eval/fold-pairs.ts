import { Converter } from 'opencc-js';

/** Characters of traditional script (`from`) and their simplified form at the same place of `to`. */
export function collectFoldPairs(): { readonly from: string; readonly to: string } {
  const converters = [Converter({ from: 't', to: 'cn' }), Converter({ from: 'tw', to: 'cn' })];
  // Variants of pronouns that OpenCC keeps apart and that mean the same to a reader.
  let from = '妳牠祂';
  let to = '你它他';
  for (let code = 0x3400; code <= 0x9fff; code++) {
    const character = String.fromCharCode(code);
    const simplified = converters.map((convert) => convert(character)).find((other) => other !== character);
    if (simplified?.length !== 1) continue;
    from += character;
    to += simplified;
  }
  // OpenCC goes 麼 → 么 → 幺: both spellings must end at one, or 什麼 and 什么 are different words.
  const next = new Map([...from].map((character, at) => [character, to[at] ?? character]));
  const end = (character: string): string => {
    const following = next.get(character);
    return following === undefined ? character : end(following);
  };
  return { from, to: [...to].map(end).join('') };
}
