import type { Clock } from '../../../shared/model/clock.ts';
import type { Mention } from '../../../shared/model/mention.ts';
import type { Ticket } from '../../../shared/model/ticket.ts';
import { taskPolicyId } from '../../../shared/service/task-clock.ts';
import { listSealedEnds } from '../../store/audit/audit-seals.ts';
import {
  listEvidence,
  readEvidenceItem,
  type StoredEvidence,
  type StoredEvidenceItem,
} from '../../store/audit/evidence.ts';
import { type ProvenEnd, proveEnds } from '../../store/audit/seal-head.ts';
import { listSealPublicKeys } from '../../store/audit/seal-public-keys.ts';
import { listClocksOf } from '../../store/desk/clocks.ts';
import { listMails, type Mail } from '../../store/desk/mails.ts';
import { readTicketSurvey } from '../../store/desk/surveys.ts';
import { listTicketLinks, listTicketNotes, listTicketTasks, type TicketNote } from '../../store/desk/ticket-work.ts';
import { getTicket } from '../../store/desk/tickets.ts';
import { getMentions } from '../../store/heard/mentions.ts';
import { listPeople } from '../../store/people/people.ts';
import type { Db } from '../../store/store.ts';
import type { AuditSealsTable, AuditTable } from '../../store/tables/audit.ts';

/** A seal with what proves that the chains of a pack stood under it; of other chains it holds nothing but hashes. */
export interface SealProof {
  readonly seal: Omit<AuditSealsTable, 'stamp' | 'chains' | 'form'>;
  readonly ends: readonly ProvenEnd[];
  readonly stamp: Uint8Array | null;
}

/** An item of evidence with its bytes and its salt; without them once it was erased. */
export interface PackItem {
  readonly capture: StoredEvidence;
  readonly item: StoredEvidenceItem;
  readonly content: { readonly bytes: Uint8Array; readonly salt: string } | null;
}

/** Everything that is known of a ticket, for those who must judge it (SEC-4). */
export interface PackContent {
  readonly ticket: Ticket;
  readonly mention: Mention | null;
  readonly clocks: readonly Clock[];
  /** What was said to and by the customer; words among colleagues are not in it. */
  readonly contacts: readonly TicketNote[];
  /** Mails that came from the customer or reached them. */
  readonly mails: readonly Mail[];
  /** SAT-1; null: not answered. */
  readonly survey: Awaited<ReturnType<typeof readTicketSurvey>>;
  /** Titles of pieces of work by the policies of their clocks. */
  readonly tasks: ReadonlyMap<string, string>;
  readonly items: readonly PackItem[];
  /** Lines of the audit log as they are stored, chain by chain. */
  readonly lines: readonly AuditTable[];
  readonly seals: readonly SealProof[];
  readonly publicKeys: readonly string[];
  /** Of people by their ids, and numbers of the tickets that this one was made one with. */
  readonly names: ReadonlyMap<string, string>;
}

/** Reads all that goes into an evidence pack. @throws StoreError `not-found`. */
export async function gatherPack(db: Db, ticketId: string): Promise<PackContent> {
  const ticket = await getTicket(db, ticketId);
  const [mention = null] = ticket.mentionId === null ? [] : await getMentions(db, [ticket.mentionId]);
  const tickets = await listMergedInto(db, [ticket.id]);
  const chains = [...tickets.map((id) => `ticket:${id}`), ...(mention === null ? [] : [`mention:${mention.id}`])];
  const clocks = await Promise.all(
    [...tickets, ...(mention === null ? [] : [mention.id])].map((id) => listClocksOf(db, id)),
  );
  const mails = (await Promise.all(tickets.map((id) => listMails(db, id)))).flat();
  return {
    ticket,
    mention,
    clocks: clocks.flat(),
    contacts: (await Promise.all(tickets.map((id) => listTicketNotes(db, id))))
      .flat()
      .filter(({ kind, text }) => kind === 'contact' && !mails.some((mail) => isNoteOf(mail, text))),
    mails: mails.filter(({ state }) => state === 'taken' || state === 'sent'),
    survey: (await Promise.all(tickets.map((id) => readTicketSurvey(db, id)))).find((one) => one !== null) ?? null,
    tasks: new Map(
      (await Promise.all(tickets.map((ticketId) => listTicketTasks(db, { ticketId }))))
        .flat()
        .map(({ id, title }) => [taskPolicyId(id), title]),
    ),
    items: (await Promise.all(tickets.map((id) => readItems(db, id)))).flat(),
    lines: await db
      .selectFrom('audit')
      .selectAll()
      .where('chain', 'in', chains)
      .orderBy('chain')
      .orderBy('position')
      .execute(),
    seals: await readSeals(db, chains),
    publicKeys: await listSealPublicKeys(db),
    names: new Map([
      ...(await listPeople(db)).map(({ id, name }) => [id, name] as const),
      ...(await listNumbers(db, tickets)),
    ]),
  };
}

/** A ticket and all that were merged into it, over any number of steps: their evidence is its evidence. */
async function listMergedInto(db: Db, ids: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('ticketLinks')
    .select('ticketId')
    .where('otherId', 'in', ids)
    .where('kind', '=', 'merged-into')
    .where('ticketId', 'not in', ids)
    .execute();
  const all = [...new Set([...ids, ...rows.map(({ ticketId }) => ticketId)])];
  return all.length === ids.length ? all : listMergedInto(db, all);
}

/** A mail stands on its ticket as a note, too, also one that never reached anybody. */
function isNoteOf({ direction, subject, text }: Mail, note: string): boolean {
  if (text === null) return false;
  const words = direction === 'out' ? text : [subject, text].filter(Boolean).join('\n\n');
  return note === words || note.startsWith(`${words}\n(`);
}

/** The numbers of tickets and of what they are linked with, by id: `#12`. */
async function listNumbers(db: Db, ids: readonly string[]): Promise<(readonly [string, string])[]> {
  const links = (await Promise.all(ids.map((id) => listTicketLinks(db, id)))).flat();
  const all = [...new Set([...ids, ...links.flatMap(({ from, otherId }) => [from, otherId])])];
  const rows = await db.selectFrom('tickets').select(['id', 'number']).where('id', 'in', all).execute();
  return rows.map(({ id, number }) => [id, `#${number}`]);
}

async function readItems(db: Db, ticketId: string): Promise<PackItem[]> {
  const items: PackItem[] = [];
  for (const capture of await listEvidence(db, ticketId))
    for (const item of capture.items)
      items.push({ capture, item, content: item.erased ? null : await readEvidenceItem(db, item.id) });
  return items;
}

/**
 * Each chain is proven by the first seal that reaches to its present end, and by every one before. Seals from before
 * there were trees stay out: they could only be proven with the names of all chains of their day.
 */
async function readSeals(db: Db, chains: readonly string[]): Promise<SealProof[]> {
  const seals = await db
    .selectFrom('auditSeals')
    .select(['number', 'day', 'sealedAt', 'previousHead', 'head', 'signature', 'keyId', 'stamp'])
    .where('form', '=', 'tree')
    .where('number', 'in', db.selectFrom('auditSealHeads').select('sealNumber').where('chain', 'in', chains))
    .orderBy('number')
    .execute();
  const proofs: SealProof[] = [];
  // One after the other: a day can have very many chains.
  for (const { stamp, ...seal } of seals)
    proofs.push({ seal, stamp, ends: proveEnds(await listSealedEnds(db, seal.number), new Set(chains)) });
  return proofs;
}
