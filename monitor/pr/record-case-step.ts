import type { CrisisCase } from '../../shared/model/crisis.ts';
import type { EventType } from '../../shared/model/event.ts';
import type { StepBy, StepDetails } from '../desk/record-step.ts';
import { appendAudit } from '../store/audit/audit.ts';
import { appendEvent } from '../store/events.ts';
import type { Db } from '../store/store.ts';

/** TKT-3 for a case: the audit log and the event log. Call it last in the transaction. */
export async function recordCaseStep(
  trx: Db,
  type: EventType,
  subject: CrisisCase,
  by: StepBy,
  details: StepDetails,
): Promise<void> {
  const { id, drill } = subject;
  await appendAudit(trx, {
    chain: `case:${id}`,
    at: by.now,
    actorId: by.personId,
    action: type,
    subjectId: id,
    details,
  });
  await appendEvent(trx, { at: by.now, type, subjectId: id, drill, data: subject });
}
