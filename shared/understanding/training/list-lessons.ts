import { KINDS, SENTIMENTS, type SentimentLabel, TOPICS } from '../../model/analysis.ts';
import { DESK, DOMAINS, type HeadId } from '../head-specs.ts';
import { CUE_TYPES } from '../term-types.ts';
import type { Lesson } from './train-head.ts';
import { EVERYDAY_SETS, isOfCorpus, PRODUCT_SETS, type TrainingRow } from './training-row.ts';

/** What weak labels need to know of a text. */
export interface RowCues {
  readonly language: 'zh' | 'en';
  readonly cueCounts: readonly number[];
  /** The topic that the words clearly speak for; −1: unclear. */
  readonly clearTopic: number;
  readonly score: number;
}

const WEAK = 0.3;
/** How much a text that people labelled by the guide counts against one with a corpus label. */
const GOLD = 8;
/** A text of a corpus that one of our readers labelled: there are thousands, and none was read twice. */
const READ = 4;
/** Short posts to a desk look like no corpus: those that we wrote must weigh more to be heard at all. */
const OWN = 12;
/** What a post to a desk weighs in the heads of domains: two thousand of them beside a hundred thousand reviews. */
const DESK_WEIGHT = 4;
const goldWeight = (row: TrainingRow): number => (row.set === DESK ? OWN : isOfCorpus(row) ? READ : GOLD);
/**
 * What an answer to the question of danger counts in the head of safety: our own posts of dangers most. Of texts of corpora, thousands without a
 * danger, more than a trace would talk the head out of what those taught.
 */
const safetyWeight = (row: TrainingRow): number => (row.gold === undefined ? 1 : isOfCorpus(row) ? 0.03 : WEAK);
/** What a text counts in the head of safety when nobody was asked about it, and when it is not about a product either. */
const UNASKED = 0.0005;
const UNASKED_ELSEWHERE = 0.003;
/**
 * The same of our own short posts to a desk, which look most like those that the head is asked about: with a fifteenth of this, it took one
 * harmless post in six for a danger. Chosen on `test/eval/challenge/safety/dev.tsv` and `fresh.tsv`.
 */
const UNASKED_DESK = 0.3;
/** Lexicon score above which a post to a company that is no complaint is taken for praise. */
const CLEARLY_GOOD = 2;

/** Label and weight of a row for one head; null: the row teaches it nothing. */
type Rule = (row: TrainingRow, cues: RowCues) => readonly [label: number, weight: number] | null;

const found = (cues: RowCues, type: (typeof CUE_TYPES)[number]): number => cues.cueCounts[CUE_TYPES.indexOf(type)] ?? 0;

const sentimentOf = (row: TrainingRow): SentimentLabel | null => {
  if (row.gold !== undefined) return row.gold.sentiment ?? null;
  return row.label === 'pos' || row.label === 'neg' || row.label === 'neu' ? row.label : null;
};

const byDomain = (head: 'zh-domain' | 'en-domain', row: TrainingRow): readonly [number, number] | null => {
  const domain = DOMAINS[head].findIndex((sets) => sets.includes(row.set));
  return domain < 0 || row.label === 'neu' ? null : [domain, row.set === DESK ? DESK_WEIGHT : 1];
};

const RULES: Readonly<Record<HeadId, Rule>> = {
  'zh-domain': (row) => byDomain('zh-domain', row),
  'en-domain': (row) => byDomain('en-domain', row),
  'zh-polarity': (row, { language }) => {
    if (language !== 'zh') return null;
    const sentiment = sentimentOf(row);
    if (sentiment === null || sentiment === 'neu') return null;
    return [Number(sentiment === 'pos'), row.gold === undefined || isOfCorpus(row) ? 1 : goldWeight(row) / 2];
  },
  'zh-neutral': (row, { language }) => {
    if (language !== 'zh') return null;
    const sentiment = sentimentOf(row);
    if (sentiment === null) return null;
    const weight = row.gold !== undefined ? goldWeight(row) / 2 : PRODUCT_SETS.has(row.set) ? 0.1 : 1;
    return [Number(sentiment === 'neu'), weight];
  },
  'zh-complaint': (row, { language }) => {
    if (language !== 'zh') return null;
    if (row.gold !== undefined) {
      return row.gold.complaint === undefined ? null : [Number(row.gold.complaint), goldWeight(row) / 2];
    }
    if (PRODUCT_SETS.has(row.set)) return [Number(row.label === 'neg'), 1];
    return EVERYDAY_SETS.has(row.set) ? [0, 0.5] : null;
  },
  'zh-anger': (row, { language }) => {
    if (language !== 'zh') return null;
    // The covid corpus numbers its feelings differently.
    if (row.set === 'zh_weibo_covid' || !EVERYDAY_SETS.has(row.set)) return null;
    return [Number(row.emotion === 'angry' || row.emotion === 'anger'), 1];
  },
  'en-sentiment': (row, { language, score }) => {
    if (language !== 'en') return null;
    const label = (name: SentimentLabel, weight: number): [number, number] => [SENTIMENTS.indexOf(name), weight];
    if (row.set === 'en_complaints') {
      if (row.label === 'complaint') return label('neg', 0.5);
      return label(score > CLEARLY_GOOD ? 'pos' : 'neu', 0.5);
    }
    if (row.gold !== undefined) return row.gold.sentiment === undefined ? null : label(row.gold.sentiment, GOLD / 2);
    if (row.label === 'notneg') return label('pos', 0.5);
    const sentiment = sentimentOf(row);
    return sentiment === null ? null : label(sentiment, row.set === 'en_sst2' ? 0.3 : 1);
  },
  'en-complaint': (row, { language }) => {
    if (language !== 'en') return null;
    if (row.gold !== undefined) return row.gold.complaint === undefined ? null : [Number(row.gold.complaint), GOLD / 2];
    if (row.set === 'en_complaints') return [Number(row.label === 'complaint'), 1];
    if (row.set === 'en_tweeteval_sent' && row.label !== 'neg') return [0, 0.1];
    return null;
  },
  kind: (row, cues) => {
    const kind = (name: (typeof KINDS)[number], weight: number): [number, number] => [KINDS.indexOf(name), weight];
    if (row.gold !== undefined) return row.gold.kind === undefined ? null : kind(row.gold.kind, goldWeight(row));
    if (EVERYDAY_SETS.has(row.set)) return kind('other', WEAK);
    if (row.set === 'en_banking77') return kind('inquiry', 0.05);
    if (row.set === 'en_tweeteval_sent') return kind('other', 0.1);
    if (row.set === 'en_complaints') {
      if (row.label !== 'complaint') return null;
      return found(cues, 'fault') > 1
        ? kind('fault', WEAK)
        : found(cues, 'fault') === 0
          ? kind('complaint', WEAK)
          : null;
    }
    if (!PRODUCT_SETS.has(row.set)) return null;
    if (found(cues, 'suggestion') > 1) return null;
    if (row.label === 'pos') return found(cues, 'question') > 1 ? null : kind('praise', WEAK);
    if (found(cues, 'fault') > 1) return kind('fault', WEAK);
    return found(cues, 'fault') === 0 ? kind('complaint', WEAK) : null;
  },
  topic: (row, { clearTopic }) => {
    if (row.gold !== undefined) {
      return row.gold.topic === undefined ? null : [TOPICS.indexOf(row.gold.topic), goldWeight(row) / 2];
    }
    if (EVERYDAY_SETS.has(row.set) || row.set === 'en_tweeteval_sent') return [TOPICS.indexOf('other'), WEAK];
    if (!PRODUCT_SETS.has(row.set) && row.set !== 'en_complaints') return null;
    return clearTopic < 0 ? null : [clearTopic, WEAK];
  },
  safety: (row, cues) => {
    if (row.safety !== undefined) return [Number(row.safety), safetyWeight(row)];
    // A lesson about a danger tells one, though nobody was asked.
    if (row.set === DESK && row.gold?.topic === 'safety') return [1, 1];
    // Where no listed word stands there is seldom a danger: a breath of weight keeps the head quiet in ordinary texts.
    if (found(cues, 'safety') > 0) return null;
    return [0, row.set === DESK ? UNASKED_DESK : PRODUCT_SETS.has(row.set) ? UNASKED : UNASKED_ELSEWHERE];
  },
};

/**
 * Heads that learn nothing from the posts that people labelled: those teach the combiner, which has to see honest scores. How it
 * does of the others, `describe-unseen.ts` says.
 */
export const UNTAUGHT_HEADS: ReadonlySet<HeadId> = new Set(['zh-anger']);

/** All lessons of one head among `rows`. */
export function listLessons(head: HeadId, rows: readonly TrainingRow[], cues: readonly RowCues[]): Lesson[] {
  const lessons: Lesson[] = [];
  rows.forEach((row, at) => {
    if (row.gold !== undefined && UNTAUGHT_HEADS.has(head)) return;
    const taught = RULES[head](row, cues[at] as RowCues);
    if (taught !== null) lessons.push({ row: at, label: taught[0], weight: taught[1] });
  });
  return lessons;
}
