import { maskPersonalData } from '../../../shared/privacy/mask.ts';
import { eraseMails } from '../desk/mails.ts';
import { removeText } from '../heard/search.ts';
import type { Db } from '../store.ts';

/** How many rows of each kind were emptied: the proof of an erasure, which never says what stood there. */
export type ErasureProof = Readonly<Record<string, number>>;

/** Empties tickets with all that was written about them. The rows, their instants and figures stay. */
export async function eraseTickets(trx: Db, ids: readonly string[]): Promise<ErasureProof> {
  if (ids.length === 0) return { tickets: 0, notes: 0, evidence: 0 };
  await eraseTicketContacts(trx, ids);
  const { tickets, notes } = await eraseTicketTexts(trx, ids);
  await trx.updateTable('tickets').set({ customerId: null }).where('id', 'in', ids).execute();
  await eraseCases(trx, ids);
  const copies = await trx
    .updateTable('handedTickets')
    .set({ lastError: null })
    .where('ticketId', 'in', ids)
    .where('remoteId', 'is not', null)
    .executeTakeFirst();
  const [mails, evidence] = [await eraseMails(trx, ids), await eraseEvidence(trx, ids)];
  return {
    ...{ tickets, notes, evidence },
    ...(mails === 0 ? {} : { mails }),
    // What a helpdesk was handed lies there: people have to erase it there, and the proof says so.
    ...(copies.numUpdatedRows === 0n ? {} : { helpdeskCopies: Number(copies.numUpdatedRows) }),
  };
}

/** Empties who wrote: name, contact, order, and the post by which they could be found. */
export async function eraseTicketContacts(trx: Db, ids: readonly string[]): Promise<void> {
  await trx
    .updateTable('tickets')
    .set({ customer: null, contact: null, orderNumber: null, permalink: null, postKey: null })
    .where('id', 'in', ids)
    .execute();
}

/** Empties what was said and done in words. */
export async function eraseTicketTexts(
  trx: Db,
  ids: readonly string[],
): Promise<{ readonly tickets: number; readonly notes: number }> {
  const tickets = await trx
    .updateTable('tickets')
    .set({ problem: '', product: null, tried: null, result: null })
    .where('id', 'in', ids)
    .returning('number')
    .execute();
  for (const { number } of tickets) await removeText(trx, 'ticket', number);
  const notes = await trx.deleteFrom('ticketNotes').where('ticketId', 'in', ids).executeTakeFirst();
  // A tag is a free word; it may be a name.
  await trx.deleteFrom('ticketTags').where('ticketId', 'in', ids).execute();
  await trx.updateTable('ticketTasks').set({ title: '', result: null }).where('ticketId', 'in', ids).execute();
  await trx.updateTable('followUps').set({ outcome: null, note: null }).where('ticketId', 'in', ids).execute();
  await trx.updateTable('consents').set({ how: '' }).where('ticketId', 'in', ids).execute();
  await trx.updateTable('confirmations').set({ text: '', answer: null }).where('ticketId', 'in', ids).execute();
  // What was taken up is the house's own words by then; what was only proposed may be the customer's.
  await trx
    .updateTable('knowledge')
    .set({ title: '', text: '' })
    .where('ticketId', 'in', ids)
    .where('state', '!=', 'accepted')
    .execute();
  await trx.updateTable('surveyAnswers').set({ comment: null }).where('ticketId', 'in', ids).execute();
  return { tickets: tickets.length, notes: Number(notes.numDeletedRows) };
}

/** Destroys captured contents with their salts: the commitments in the chain stay and can no longer be guessed back. */
export async function eraseEvidence(trx: Db, ticketIds: readonly string[]): Promise<number> {
  const captures = trx.selectFrom('evidenceCaptures').select('id').where('ticketId', 'in', ticketIds);
  const items = await trx
    .updateTable('evidenceItems')
    .set({ bytes: null, salt: null, sha256: '' })
    .where('captureId', 'in', captures)
    .executeTakeFirst();
  await trx.updateTable('evidenceCaptures').set({ url: '' }).where('ticketId', 'in', ticketIds).execute();
  return Number(items.numUpdatedRows);
}

/** A case is the house's own record; only numbers and addresses in it are covered. */
async function eraseCases(trx: Db, subjectIds: readonly string[]): Promise<void> {
  const cases = await trx
    .selectFrom('crisisCases')
    .select(['id', 'title', 'outcome'])
    .where('subjectId', 'in', subjectIds)
    .execute();
  for (const { id, title, outcome } of cases) {
    await trx
      .updateTable('crisisCases')
      .set({ title: maskPersonalData(title), outcome: cover(outcome) })
      .where('id', '=', id)
      .execute();
    for (const decision of await trx
      .selectFrom('crisisDecisions')
      .select(['id', 'text'])
      .where('caseId', '=', id)
      .execute())
      await trx
        .updateTable('crisisDecisions')
        .set({ text: maskPersonalData(decision.text) })
        .where('id', '=', decision.id)
        .execute();
    for (const { step, result } of await trx
      .selectFrom('crisisSteps')
      .select(['step', 'result'])
      .where('caseId', '=', id)
      .where('result', 'is not', null)
      .execute())
      await trx
        .updateTable('crisisSteps')
        .set({ result: cover(result) })
        .where('caseId', '=', id)
        .where('step', '=', step)
        .execute();
  }
}

function cover(text: string | null): string | null {
  return text === null ? null : maskPersonalData(text);
}
