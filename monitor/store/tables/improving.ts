import type { ImprovementState, KnowledgeKind } from '../../../shared/model/learning.ts';
import type { JsonText } from '../sql/json-column.ts';

/** KPI-6: one row of the improvement table (流程优化执行表). */
export interface ImprovementsTable {
  id: string;
  step: string;
  action: string;
  ownerId: string | null;
  dueAt: number | null;
  state: ImprovementState;
  obstacle: string | null;
  proposal: string | null;
  remark: string | null;
  createdAt: number;
  createdBy: string | null;
  updatedAt: number;
}

export interface KnowledgeTable {
  id: string;
  kind: KnowledgeKind;
  title: string;
  text: string;
  ticketId: string | null;
  mentionId: string | null;
  playbookId: string | null;
  state: 'proposed' | 'accepted' | 'refused';
  createdAt: number;
  createdBy: string | null;
  decidedAt: number | null;
  decidedBy: string | null;
  reason: string | null;
  drill: number;
}

export interface NoticesTable {
  id: string;
  title: string;
  text: string;
  planB: string;
  filter: JsonText;
  createdAt: number;
  createdBy: string | null;
  drill: number;
}

export interface NoticeTargetsTable {
  noticeId: string;
  subject: 'mention' | 'ticket';
  subjectId: string;
  toldAt: number | null;
  toldBy: string | null;
}

export interface PilotsTable {
  id: string;
  name: string;
  department: string;
  changes: JsonText;
  startAt: number;
  endAt: number;
  createdAt: number;
  createdBy: string | null;
}

/** SAT-1: the identified survey of a ticket. */
export interface SurveyAnswersTable {
  ticketId: string;
  attitude: number;
  efficiency: number;
  effectiveness: number;
  comment: string | null;
  answeredAt: number;
  drill: number;
}

export interface SurveyInvitesTable {
  id: string;
  /** Null: an anonymous survey. */
  ticketId: string | null;
  tokenHash: string;
  /** What sums are grouped by in an anonymous survey (brand, topic); never a person. */
  groupKey: string;
  createdAt: number;
  expiresAt: number;
  usedAt: number | null;
  drill: number;
}

/** SAT-2: how often each score was given; no row is one person's. */
export interface SurveySumsTable {
  question: string;
  groupKey: string;
  /** `2026-11` */
  month: string;
  score: number;
  count: number;
  drill: number;
}
