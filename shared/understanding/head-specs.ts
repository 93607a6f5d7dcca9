import { KINDS, SENTIMENTS, TOPICS } from '../model/analysis.ts';

/** How one head is built. With half a byte a weight all of them must stay below two megabytes. */
export interface HeadSpec {
  readonly id: HeadId;
  /** Buckets are 2^bits. */
  readonly bits: number;
  /** Scores: 1 is a logistic head, more are a softmax. */
  readonly classes: number;
  /** Reads single tokens, pairs and buckets only. */
  readonly short: boolean;
  readonly epochs?: number;
  readonly rate?: number;
  /** Share of features left out of each lesson; 0 when left out. */
  readonly dropout?: number;
  /** Reads the short features and what `danger-cues.ts` finds. */
  readonly dangers?: true;
  /** Head of domains whose corrections are trained along, each of 2^bits buckets. */
  readonly domains?: { readonly by: 'zh-domain' | 'en-domain'; readonly bits: number };
}

export type HeadId =
  | 'zh-domain'
  | 'zh-polarity'
  | 'zh-neutral'
  | 'zh-complaint'
  | 'zh-anger'
  | 'en-domain'
  | 'en-sentiment'
  | 'en-complaint'
  | 'kind'
  | 'topic'
  | 'safety';

/** The set of the short posts to a service desk that we wrote. */
export const DESK = 'challenge';

/** Corpora that show each domain: the same words weigh differently in a hotel review, a food order and a private post. */
export const DOMAINS: Readonly<Record<'zh-domain' | 'en-domain', readonly (readonly string[])[]>> = {
  'zh-domain': [
    ['zh_hotel'],
    ['zh_waimai'],
    ['zh_shop10', 'zh_eprstmt'],
    ['zh_chnsenticorp'],
    ['zh_weibo_usual', 'zh_weibo_clue'],
    ['zh_weibo_virus', 'zh_weibo_covid'],
    [DESK],
  ],
  'en-domain': [['en_tweeteval_sent'], ['en_complaints'], ['en_sst2'], ['en_checklist_mft'], [DESK]],
};

/** Which of the domains is that of posts to a desk. */
export const DESK_DOMAIN = {
  zh: DOMAINS['zh-domain'].length - 1,
  en: DOMAINS['en-domain'].length - 1,
} as const;

/** All heads, those of domains before the heads that they correct. */
export const HEAD_SPECS: readonly HeadSpec[] = [
  { id: 'zh-domain', bits: 14, classes: DOMAINS['zh-domain'].length, short: true, epochs: 3 },
  { id: 'zh-polarity', bits: 19, classes: 1, short: false, domains: { by: 'zh-domain', bits: 17 } },
  { id: 'zh-neutral', bits: 17, classes: 1, short: false, domains: { by: 'zh-domain', bits: 15 } },
  { id: 'zh-complaint', bits: 18, classes: 1, short: false },
  { id: 'zh-anger', bits: 15, classes: 1, short: true },
  { id: 'en-domain', bits: 14, classes: DOMAINS['en-domain'].length, short: true, epochs: 3 },
  {
    id: 'en-sentiment',
    bits: 17,
    classes: SENTIMENTS.length,
    short: false,
    rate: 0.1,
    dropout: 0.3,
    domains: { by: 'en-domain', bits: 15 },
  },
  { id: 'en-complaint', bits: 17, classes: 1, short: false },
  { id: 'kind', bits: 15, classes: KINDS.length, short: true, epochs: 4, dropout: 0.3 },
  { id: 'topic', bits: 15, classes: TOPICS.length, short: true, epochs: 4, dropout: 0.3 },
  { id: 'safety', bits: 15, classes: 1, short: true, epochs: 14, rate: 0.4, dropout: 0.2, dangers: true },
];

/** Id of the correction of one domain in the weights file. */
export function correctionId(head: string, domain: number): string {
  return `${head}:${domain}`;
}
