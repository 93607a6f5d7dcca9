import type { Analysis } from '../../shared/model/analysis.ts';
import type { Mention } from '../../shared/model/mention.ts';
import type { Ticket, TicketDraft } from '../../shared/model/ticket.ts';
import { writeRingsNote } from '../../shared/service/rings-note.ts';
import { insertEvidence, type StoredEvidence } from '../store/audit/evidence.ts';
import { insertTicketNote } from '../store/desk/ticket-work.ts';
import { changeTicket, getTicket, insertTicketOnce } from '../store/desk/tickets.ts';
import { findMentionsByPostKeys, getMentions, linkMention } from '../store/heard/mentions.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import type { Db } from '../store/store.ts';
import { chooseHandler, departmentOf, describeStandIn } from './choose-handler.ts';
import { findCustomerGroup } from './customer-group.ts';
import { followCreation } from './following/follow-ticket.ts';
import { noteFirstResponse } from './note-first-response.ts';
import { passOn } from './pass-on.ts';
import { recogniseTicketCustomer } from './recognise-ticket-customer.ts';
import { recordMentionStep, recordTicketStep, type StepBy } from './record-step.ts';
import { computeTicketClocks, policiesOfTicket, resolutionDueAt, startTicketClocks } from './ticket-clocks.ts';

/** Who sent the draft, from which device. */
export interface TicketMaker extends StepBy {
  readonly deviceId: string | null;
}

/** What is known of a contact beside its draft. */
export interface TicketCircumstances {
  /** What the words say, where there is no mention that was judged already. */
  readonly judged?:
    | { readonly flags?: Analysis['flags'] | undefined; readonly departments: readonly string[] }
    | undefined;
  /** Give it to who is on duty with the least to do (CLS-7), instead of to who made it. */
  readonly route?: boolean | undefined;
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
  circumstances: TicketCircumstances = {},
): Promise<{ readonly ticket: Ticket; readonly created: boolean }> {
  return inTransaction(db, async (trx) => {
    const { evidence, answeredAt, rings, ...fields } = draft;
    const mention = await findMention(trx, draft);
    // The clock of a browser may be ahead; a commitment never starts in the future.
    const createdAt = Math.min(draft.createdAt, by.now);
    const { judged, route } = circumstances;
    const department = mention?.analysis.departments[0] ?? judged?.departments[0] ?? departmentOf(draft.kind);
    const inserted = await insertTicketOnce(
      trx,
      { ...fields, createdAt, mentionId: mention?.id ?? null, drill: draft.drill || (mention?.drill ?? false) },
      { personId: by.personId, now: by.now, department, flags: judged?.flags ?? null },
    );
    if (!inserted.isNew) return { ticket: inserted.ticket, created: false };
    const { id } = inserted.ticket;
    const stored = evidence === null ? null : await insertEvidence(trx, { ...by, ticketId: id, capture: evidence });
    const { customerId, conflicts } = await recogniseTicketCustomer(trx, inserted.ticket, by.now);
    const chosen = route || by.personId === null ? await chooseHandler(trx, department, by.now) : null;
    const handlerId = chosen?.id ?? (route ? null : by.personId);
    const { returning } = await getTicket(trx, id);
    const customerGroup = await findCustomerGroup(trx, customerId, returning);
    const policies = await policiesOfTicket(trx, { department, createdAt });
    const assignedAt = handlerId === null ? null : by.now;
    const clocks = computeTicketClocks({ ...inserted.ticket, customerGroup }, assignedAt, policies);
    // Who makes a ticket has it until it is given to somebody else.
    const given = { handlerId, dueAt: resolutionDueAt(clocks, policies) };
    await changeTicket(trx, { id, fields: given, now: by.now });
    await startTicketClocks(trx, inserted.ticket, clocks);
    await noteTaken(trx, inserted.ticket, { answeredAt: answeredAt ?? null, rings: rings ?? null }, by);
    await followCreation(trx, await getTicket(trx, id), by.now);
    await passOn(trx, await getTicket(trx, id), mention?.analysis.departments ?? judged?.departments ?? [], by.now);
    if (mention !== null) await joinMention(trx, mention, id, by);
    const ticket = await getTicket(trx, id);
    await recordTicketStep(trx, 'ticket.created', ticket, by, {
      clientKey: draft.clientKey,
      mentionId: ticket.mentionId,
      department,
      handlerId,
      ...describeStandIn(chosen),
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

/** SLA-PHONE, SLA-CHAT: what the contact itself tells of how long the customer waited. A call that was taken is answered. */
async function noteTaken(
  trx: Db,
  ticket: Ticket,
  { answeredAt, rings }: { readonly answeredAt: number | null; readonly rings: number | null },
  { personId, now }: TicketMaker,
): Promise<void> {
  const answered = answeredAt ?? (rings === null ? null : ticket.createdAt);
  if (answered === null) return;
  const at = Math.min(Math.max(answered, ticket.createdAt), now);
  await noteFirstResponse(trx, { ticketId: ticket.id, at, now });
  if (rings === null) return;
  await insertTicketNote(trx, { ticketId: ticket.id, personId, kind: 'contact', text: writeRingsNote(rings), now });
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
