import { KINDS, TOPICS } from '../model/analysis.ts';
import type { Features } from './features.ts';
import { correctionId, type HeadId } from './head-specs.ts';
import { type Head, scoreByDomain, scoreHead, shareClasses } from './heads.ts';

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

/** Scores texts with the heads of one weights file; looks them up once and throws when one is missing. Valid until the next text. */
export function createHeadScorer(
  heads: ReadonlyMap<string, Head>,
): (features: Features, language: 'zh' | 'en') => HeadScores {
  const head = (id: HeadId): Head => {
    const found = heads.get(id);
    if (found === undefined) throw new Error(`The weights hold no head ${id}. Train again.`);
    return found;
  };
  const corrections = (id: HeadId, domain: Head): Head[] =>
    Array.from({ length: domain.classes }, (_, d) => heads.get(correctionId(id, d))).filter(
      (found): found is Head => found !== undefined,
    );
  const zh = { domain: head('zh-domain'), polarity: head('zh-polarity'), neutral: head('zh-neutral') };
  const zhBy = { polarity: corrections('zh-polarity', zh.domain), neutral: corrections('zh-neutral', zh.domain) };
  const zhComplaint = head('zh-complaint');
  const zhAnger = head('zh-anger');
  const enDomain = head('en-domain');
  const enSentiment = head('en-sentiment');
  const enBy = corrections('en-sentiment', enDomain);
  const enComplaint = head('en-complaint');
  const kindHead = head('kind');
  const topicHead = head('topic');

  const own = new Float64Array(4);
  const domains = new Float64Array(8);
  const kind = new Float64Array(KINDS.length);
  const topic = new Float64Array(TOPICS.length);
  const scores = new Float64Array(16);
  return (features, language) => {
    domains.fill(0);
    if (language === 'zh') {
      shareClasses(zh.domain, features, domains);
      own[ZH_OWN.polarity] = scoreByDomain(zh.polarity, zhBy.polarity, domains, features, scores)[0] as number;
      own[ZH_OWN.neutral] = scoreByDomain(zh.neutral, zhBy.neutral, domains, features, scores)[0] as number;
      own[ZH_OWN.complaint] = scoreHead(zhComplaint, features, scores)[0] as number;
      own[ZH_OWN.anger] = scoreHead(zhAnger, features, scores)[0] as number;
    } else {
      shareClasses(enDomain, features, domains);
      scoreByDomain(enSentiment, enBy, domains, features, scores);
      for (let c = 0; c < 3; c++) own[c] = scores[c] as number;
      own[EN_OWN.complaint] = scoreHead(enComplaint, features, scores)[0] as number;
    }
    scoreHead(kindHead, features, kind);
    scoreHead(topicHead, features, topic);
    return { own, domains, kind, topic };
  };
}
