import { KINDS, TOPICS } from '../model/analysis.ts';
import type { Features } from './features.ts';
import { type HeadScores, ZH_OWN } from './head-scores.ts';
import type { HeadId } from './head-specs.ts';
import { type Head, MIN_GATE, toShares } from './heads.ts';
import { type LaneTable, packHeads } from './lane-table.ts';
import { packRows } from './row-table.ts';
import { createSumScorer, findHead, listCorrections } from './score-sums.ts';

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
  const head = (id: HeadId): Head => findHead(heads, id);
  const scoreSums = createSumScorer(heads);
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
  // Only texts that no kernel has summed need the tables.
  let tables: ReturnType<typeof packTables> | null = null;
  const packTables = () => {
    const [zhDomain, enDomain] = [head('zh-domain'), head('en-domain')];
    return {
      zhDomain,
      zhShort: packHeads([zhDomain, head('kind'), head('topic'), head('zh-anger')]),
      zhLong: packLong(
        [head('zh-polarity'), head('zh-neutral'), head('zh-complaint')],
        listCorrections(heads, ['zh-polarity', 'zh-neutral'], zhDomain.classes),
      ),
      enDomain,
      enShort: packHeads([enDomain, head('kind'), head('topic')]),
      enLong: packLong(
        [head('en-sentiment'), head('en-complaint')],
        listCorrections(heads, ['en-sentiment'], enDomain.classes),
      ),
    };
  };
  return (features, language) => {
    if (features.sums !== null) return scoreSums(features.sums, features, language);
    tables ??= packTables();
    const { zhDomain, zhShort, zhLong, enDomain, enShort, enLong } = tables;
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
 * belongs to its domain. `groups` are the corrections of the first heads, one group a domain.
 */
function packLong(shared: readonly Head[], groups: readonly (readonly Head[])[]): LongScorer {
  const count = groups.length;
  const table = packRows([shared, ...groups]);
  const corrected = new Float64Array(4);
  const classes = groups[0]?.reduce((sum, head) => sum + head.classes, 0) ?? 0;
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
