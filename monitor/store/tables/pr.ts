import type {
  CrisisCase,
  CrisisDecision,
  StatementKind,
  StatementPost,
  StatementVerdict,
} from '../../../shared/model/crisis.ts';
import type { JsonText } from '../sql/json-column.ts';

export interface CrisisCasesTable extends Omit<CrisisCase, 'drill'> {
  drill: number;
  /** When the task force was told that it is open. */
  toldAt: number | null;
}

export interface CrisisDecisionsTable extends CrisisDecision {
  id: string;
  caseId: string;
}

export interface CrisisStepsTable {
  caseId: string;
  step: string;
  position: number;
  ownerId: string | null;
  dueAt: number;
  doneAt: number | null;
  doneBy: string | null;
  result: string | null;
  /** How far its lateness was told: 0 not at all, 1 its owner, 2 the directors. */
  toldStage: number;
}

export interface StatementPostsTable extends StatementPost {
  statementId: string;
}

export interface StatementsTable {
  id: string;
  caseId: string;
  kind: StatementKind;
  version: number;
  text: string;
  variants: JsonText;
  draftedBy: string;
  draftedAt: number;
  lockedAt: number | null;
}

export interface StatementVerdictsTable extends Omit<StatementVerdict, 'agrees'> {
  statementId: string;
  agrees: number;
}
