import type { Kind, SentimentLabel, Topic } from '../../model/analysis.ts';

/** What is known of a text that may train heads: the label of its corpus, or labels that people gave by the labelling guide. */
export interface TrainingRow {
  readonly text: string;
  /** Corpus: `zh_hotel`, `en_tweeteval_sent`, `gold`, `challenge` … */
  readonly set: string;
  readonly split: 'train' | 'dev';
  /** Label of the corpus, as it writes it. */
  readonly label: string;
  /** What the corpus says of where a text comes from: a category of goods, an industry. */
  readonly domain?: string;
  readonly emotion?: string;
  readonly gold?: GoldLabels;
  /** Whether people said that a danger is told in it; left out where nobody was asked. */
  readonly safety?: boolean;
}

/** Labels of the guide; a field on which the annotators differed is left out. */
export interface GoldLabels {
  readonly sentiment?: SentimentLabel;
  readonly complaint?: boolean;
  readonly kind?: Kind;
  readonly topic?: Topic;
  readonly emotional?: boolean;
  readonly spam?: boolean;
}

/** Corpora whose texts are about a product or a service. */
export const PRODUCT_SETS: ReadonlySet<string> = new Set([
  'zh_hotel',
  'zh_waimai',
  'zh_shop10',
  'zh_chnsenticorp',
  'zh_eprstmt',
]);
/** Corpora of everyday posts, hardly ever about a product. */
export const EVERYDAY_SETS: ReadonlySet<string> = new Set([
  'zh_weibo_usual',
  'zh_weibo_virus',
  'zh_weibo_clue',
  'zh_weibo_covid',
]);

/** Whether a text comes from one of the Chinese corpora, labelled by our readers or not. */
export function isOfCorpus({ set }: TrainingRow): boolean {
  return PRODUCT_SETS.has(set) || EVERYDAY_SETS.has(set);
}
