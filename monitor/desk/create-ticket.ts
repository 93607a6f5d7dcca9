import type { Mention } from '../../shared/model/mention.ts';
import type { Ticket, TicketDraft } from '../../shared/model/ticket.ts';
import type { Db } from '../store/database.ts';
import { insertEvidence, type StoredEvidence } from '../store/evidence.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { findMentionsByPostKeys, getMentions, linkMention } from '../store/mentions.ts';
import { changeTicket, getTicket, insertTicketOnce } from '../store/tickets.ts';
import { noteFirstResponse } from './note-first-response.ts';
import { recogniseTicketCustomer } from './recognise-ticket-customer.ts';
import { recordMentionStep, recordTicketStep, type StepBy } from './record-step.ts';
import { computeTicketClocks, resolutionDueAt, startTicketClocks } from './ticket-clocks.ts';

/** Who sent the draft, from which device. */
export interface TicketMaker extends StepBy {
  readonly deviceId: string | null;
}

/**
 * Makes a ticket once per client key, with its evidence, its clocks and its mention, all or nothing. A key that is
 * known gives the ticket that is there, also one that was withdrawn: a late repeat makes no second one.
 * @throws StoreError `constraint` when evidence does not have the hash it came with.
 */
export async function createTicket(
  db: Db,
  draft: TicketDraft,
  by: TicketMaker,
): Promise<{ readonly ticket: Ticket; readonly created: boolean }> {
  return inTransaction(db, async (trx) => {
    const { evidence, ...fields } = draft;
    const mention = await findMention(trx, draft);
    // The clock of a browser may be ahead; a commitment never starts in the future.
    const createdAt = Math.min(draft.createdAt, by.now);
    const clocks = computeTicketClocks({ ...fields, createdAt }, by.personId === null ? null : by.now);
    const inserted = await insertTicketOnce(
      trx,
      { ...fields, createdAt, mentionId: mention?.id ?? null, drill: draft.drill || (mention?.drill ?? false) },
      {
        personId: by.personId,
        now: by.now,
        department: mention?.analysis.departments[0] ?? null,
        dueAt: resolutionDueAt(clocks),
      },
    );
    if (!inserted.isNew) return { ticket: inserted.ticket, created: false };
    const { id } = inserted.ticket;
    const stored = evidence === null ? null : await insertEvidence(trx, { ...by, ticketId: id, capture: evidence });
    // Who makes a ticket has it until it is given to somebody else.
    if (by.personId !== null) await changeTicket(trx, { id, fields: { handlerId: by.personId }, now: by.now });
    await startTicketClocks(trx, inserted.ticket, clocks);
    const { conflicts } = await recogniseTicketCustomer(trx, inserted.ticket, by.now);
    if (mention !== null) await joinMention(trx, mention, id, by);
    const ticket = await getTicket(trx, id);
    await recordTicketStep(trx, 'ticket.created', ticket, by, {
      clientKey: draft.clientKey,
      mentionId: ticket.mentionId,
      ...(conflicts.length === 0 ? {} : { customerConflicts: conflicts }),
      ...describeEvidence(stored),
    });
    return { ticket, created: true };
  });
}

/** The mention that the draft names, or the one of its post. A name that is not known (another monitor's) is left out. */
async function findMention(trx: Db, draft: TicketDraft): Promise<Mention | null> {
  const named = draft.mentionId === null ? [] : await getMentions(trx, [draft.mentionId]);
  if (named[0] !== undefined) return named[0];
  const ofPost = draft.postKey === null ? [] : await findMentionsByPostKeys(trx, [draft.postKey]);
  return ofPost.find((mention) => mention.brandId === draft.brandId) ?? ofPost[0] ?? null;
}

async function joinMention(trx: Db, mention: Mention, ticketId: string, by: StepBy): Promise<void> {
  if (mention.answeredAt !== null) await noteFirstResponse(trx, { ticketId, at: mention.answeredAt, now: by.now });
  if (mention.ticketId !== null) return;
  const linked = await linkMention(trx, { id: mention.id, ticketId, now: by.now });
  await recordMentionStep(trx, 'mention.updated', linked, by, { ticketId });
}

/** What the chain holds of evidence: commitments, from which nothing can be guessed once the salt is gone. */
function describeEvidence(stored: StoredEvidence | null): Readonly<Record<string, unknown>> {
  if (stored === null) return {};
  return { evidence: stored.items.map(({ id, kind, commitment }) => ({ id, kind, commitment })) };
}
