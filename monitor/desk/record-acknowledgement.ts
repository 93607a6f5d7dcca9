import { viewAlert } from '../alert/view-alert.ts';
import type { OutboxAlert } from '../store/alerts.ts';
import { appendAudit } from '../store/audit/audit.ts';
import { appendEvent } from '../store/events.ts';
import { stopClimb } from '../store/pr/crisis-told.ts';
import type { Db } from '../store/store.ts';
import { acknowledgeByAlert } from './escalation/acknowledge.ts';

/** Who took notice of an alert and when, where the story of its subject is told; what climbed because of it climbs no further. */
export async function recordAcknowledgement(
  trx: Db,
  alert: OutboxAlert,
  by: { readonly personId: string; readonly now: number },
): Promise<void> {
  const { mentionId, ticketId, number, drill } = alert;
  const { crisis } = alert.content;
  await appendAudit(trx, {
    chain: chainOf(alert),
    at: by.now,
    actorId: by.personId,
    action: 'alert.acknowledged',
    subjectId: mentionId ?? ticketId ?? crisis?.caseId ?? alert.id,
    details: { number, ...(crisis?.step ? { step: crisis.step } : {}) },
  });
  await acknowledgeByAlert(trx, number, by);
  if (crisis?.step) await stopClimb(trx, { caseId: crisis.caseId, step: crisis.step });
  const data = viewAlert({ ...alert, acknowledgedAt: by.now, acknowledgedBy: by.personId });
  await appendEvent(trx, { at: by.now, type: 'alert.acknowledged', subjectId: alert.id, drill, data });
}

function chainOf({ mentionId, ticketId, content: { crisis } }: OutboxAlert): string {
  if (mentionId !== null) return `mention:${mentionId}`;
  if (ticketId !== null) return `ticket:${ticketId}`;
  return crisis === undefined ? 'system' : `case:${crisis.caseId}`;
}
