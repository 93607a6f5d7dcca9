import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { insertAlert } from '../../monitor/store/alerts.ts';
import { appendAudit } from '../../monitor/store/audit/audit.ts';
import { insertEvidence } from '../../monitor/store/audit/evidence.ts';
import { addIdentity, mergeCustomers, recogniseCustomer } from '../../monitor/store/desk/customers.ts';
import { insertMailOnce, type MailDraft } from '../../monitor/store/desk/mails.ts';
import { insertTicketNote, setTicketTags } from '../../monitor/store/desk/ticket-work.ts';
import { changeTicket, insertTicketOnce } from '../../monitor/store/desk/tickets.ts';
import { appendEvent } from '../../monitor/store/events.ts';
import type { ErasureScope } from '../../monitor/store/forget/erasure.ts';
import { insertEntriesOnce } from '../../monitor/store/heard/entries.ts';

import { insertPerson } from '../../monitor/store/people/people.ts';
import { inTransaction } from '../../monitor/store/sql/in-transaction.ts';
import { encodeJson } from '../../monitor/store/sql/json-column.ts';
import type { Db, Store } from '../../monitor/store/store.ts';
import type { Tables } from '../../monitor/store/tables/tables.ts';
import { insertMention } from './store-rows.ts';
import { sampleAlert, sampleAnalysis, sampleEntry, sampleMention, sampleTicket } from './store-samples.ts';

/** Words that stand nowhere else: a name, and one of Latin letters; and a telephone number. */
export const CANARY = '鹦鹉女士金丝雀';
export const WORD = 'canary7f3a9c';
export const PHONE = '13912345678';
const ALL = `${CANARY} ${WORD} ${PHONE}`;

/** Puts the canary into every column that personal data can get to. What the house wrote itself holds the number alone. */
export async function plantCanary(store: Store): Promise<ErasureScope & { readonly customerId: string }> {
  return inTransaction(store.db, async (trx) => {
    const { mentionId, storyId } = await plantPost(trx);
    const customerId = await plantCustomer(trx);
    const ticketId = await plantTicket(trx, customerId);
    await plantMails(trx, ticketId);
    await plantTraces(trx, { mentionId, ticketId, customerId });
    await plantWork(trx, { mentionId, ticketId, customerId, storyId });
    return { mentionIds: [mentionId], ticketIds: [ticketId], customerId };
  });
}

const AUTHOR = { name: ALL, email: `${WORD}@x.example`, url: `https://x.example/${WORD}` };

async function plantPost(trx: Db): Promise<{ mentionId: string; storyId: string }> {
  const link = `https://x.example/${WORD}`;
  const post = { id: WORD, author: AUTHOR, title: CANARY, link, postKey: `x:${WORD}` };
  const store = (content: string, now: number) =>
    insertEntriesOnce(trx, { sourceId: 's', entries: [sampleEntry({ ...post, content })], now, drill: false });
  const [entry] = await store(ALL, 1);
  await store(`${ALL} edited`, 2);
  const storyId = 'story-of-canary';
  await put(trx, 'stories', {
    ...{ id: storyId, number: 9_000, brandId: 'yunque', title: ALL, startedAt: 1, lastAt: 1, size: 2, level: 'red' },
    ...{ ownerId: null, drill: 0 },
  });
  const why = [{ rule: 'CLS-5', zh: 'z', en: 'e', words: [CANARY, WORD] }];
  const { mention } = await insertMention(trx, {
    ...sampleMention({
      ...{ author: AUTHOR, title: CANARY, text: ALL, postKey: `x:${WORD}`, permalink: link, storyId },
      analysis: sampleAnalysis({ why }),
    }),
    entryId: entry?.id ?? null,
  });
  // Another author joined the story: its title is still the first one's.
  await insertMention(trx, sampleMention({ storyId }));
  await put(trx, 'mentionKeys', { mentionId: mention.id, brandId: mention.brandId, postKey: `y:${WORD}` });
  await put(trx, 'sightings', { mentionId: mention.id, sourceId: 's', link, seenAt: 1 });
  return { mentionId: mention.id, storyId };
}

/** Somebody known under two records that people merged. */
async function plantCustomer(trx: Db): Promise<string> {
  const recognise = (value: string) =>
    recogniseCustomer(trx, {
      identities: [{ kind: 'account', value }],
      name: ALL,
      language: WORD,
      drill: false,
      now: 1,
    });
  const [kept, merged] = [await recognise(`x:${WORD}`), await recognise(`y:${WORD}`)];
  const { id: customerId } = kept.customer;
  for (const [kind, value] of [
    ['email', `${WORD}@x.example`],
    ['phone', PHONE],
  ] as const)
    await addIdentity(trx, { customerId, kind, value, personId: 'p', now: 1 });
  await trx.updateTable('customers').set({ blockReason: ALL, preferredChannel: WORD }).execute();
  await mergeCustomers(trx, { from: merged.customer.id, into: customerId, now: 2 });
  return customerId;
}

async function plantTicket(trx: Db, customerId: string): Promise<string> {
  const where = { permalink: `https://x.example/${WORD}`, postKey: `x:${WORD}` };
  const draft = sampleTicket({
    customer: AUTHOR,
    contact: PHONE,
    problem: ALL,
    orderNumber: WORD,
    product: WORD,
    tried: ALL,
    ...where,
  });
  const { id } = (await insertTicketOnce(trx, draft, { personId: null, now: 1 })).ticket;
  await changeTicket(trx, { id, fields: { customerId, result: ALL }, now: 2 });
  await insertTicketNote(trx, { ticketId: id, personId: null, kind: 'note', text: ALL, now: 1 });
  await setTicketTags(trx, id, [WORD, 'vip']);
  const sha256 = createHash('sha256').update(ALL).digest('hex');
  await insertEvidence(trx, {
    ...{ ticketId: id, personId: null, deviceId: null, now: 1 },
    capture: {
      ...{ capturedAt: 1, url: `https://x.example/${WORD}`, timeZone: 'UTC', userAgent: 'u', extensionVersion: '1' },
      viewport: { width: 1, height: 1, scale: 1 },
      items: [{ kind: 'text', mediaType: 'text/plain', data: ALL, encoding: 'utf8', sha256 }],
      missing: [],
    },
  });
  return id;
}

async function plantMails(trx: Db, ticketId: string): Promise<void> {
  const mail: MailDraft = {
    ...{ mailboxId: 'care', messageId: `${WORD}@x.example`, direction: 'in', ticketId, state: 'taken', reason: null },
    ...{ at: 1, address: `${WORD}@x.example`, subject: ALL, text: ALL, thread: [`0${WORD}@x.example`], personId: null },
  };
  await insertMailOnce(trx, mail, 1);
  // A machine of the customer's answered; it made no ticket.
  const skipped = { messageId: `2${WORD}@x.example`, ticketId: null, state: 'skipped', reason: ALL } as const;
  await insertMailOnce(trx, { ...mail, ...skipped, address: `${WORD.toUpperCase()}@x.example` }, 1);
}

interface Planted {
  readonly mentionId: string;
  readonly ticketId: string;
  readonly customerId: string;
}

async function plantTraces(trx: Db, { mentionId, ticketId }: Planted): Promise<void> {
  const sample = sampleAlert();
  const told = {
    ...sample.content,
    excerpt: ALL,
    author: WORD,
    permalink: WORD,
    reasons: [{ 'zh-CN': ALL, en: WORD }],
  };
  const alert = await insertAlert(trx, { ...sample, mentionId, ticketId, content: told });
  await trx
    .updateTable('alerts')
    .set({ lastError: `refused: ${ALL}` })
    .execute();
  for (const [type, subjectId] of [
    ['ticket.created', ticketId],
    ['mention.found', mentionId],
    ['alert.dead', alert.id],
  ] as const)
    await appendEvent(trx, { at: 1, type, subjectId, drill: false, data: { said: ALL } });
  const line = { at: 1, actorId: null, subjectId: ticketId, details: { commitment: 'c' } };
  await appendAudit(trx, { ...line, chain: `ticket:${ticketId}`, action: 'ticket.created' });
}

async function plantWork(trx: Db, { mentionId, ticketId, customerId, storyId }: Planted & { storyId: string }) {
  await put(trx, 'ticketTasks', {
    ...{ id: 'k1', ticketId, title: ALL, state: 'done', createdAt: 1, result: ALL },
    ...{ department: null, ownerId: null, playbookId: null, step: null, createdBy: null, dueAt: null },
    ...{ doneAt: 2, doneBy: null, answeredAt: null },
  });
  await put(trx, 'followUps', {
    ...{ id: 'f1', ticketId, policyId: 'p', rule: 'TKT-5', dueAt: 1, state: 'done', outcome: WORD, note: ALL },
    ...{ createdAt: 1, endedAt: 2, drill: 0 },
  } as Tables['followUps']);
  await put(trx, 'escalations', {
    ...{ id: 'e1', subject: 'ticket', subjectId: ticketId, rule: 'ESC-2', level: 'lead', personIds: '[]', at: 1 },
    reasons: encodeJson([{ zh: ALL, en: WORD }]),
    ...{ acknowledgeDueAt: null, acknowledgedAt: null, acknowledgedBy: null, cancelledAt: null, cancelReason: null },
    ...{ drill: 0, policyId: null, about: null, cause: '', skipped: '', alertNumber: null, climbedAt: null },
  } as Tables['escalations']);
  await put(trx, 'surveyAnswers', {
    ...{ ticketId, attitude: 5, efficiency: 5, effectiveness: 5, comment: ALL, answeredAt: 1, drill: 0 },
  });
  await put(trx, 'consents', {
    ...{ id: 'c1', ticketId, purpose: 'remote-help', how: ALL, at: 1, personId: null, withdrawnAt: null },
  });
  await put(trx, 'confirmations', {
    ...{ id: 'l1', ticketId, text: ALL, via: 'mail', sentAt: 1, sentBy: null, accepted: 1, answeredAt: 1, answer: ALL },
  });
  for (const [id, of] of [
    ['n1', { ticketId, mentionId: null }],
    ['n2', { ticketId: null, mentionId }],
  ] as const)
    await put(trx, 'knowledge', {
      ...{
        id,
        kind: 'standard-answer',
        title: CANARY,
        text: ALL,
        ...of,
        playbookId: null,
        state: 'proposed',
        createdAt: 1,
      },
      ...{ createdBy: null, decidedAt: null, decidedBy: null, reason: null, drill: 0 },
    } as Tables['knowledge']);
  await put(trx, 'handedTickets', {
    ...{ helpdeskId: 'h', ticketId, remoteId: '7', remoteUrl: 'https://desk.example/7', remoteState: null },
    ...{ state: 'sent', sentVersion: 1, attempts: 1, firstAt: 1, nextAttemptAt: 1, fencing: 0, lastError: ALL },
  });
  await put(trx, 'deletionRequests', {
    ...{ id: 'd1', customerId, requestedAt: 1, via: 'mail', identityCheck: `called ${PHONE} back`, scope: '[]' },
    ...{ dueAt: 9, decision: null, reasonCode: null, reason: `asked from ${PHONE}`, decidedAt: null, decidedBy: null },
    proof: null,
  });
  await put(trx, 'legalHolds', {
    ...{ id: 'h1', subjectId: ticketId, reason: `lawsuit of ${PHONE}`, at: 1, personId: 'p' },
    ...{ releasedAt: 2, releasedBy: 'p' },
  });
  await put(trx, 'crisisCases', {
    ...{ id: 'r1', number: 9_001, brandId: null, title: `case of ${PHONE}`, origin: 'dispute', subjectId: ticketId },
    ...{ storyId, ownerId: null, openedAt: 1, dueAt: 2, closedAt: 3, outcome: `called ${PHONE}`, drill: 0, toldAt: 1 },
  });
  await put(trx, 'crisisSteps', {
    ...{ caseId: 'r1', step: 's', position: 0, ownerId: null, dueAt: 1, doneAt: 1, doneBy: null, toldStage: 0 },
    result: `${PHONE} ok`,
  });
  const { id: personId } = await insertPerson(trx, { name: 'Somebody on duty', role: 'social', now: 1 });
  await put(trx, 'replyApprovals', {
    ...{ id: 'a1', mentionId, text: ALL, state: 'refused', askedBy: personId, askedAt: 1, decidedBy: personId },
    ...{ decidedAt: 2, note: `not to ${ALL}`, drill: 0 },
  });
  await put(trx, 'guardDecisions', {
    ...{ id: 'g1', site: 'x', mentionId, type: 'kept', rule: 'SOC-4', reason: ALL, words: ALL, personId },
    ...{ decidedAt: 1, drill: 0 },
  });
  await put(trx, 'crisisDecisions', { id: 'r2', caseId: 'r1', at: 1, personId: 'p', text: `call ${PHONE}` });
}

async function put<T extends keyof Tables>(trx: Db, table: T, row: Tables[T]): Promise<void> {
  const entries = Object.entries(row as object);
  const names = sql.join(entries.map(([name]) => sql.ref(name)));
  const values = sql.join(entries.map(([, value]) => value));
  await sql`insert into ${sql.table(table)} (${names}) values (${values})`.execute(trx);
}

/** Tables in a row of which any part of the canary stands. */
export async function findCanary(db: Db): Promise<string[]> {
  const found: string[] = [];
  for (const { name } of await db.introspection.getTables()) {
    // The inner tables of the search index; the bytes of the file are looked at by themselves.
    if (name.includes('Search_')) continue;
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db);
    const text = JSON.stringify(rows.map((row) => Object.values(row).map(readable)));
    if ([CANARY, WORD, WORD.toUpperCase(), PHONE].some((trace) => text.includes(trace))) found.push(name);
  }
  return found.sort();
}

function readable(value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString() : value;
}
