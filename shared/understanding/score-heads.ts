import { KINDS, TOPICS } from '../model/analysis.ts';
import type { Features } from './features.ts';
import { correctionId, type HeadId } from './head-specs.ts';
import { type Head, MIN_GATE, toShares } from './heads.ts';
import { type LaneTable, packHeads } from './lane-table.ts';
import { packRows } from './row-table.ts';

/** Raw scores of all heads for one text. Heads of the other language are 0. */
export interface HeadScores {
  /** Chinese: polarity, neutral, complaint, anger. English: neg, neu, pos, complaint. */
  readonly own: Float64Array;
  readonly domains: Float64Array;
  readonly kind: Float64Array;
  readonly topic: Float64Array;
}

/** Places in `HeadScores.own` for Chinese. */
export const ZH_OWN = { polarity: 0, neutral: 1, complaint: 2, anger: 3 } as const;
/** The same for English. */
export const EN_OWN = { neg: 0, neu: 1, pos: 2, complaint: 3 } as const;

/** Scores one text; what it gives is valid until the next text. */
type HeadScorer = (features: Features, language: 'zh' | 'en') => HeadScores;

/** Packing takes tens of milliseconds and two megabytes: analyzers that differ in brands or corrections share it. */
const scorers = new WeakMap<ReadonlyMap<string, Head>, HeadScorer>();

/** Scores texts with the heads of one weights file; looks them up once and throws when one is missing. */
export function createHeadScorer(heads: ReadonlyMap<string, Head>): HeadScorer {
  const known = scorers.get(heads);
  if (known !== undefined) return known;
  const scorer = packScorer(heads);
  scorers.set(heads, scorer);
  return scorer;
}

function packScorer(heads: ReadonlyMap<string, Head>): HeadScorer {
  const head = (id: HeadId): Head => {
    const found = heads.get(id);
    if (found === undefined) throw new Error(`The weights hold no head ${id}. Train again.`);
    return found;
  };
  const corrections = (id: HeadId, domain: Head): Head[] =>
    Array.from({ length: domain.classes }, (_, d) => heads.get(correctionId(id, d))).filter(
      (found): found is Head => found !== undefined,
    );
  const zhDomain = head('zh-domain');
  const zhShort = packHeads([zhDomain, head('kind'), head('topic'), head('zh-anger')]);
  const zhLong = packLong(
    [head('zh-polarity'), head('zh-neutral'), head('zh-complaint')],
    [corrections('zh-polarity', zhDomain), corrections('zh-neutral', zhDomain)],
  );
  const enDomain = head('en-domain');
  const enShort = packHeads([enDomain, head('kind'), head('topic')]);
  const enLong = packLong([head('en-sentiment'), head('en-complaint')], [corrections('en-sentiment', enDomain)]);

  const own = new Float64Array(4);
  const domains = new Float64Array(8);
  const short = new Float64Array(32);
  const kind = new Float64Array(KINDS.length);
  const topic = new Float64Array(TOPICS.length);
  const readShort = (table: LaneTable, domain: Head, features: Features): void => {
    table.score(features, short);
    const [, kinds = 0, topics = 0] = table.firsts;
    domains.fill(0);
    for (let d = 0; d < domain.classes; d++) domains[d] = short[d] as number;
    toShares(domains, domain.classes);
    for (let c = 0; c < kind.length; c++) kind[c] = short[kinds + c] as number;
    for (let c = 0; c < topic.length; c++) topic[c] = short[topics + c] as number;
  };
  return (features, language) => {
    if (language === 'zh') {
      readShort(zhShort, zhDomain, features);
      zhLong(features, domains, own);
      own[ZH_OWN.anger] = short[zhShort.firsts[3] as number] as number;
    } else {
      readShort(enShort, enDomain, features);
      enLong(features, domains, own);
    }
    return { own, domains, kind, topic };
  };
}

/** Writes the scores of heads that read every feature, one class behind the other. `domains` are shares. */
type LongScorer = (features: Features, domains: Float64Array, own: Float64Array) => void;

/**
 * Scores by the shared heads, corrected by domain: 快 is praise for a parcel and a fault of a battery. A correction counts as much as the text
 * belongs to its domain. `corrections` are those of the first heads, each one a domain.
 */
function packLong(shared: readonly Head[], corrections: readonly (readonly Head[])[]): LongScorer {
  const count = corrections[0]?.length ?? 0;
  const byDomain = Array.from({ length: count }, (_, d) => corrections.map((of) => of[d] as Head));
  const table = packRows([shared, ...byDomain]);
  const corrected = new Float64Array(4);
  const classes = byDomain[0]?.reduce((sum, head) => sum + head.classes, 0) ?? 0;
  return (features, domains, own) => {
    table.score(0, features, own);
    for (let d = 0; d < count; d++) {
      const share = domains[d] as number;
      if (share < MIN_GATE) continue;
      table.score(1 + d, features, corrected);
      for (let c = 0; c < classes; c++) own[c] = (own[c] as number) + share * (corrected[c] as number);
    }
  };
}
