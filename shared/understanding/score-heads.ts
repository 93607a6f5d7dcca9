import { KINDS, TOPICS } from '../model/analysis.ts';
import type { Features } from './features.ts';
import { correctionId, type HeadId } from './head-specs.ts';
import { type Head, MIN_GATE, toShares } from './heads.ts';
import { type LaneTable, packHeads } from './lane-table.ts';

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
  const zhLong = packHeads([head('zh-polarity'), head('zh-neutral'), head('zh-complaint')]);
  const neutralBy = corrections('zh-neutral', zhDomain);
  const zhBy = corrections('zh-polarity', zhDomain).map((one, d) => packHeads([one, neutralBy[d] as Head]));
  const enDomain = head('en-domain');
  const enShort = packHeads([enDomain, head('kind'), head('topic')]);
  const enLong = packHeads([head('en-sentiment'), head('en-complaint')]);
  const enBy = corrections('en-sentiment', enDomain).map((one) => packHeads([one]));

  const own = new Float64Array(4);
  const domains = new Float64Array(8);
  const short = new Float64Array(32);
  const corrected = new Float64Array(4);
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
  /**
   * Scores by the shared heads, the first `count` of them corrected by domain: 快 is praise for a parcel and a fault of a battery. A
   * correction counts as much as the text belongs to its domain.
   */
  const scoreLong = (shared: LaneTable, by: readonly LaneTable[], count: number, features: Features): void => {
    shared.score(features, own);
    for (let d = 0; d < by.length; d++) {
      const share = domains[d] as number;
      if (share < MIN_GATE) continue;
      (by[d] as LaneTable).score(features, corrected);
      for (let c = 0; c < count; c++) own[c] = (own[c] as number) + share * (corrected[c] as number);
    }
  };
  return (features, language) => {
    if (language === 'zh') {
      readShort(zhShort, zhDomain, features);
      scoreLong(zhLong, zhBy, 2, features);
      own[ZH_OWN.anger] = short[zhShort.firsts[3] as number] as number;
    } else {
      readShort(enShort, enDomain, features);
      scoreLong(enLong, enBy, 3, features);
    }
    return { own, domains, kind, topic };
  };
}
