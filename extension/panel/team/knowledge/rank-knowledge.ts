/** What is searched of a standard answer. */
export interface KnownText {
  readonly title: string;
  readonly text: string;
}

/** What fits the words of a case, the best first: by the pairs of characters they share, those of the title twice. None shared: left out. */
export function rankKnowledge<T extends KnownText>(items: readonly T[], words: string): T[] {
  const asked = pairsOf(words);
  return items
    .map((item) => ({ item, score: 2 * countShared(asked, item.title) + countShared(asked, item.text) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item);
}

/** What holds all words of a search. */
export function searchKnowledge<T extends KnownText>(items: readonly T[], query: string): T[] {
  const terms = fold(query).split(/\s+/).filter(Boolean);
  return items.filter(({ title, text }) => {
    const held = fold(`${title} ${text}`);
    return terms.every((term) => held.includes(term));
  });
}

function countShared(asked: ReadonlySet<string>, text: string): number {
  let shared = 0;
  for (const pair of pairsOf(text)) if (asked.has(pair)) shared += 1;
  return shared;
}

/** Two characters of Chinese, or a word of anything else: short enough to match, long enough to mean something. */
function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (const [run] of fold(text).matchAll(/\p{Script=Han}+|[\p{L}\p{N}]{3,}/gu)) {
    if (!/\p{Script=Han}/u.test(run)) pairs.add(run);
    else for (let at = 0; at + 2 <= run.length; at += 1) pairs.add(run.slice(at, at + 2));
  }
  return pairs;
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
