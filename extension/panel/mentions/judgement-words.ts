import type { JudgementFields } from '../../../shared/model/correction.ts';
import type { CorrectionKey } from '../../i18n/correction-strings.ts';

export const FIELD_KEYS: Record<keyof JudgementFields, CorrectionKey> = {
  sentiment: 'correctSentiment',
  complaint: 'correctComplaint',
  level: 'correctLevel',
  kind: 'correctKind',
  topic: 'correctTopic',
  ours: 'correctOurs',
};

export const SENTIMENT_KEYS = { neg: 'sentimentNeg', neu: 'sentimentNeu', pos: 'sentimentPos' } as const;
