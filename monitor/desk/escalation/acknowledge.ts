import { acknowledgeAlerts } from '../../store/alerts.ts';
import { appendAudit } from '../../store/audit/audit.ts';
import {
  acknowledgeEscalation as acknowledgeRow,
  type Escalation,
  findEscalationByAlert,
  getEscalation,
} from '../../store/desk/escalations.ts';
import { appendEvent } from '../../store/events.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import type { Db } from '../../store/store.ts';

interface By {
  readonly personId: string;
  readonly now: number;
}

/** Somebody takes notice of a step up: it climbs no further, and who it was stands on the case. False: it was done before. */
export async function acknowledgeEscalation(
  db: Db,
  id: string,
  by: By,
): Promise<{ readonly escalation: Escalation; readonly changed: boolean }> {
  return inTransaction(db, async (trx) => {
    const step = await getEscalation(trx, id);
    const changed = await acknowledge(trx, step, by);
    if (changed && step.alertNumber !== null) await acknowledgeAlerts(trx, { number: step.alertNumber, ...by });
    return { escalation: await getEscalation(trx, id), changed };
  });
}

/** The same by its alert, from a phone. */
export async function acknowledgeByAlert(trx: Db, alertNumber: number, by: By): Promise<void> {
  const step = await findEscalationByAlert(trx, alertNumber);
  if (step !== null) await acknowledge(trx, step, by);
}

async function acknowledge(trx: Db, step: Escalation, by: By): Promise<boolean> {
  if (!(await acknowledgeRow(trx, { id: step.id, ...by }))) return false;
  const { subject, subjectId, drill } = step;
  await appendAudit(trx, {
    chain: `${subject}:${subjectId}`,
    at: by.now,
    actorId: by.personId,
    action: 'escalation.acknowledged',
    subjectId,
    details: { escalation: step.id, rule: step.rule, level: step.level },
  });
  const data = { ...step, acknowledgedAt: by.now, acknowledgedBy: by.personId };
  await appendEvent(trx, { at: by.now, type: 'escalation.changed', subjectId, drill, data });
  return true;
}
