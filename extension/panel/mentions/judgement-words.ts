import type { JudgementFields } from '../../../shared/model/correction.ts';
import type { StringKey } from '../../i18n/translate.ts';

export const FIELD_KEYS: Record<keyof JudgementFields, StringKey> = {
  sentiment: 'correctSentiment',
  complaint: 'correctComplaint',
  level: 'correctLevel',
  kind: 'correctKind',
  topic: 'correctTopic',
  ours: 'correctOurs',
};

export const SENTIMENT_KEYS = { neg: 'sentimentNeg', neu: 'sentimentNeu', pos: 'sentimentPos' } as const;
