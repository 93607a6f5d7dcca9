/** What the understanding of one post says. Pure data: made by `shared/understanding`, stored with the mention. */

export const SENTIMENTS = ['neg', 'neu', 'pos'] as const;
export type SentimentLabel = (typeof SENTIMENTS)[number];

/** CLS-1, and `other` for texts that address no product or service. */
export const KINDS = ['inquiry', 'fault', 'complaint', 'suggestion', 'praise', 'other'] as const;
export type Kind = (typeof KINDS)[number];

/** CLS-2. */
export const TOPICS = [
  'presales',
  'quality',
  'delivery',
  'returns',
  'attitude',
  'system',
  'rules',
  'price',
  'invoice',
  'account',
  'safety',
  'other',
] as const;
export type Topic = (typeof TOPICS)[number];

/** SLA-URG: 一般, 重要, 紧急, 特急. */
export const URGENCIES = ['normal', 'important', 'urgent', 'critical'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** Colour of the alarm, as shown on chip, card and alert. */
export const LEVELS = ['blue', 'yellow', 'orange', 'red'] as const;
export type Level = (typeof LEVELS)[number];

/** Terms found in the text. Offsets are UTF-16 positions in the original text. */
export interface Match {
  /** What the term stands for: `brand`, `complaint`, `safety`, `legal`, `media` … */
  readonly type: string;
  /** The term as it is listed (for a brand: the alias). */
  readonly term: string;
  /** Brand id, where the term belongs to a brand. */
  readonly brandId?: string;
  readonly start: number;
  readonly end: number;
}

/** One reason behind a score, a level or an escalation, in words a person can judge. */
export interface Reason {
  /** Rule id of the service rules (`CLS-5`, `ESC-3`, `SOC-1` …) or the name of the head or detector that spoke. */
  readonly rule: string;
  readonly zh: string;
  readonly en: string;
  /** Words of the post that made it. */
  readonly words?: readonly string[];
}

export interface AnalysisFlags {
  /** Health, injury, fire, spoiled food, dangerous product (ESC-3). */
  readonly safety: boolean;
  /** Threat of a lawyer, a lawsuit, the police. */
  readonly legal: boolean;
  /** Media or a regulator is named (12315, 黑猫, 曝光). */
  readonly media: boolean;
  /** Largest sum at stake in yuan, 0 when none is named (ESC-2). */
  readonly amountYuan: number;
  /** The author says, or the history shows, that this was complained about before (ESC-2). */
  readonly repeated: boolean;
  /** CLS-5. */
  readonly emotional: boolean;
  /** Advertisement, giveaway, news item or agent: not a consumer speaking. */
  readonly spam: boolean;
  /** The author says that the matter is solved already. */
  readonly resolved: boolean;
  /** The text asks a question. */
  readonly question: boolean;
}

/** Judgements that can break through quiet hours. */
export const PRESSING_FLAGS = ['safety', 'legal', 'media'] as const satisfies readonly (keyof AnalysisFlags)[];
export type PressingFlag = (typeof PRESSING_FLAGS)[number];

export interface Analysis {
  readonly matches: readonly Match[];
  readonly sentiment: {
    readonly label: SentimentLabel;
    /** p(pos) − p(neg), −1 … 1. */
    readonly score: number;
    /** Calibrated probability of the label, 0 … 1; below 0.7 a person should look. */
    readonly confidence: number;
  };
  readonly complaint: { readonly is: boolean; readonly confidence: number };
  readonly kind: Kind;
  readonly topic: Topic;
  readonly urgency: Urgency;
  readonly level: Level;
  readonly flags: AnalysisFlags;
  /** Departments that hear of it (CLS-7), most responsible first. */
  readonly departments: readonly string[];
  readonly why: readonly Reason[];
}
