import type { Mention } from '../../../shared/model/mention.ts';
import type { Person } from '../../../shared/model/person.ts';
import { callPr } from '../../desk/call-pr.ts';
import { claimMention, dismissMention } from '../../desk/mention-steps.ts';
import { passMention } from '../../desk/pass-mention.ts';
import { recordAcknowledgement } from '../../desk/record-acknowledgement.ts';
import { setCaseStep } from '../../pr/work-case.ts';
import { acknowledgeAlerts, type OutboxAlert } from '../../store/alerts.ts';
import { listCaseSteps } from '../../store/pr/crisis-cases.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import { ApiFault } from '../api-fault.ts';
import { explainConflict } from '../explain-conflict.ts';
import { mayDo } from '../permissions.ts';
import type { PublicContext } from './public-page.ts';

/** Does what a button of the page says. @throws ApiFault when somebody else was faster; `not-found` for a button that there is not. */
export async function actOnAlert(
  context: PublicContext,
  person: Person,
  alert: OutboxAlert,
  mention: Mention | null,
  action: string,
  to: string,
): Promise<void> {
  const { db } = context.store;
  const now = context.clock.now();
  if (action === 'call-pr' && mention !== null) {
    const desk = (await context.openDesk?.()) ?? null;
    // Whoever has the post keeps it, and it climbs on until somebody takes it.
    await explainConflict(db, callPr(db, desk, mention, { person, now }));
    return;
  }
  if (mention !== null) {
    const step = {
      id: mention.id,
      personId: person.id,
      now,
      force: mayDo(person.role, 'mentions.release-any'),
    };
    // PR takes notice of what social media staff already answer: then it is acknowledged, and theirs it stays.
    if (action === 'take' && mention.state === 'open') await explainConflict(db, claimMention(db, step));
    else if (action === 'not-ours') await explainConflict(db, dismissMention(db, step, 'not-ours'));
    else if (action === 'pass') await explainConflict(db, passMention(db, { ...step, toPersonId: to }));
    else if (action !== 'take') throw new ApiFault('not-found', { words: { what: action } });
  } else if (action !== 'take') throw new ApiFault('not-found', { words: { what: action } });
  const acknowledgement = { number: alert.number, personId: person.id, now };
  await ownLateStep(context, person, alert, now);
  await inTransaction(db, async (trx) => {
    if ((await acknowledgeAlerts(trx, acknowledgement)) > 0) await recordAcknowledgement(trx, alert, acknowledgement);
  });
}

/** A late box of a case that nobody owns is theirs who take it. */
async function ownLateStep({ store }: PublicContext, person: Person, alert: OutboxAlert, now: number): Promise<void> {
  const { caseId, step } = alert.content.crisis ?? {};
  if (caseId === undefined || !step || alert.acknowledgedAt !== null || !mayDo(person.role, 'cases.work')) return;
  const box = (await listCaseSteps(store.db, caseId)).find((one) => one.step === step);
  if (box === undefined || box.ownerId !== null || box.doneAt !== null) return;
  const by = { personId: person.id, now };
  await explainConflict(store.db, setCaseStep(store.db, { caseId, step }, { ownerId: person.id }, by));
}
