import type { Alert, AlertState } from '../../../shared/model/alert.ts';
import type { Level } from '../../../shared/model/analysis.ts';
import type { EventType } from '../../../shared/model/event.ts';
import type { JsonText } from '../sql/json-column.ts';

export interface AlertsTable {
  id: string;
  number: number;
  kind: Alert['kind'];
  mentionId: string | null;
  ticketId: string | null;
  channelId: string;
  level: Level;
  message: JsonText;
  /** Alerts that may be told in one message (a story, a brand window); null: always alone. */
  groupKey: string | null;
  state: AlertState;
  attempts: number;
  createdAt: number;
  nextAttemptAt: number;
  deliveredAt: number | null;
  lastError: string | null;
  fencing: number;
  claimedBy: string | null;
  acknowledgedAt: number | null;
  acknowledgedBy: string | null;
  drill: number;
}

export interface EventsTable {
  seq: number;
  at: number;
  type: EventType;
  subjectId: string;
  drill: number;
  data: JsonText;
}

export interface LeaseTable {
  name: string;
  owner: string;
  fencing: number;
  host: string;
  pid: number;
  /** Start of the owner's process: tells a restarted container's pid 1 from the one before. */
  processStartedAt: number;
  since: number;
  expiresAt: number;
}

export interface SettingsTable {
  key: string;
  value: JsonText;
  updatedAt: number;
}

export interface CountersTable {
  name: string;
  value: number;
}
