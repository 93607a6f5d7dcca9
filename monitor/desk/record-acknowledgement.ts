import type { OutboxAlert } from '../store/alerts.ts';
import { appendAudit } from '../store/audit/audit.ts';
import type { Db } from '../store/store.ts';
import { acknowledgeByAlert } from './escalation/acknowledge.ts';

/** Who took notice of an alert and when, where the story of its subject is told. */
export async function recordAcknowledgement(
  trx: Db,
  alert: Pick<OutboxAlert, 'id' | 'number' | 'mentionId' | 'ticketId'>,
  by: { readonly personId: string; readonly now: number },
): Promise<void> {
  const { mentionId, ticketId, number } = alert;
  await appendAudit(trx, {
    chain: mentionId !== null ? `mention:${mentionId}` : ticketId !== null ? `ticket:${ticketId}` : 'system',
    at: by.now,
    actorId: by.personId,
    action: 'alert.acknowledged',
    subjectId: mentionId ?? ticketId ?? alert.id,
    details: { number },
  });
  await acknowledgeByAlert(trx, number, by);
}
