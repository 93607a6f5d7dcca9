import type { Mention } from '../../shared/model/mention.ts';
import type { Person } from '../../shared/model/person.ts';
import { composeReminder } from '../alert/compose-desk-alert.ts';
import { fillLabels } from '../alert/fill-labels.ts';
import labels from '../alert/labels.json' with { type: 'json' };
import { appendAudit } from '../store/audit/audit.ts';
import { listMembers } from '../store/people/departments.ts';
import { listPeople } from '../store/people/people.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import { StoreError } from '../store/sql/store-error.ts';
import type { Db } from '../store/store.ts';
import type { DeskContext } from './desk-context.ts';
import { tellPeople } from './tell-people.ts';

/** Stands in the audit log of the mention; a mention has one such line at most. */
const ACTION = 'pr.called';

/** When PR was called to a mention; null: nobody did yet. */
export async function findPrCall(db: Db, mentionId: string): Promise<{ readonly at: number } | null> {
  const row = await db
    .selectFrom('audit')
    .select('at')
    .where('chain', '=', `mention:${mentionId}`)
    .where('action', '=', ACTION)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * SOC-6: somebody passes a post to public relations, who decide the opinion response. They are told at once on their own channels, or by the
 * routes; whoever has the post keeps it. Once a mention. False: they were called before.
 * @throws StoreError `conflict` when there is nobody to call (`details.state`).
 */
export async function callPr(
  db: Db,
  desk: DeskContext | null,
  mention: Mention,
  by: { readonly person: Pick<Person, 'id' | 'name'>; readonly now: number },
): Promise<boolean> {
  const { person, now } = by;
  return inTransaction(db, async (trx) => {
    // Two phones that press at once go one after the other.
    await trx
      .updateTable('mentions')
      .set((eb) => ({ updatedAt: eb.ref('updatedAt') }))
      .where('id', '=', mention.id)
      .execute();
    if ((await findPrCall(trx, mention.id)) !== null) return false;
    const members = new Set((await listMembers(trx, ['pr'])).map(({ personId }) => personId));
    const pr = (await listPeople(trx)).filter(
      ({ id, active, role }) => active && id !== person.id && (role === 'pr' || members.has(id)),
    );
    if (pr.length === 0) throw new StoreError('conflict', 'There is nobody in PR.', { details: { state: 'no PR' } });
    const { id: mentionId, brandId, level, answerDueAt: dueAt, drill } = mention;
    const told = { ...mention, subject: 'mention' as const, words: mention.text };
    const content = composeReminder(told, {
      headline: fillLabels(labels.prAsked, { name: person.name }),
      reasons: [labels.prDuty],
      ...{ dueAt, brand: desk?.brandName(brandId) ?? null },
    });
    const alert = await tellPeople(trx, desk, {
      kind: 'escalation',
      content: { ...content, kind: 'escalation', level, drill },
      personIds: pr.map(({ id }) => id),
      ...{ mentionId, ticketId: mention.ticketId, brandId, topic: mention.analysis.topic, level, now },
    });
    await appendAudit(trx, {
      ...{ chain: `mention:${mentionId}`, at: now, actorId: person.id, action: ACTION, subjectId: mentionId },
      details: { rule: 'SOC-6', to: pr.map(({ id }) => id), alert },
    });
    return true;
  });
}
