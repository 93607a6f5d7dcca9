import type { KnowledgeKind, KnowledgeState } from '../../../../shared/model/learning.ts';
import type { TeamKey } from '../../../i18n/team-strings.ts';

export const KIND_KEYS: Record<KnowledgeKind, TeamKey> = {
  'standard-answer': 'knowledgeAnswer',
  'playbook-step': 'knowledgeStep',
  'praise-case': 'knowledgePraise',
  'process-change': 'knowledgeProcess',
};

export const STATE_KEYS: Record<KnowledgeState, TeamKey> = {
  proposed: 'knowledgeProposed',
  accepted: 'knowledgeAccepted',
  refused: 'knowledgeRefused',
};

export const STATE_TONES: Record<KnowledgeState, string> = { proposed: 'blue', accepted: 'green', refused: '' };
