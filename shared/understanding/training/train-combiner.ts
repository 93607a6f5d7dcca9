import { KINDS, SENTIMENTS, TOPICS } from '../../model/analysis.ts';
import { readBaseSentiment } from '../base-sentiment.ts';
import { type Combiner, DOMAIN_INPUT, KIND_INPUT, type Layers, TOPIC_INPUT } from '../combiner.ts';
import { COMBINED, type CombinedId } from '../decisions.ts';
import { EN_OWN } from '../head-scores.ts';
import { DESK, DESK_DOMAIN } from '../head-specs.ts';
import { type LayerLesson, type LayerPair, trainLayer } from './train-layer.ts';
import { EVERYDAY_SETS, isOfCorpus, PRODUCT_SETS, type TrainingRow } from './training-row.ts';

/** Raw scores stand in the inputs divided by this. */
export const RAW_SCALE = 3;

/** One text as the combiner sees it. */
export interface CombinerRow {
  readonly row: TrainingRow;
  readonly language: 'zh' | 'en';
  readonly inputs: Float64Array;
}

/** Keeps the layers small. */
const PENALTY = 0.002;
/** A head that speaks for itself is to be heard. */
const PENALTY_ON_BASE = 0.008;
/** Our own posts are cleaner than what is met outside, and one hand wrote them. */
const OWN = 0.5;
/** Posts as they are met outside, labelled by two people. */
const GOLD = { kind: 4, other: 2 } as const;
/** Texts of corpora that one of our readers labelled: many, and each read once. */
const READ = 0.5;
/** A text with nothing but a corpus label counts this much of a labelled post. */
const CORPUS = 0.125;
/** The same where its label is that of the sentiment itself. */
const CORPUS_SENTIMENT = 0.5;

/** Trains all layers of both languages. */
export function trainLayers(
  rows: readonly CombinerRow[],
  calibration: Combiner['calibration'],
): Pick<Combiner, 'layers' | 'desk'> {
  const train = (language: 'zh' | 'en'): Record<CombinedId, LayerPair> => {
    const own = rows.filter((row) => row.language === language);
    const pair = (id: CombinedId): LayerPair => trainDecision(own, id, calibration);
    return {
      complaint: pair('complaint'),
      topic: pair('topic'),
      emotional: pair('emotional'),
      spam: pair('spam'),
      kind: pair('kind'),
      sentiment: pair('sentiment'),
    };
  };
  const pairs = { zh: train('zh'), en: train('en') };
  const pick = (part: keyof LayerPair): Combiner['layers'] => ({
    zh: pickLayers(pairs.zh, part),
    en: pickLayers(pairs.en, part),
  });
  return { layers: pick('shared'), desk: pick('desk') };
}

function pickLayers(pairs: Readonly<Record<CombinedId, LayerPair>>, part: keyof LayerPair): Layers {
  const { complaint, topic, emotional, spam, kind, sentiment } = pairs;
  return {
    complaint: complaint[part],
    topic: topic[part],
    emotional: emotional[part],
    spam: spam[part],
    kind: kind[part],
    sentiment: sentiment[part],
  };
}

/** Label and weight of a row for one decision; null: it says nothing about it. */
function labelOf({ row }: CombinerRow, id: CombinedId): readonly [label: number, weight: number] | null {
  const { gold, set, label } = row;
  if (gold !== undefined) {
    const value = gold[id];
    if (value === undefined) return null;
    const weight = set === DESK ? OWN : isOfCorpus(row) ? READ : GOLD[id === 'kind' ? 'kind' : 'other'];
    if (typeof value === 'boolean') return [Number(value), weight];
    return [CLASSES[id as keyof typeof CLASSES].indexOf(value), weight];
  }
  switch (id) {
    case 'complaint':
      if (PRODUCT_SETS.has(set)) return [Number(label === 'neg'), CORPUS];
      if (EVERYDAY_SETS.has(set)) return [0, CORPUS];
      if (set === 'en_complaints') return [Number(label === 'complaint'), 1];
      return set === 'en_tweeteval_sent' && label !== 'neg' ? [0, CORPUS] : null;
    case 'kind':
      return EVERYDAY_SETS.has(set) || set === 'en_tweeteval_sent' ? [KINDS.indexOf('other'), CORPUS / 4] : null;
    case 'sentiment': {
      const known = CLASSES.sentiment.indexOf(label);
      return known < 0 ? null : [known, CORPUS_SENTIMENT];
    }
    default:
      return null;
  }
}

const CLASSES: Readonly<Record<'topic' | 'kind' | 'sentiment', readonly string[]>> = {
  topic: TOPICS,
  kind: KINDS,
  sentiment: SENTIMENTS,
};

/** Trains what decides one question, from rows of one language. */
export function trainDecision(
  rows: readonly CombinerRow[],
  id: CombinedId,
  calibration: Combiner['calibration'],
): LayerPair {
  const lessons = rows.flatMap((row): LayerLesson[] => {
    const taught = labelOf(row, id);
    if (taught === null) return [];
    const [label, weight] = taught;
    const base = readBase(row, id, calibration);
    return [{ inputs: row.inputs, base, gates: readGates(row, id), label, weight }];
  });
  return trainLayer(lessons, COMBINED[id], lessons[0]?.base ? PENALTY_ON_BASE : PENALTY);
}

/** What a layer starts from, where a head speaks for itself: it learns only where that head is wrong. */
function readBase(
  { inputs, language }: CombinerRow,
  id: CombinedId,
  calibration: Combiner['calibration'],
): Float64Array | null {
  const raw = (first: number, count: number): Float64Array =>
    inputs.subarray(first, first + count).map((value) => value * RAW_SCALE);
  switch (id) {
    case 'kind':
      return raw(KIND_INPUT, KINDS.length);
    case 'topic':
      return raw(TOPIC_INPUT, TOPICS.length);
    case 'complaint':
      return language === 'en' ? raw(EN_OWN.complaint, 1) : null;
    case 'sentiment':
      return readBaseSentiment(
        raw(0, 4),
        inputs.subarray(DOMAIN_INPUT),
        language,
        calibration,
        new Float64Array(SENTIMENTS.length),
      );
    default:
      return null;
  }
}

/** English tweets and reviews are judged best by their head: there the layer corrects the sentiment of posts to a desk only. */
function readGates({ inputs, language }: CombinerRow, id: CombinedId): [number, number] {
  const desk = inputs[DOMAIN_INPUT + DESK_DOMAIN[language]] as number;
  return [id === 'sentiment' && language === 'en' ? 0 : 1, desk];
}
