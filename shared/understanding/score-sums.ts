import { KINDS, TOPICS } from '../model/analysis.ts';
import type { Features, HeadSums } from './features.ts';
import { type HeadScores, ZH_OWN } from './head-scores.ts';
import { correctionId, type HeadId } from './head-specs.ts';
import { type Head, MIN_GATE, toShares } from './heads.ts';

/** Makes scores of sums; what it gives is valid until the next text. */
type SumScorer = (sums: HeadSums, features: Features, language: 'zh' | 'en') => HeadScores;

/** Scores texts whose levels are summed already by the heads' scales, biases and shares of domains. Throws when a head is missing. */
export function createSumScorer(heads: ReadonlyMap<string, Head>): SumScorer {
  const head = (id: HeadId): Head => findHead(heads, id);
  const zhDomain = head('zh-domain');
  const enDomain = head('en-domain');
  const own = new Float64Array(4);
  const domains = new Float64Array(8);
  const kind = new Float64Array(KINDS.length);
  const topic = new Float64Array(TOPICS.length);
  const corrected = new Float64Array(4);
  const ownHeads = {
    zh: listClasses([head('zh-polarity'), head('zh-neutral'), head('zh-complaint')]),
    en: listClasses([head('en-sentiment'), head('en-complaint')]),
  };
  const correctionHeads = {
    zh: listCorrections(heads, ['zh-polarity', 'zh-neutral'], zhDomain.classes).map(listClasses),
    en: listCorrections(heads, ['en-sentiment'], enDomain.classes).map(listClasses),
  };
  const domainClasses = { zh: listClasses([zhDomain]), en: listClasses([enDomain]) };
  const kindClasses = listClasses([head('kind')]);
  const topicClasses = listClasses([head('topic')]);
  const angerClasses = listClasses([head('zh-anger')]);
  return (sums, { short: few, count }, language) => {
    const shortRoot = Math.sqrt(few);
    const root = Math.sqrt(count);
    const shares = domainClasses[language];
    domains.fill(0);
    weigh(shares, sums.domains, 0, shortRoot, domains);
    toShares(domains, shares.biases.length);
    weigh(kindClasses, sums.kind, 0, shortRoot, kind);
    weigh(topicClasses, sums.topic, 0, shortRoot, topic);
    weigh(ownHeads[language], sums.own, 0, root, own);
    if (language === 'zh') {
      weigh(angerClasses, sums.anger, 0, shortRoot, corrected);
      own[ZH_OWN.anger] = corrected[0] as number;
    }
    const changed = correctionHeads[language];
    for (let d = 0; d < changed.length; d++) {
      const share = domains[d] as number;
      if (share < MIN_GATE) continue;
      const classes = changed[d] as Classes;
      const width = classes.biases.length;
      weigh(classes, sums.corrections, d * width, root, corrected);
      for (let c = 0; c < width; c++) own[c] = (own[c] as number) + share * (corrected[c] as number);
    }
    return { own, domains, kind, topic };
  };
}

/** The head of an id. Throws when there is none. */
export function findHead(heads: ReadonlyMap<string, Head>, id: HeadId): Head {
  const found = heads.get(id);
  if (found === undefined) throw new Error(`The weights hold no head ${id}. Train again.`);
  return found;
}

/** The corrections of some heads, those of one domain together; none where a head was trained without. */
export function listCorrections(
  heads: ReadonlyMap<string, Head>,
  ids: readonly HeadId[],
  domains: number,
): (readonly Head[])[] {
  return Array.from({ length: domains }, (_, d) =>
    ids.map((id) => heads.get(correctionId(id, d))).filter((head): head is Head => head !== undefined),
  ).filter((group) => group.length > 0);
}

/** What makes scores of the sums of some classes. */
interface Classes {
  readonly scales: Float64Array;
  readonly biases: Float64Array;
}

function listClasses(heads: readonly Head[]): Classes {
  const of = (value: (head: Head, category: number) => number): Float64Array =>
    Float64Array.from(heads.flatMap((head) => Array.from({ length: head.classes }, (_, c) => value(head, c))));
  return { scales: of(({ scale }) => scale), biases: of(({ bias }, c) => bias[c] as number) };
}

/** Writes scores: bias + Σ weights / √features. `root` is that root, `first` the place of the first sum. */
function weigh({ scales, biases }: Classes, sums: Int32Array, first: number, root: number, scores: Float64Array): void {
  for (let c = 0; c < biases.length; c++) {
    scores[c] = (sums[first + c] as number) * ((scales[c] as number) / root) + (biases[c] as number);
  }
}
