import type { EventType } from '../../shared/model/event.ts';
import type { Mention } from '../../shared/model/mention.ts';
import type { Person } from '../../shared/model/person.ts';
import type { ReplyApproval } from '../../shared/model/reply-approval.ts';
import { composeReminder } from '../alert/compose-desk-alert.ts';
import { cutText } from '../alert/cut-text.ts';
import { fillLabels } from '../alert/fill-labels.ts';
import labels from '../alert/labels.json' with { type: 'json' };
import { appendAudit } from '../store/audit/audit.ts';
import { appendEvent } from '../store/events.ts';
import { getMention } from '../store/heard/mentions.ts';
import * as approvals from '../store/heard/reply-approvals.ts';
import { getPerson, listPeople } from '../store/people/people.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import { StoreError } from '../store/sql/store-error.ts';
import type { Db } from '../store/store.ts';
import { tellPeople } from './tell-people.ts';

const SHOWN_TEXT_LENGTH = 200;

/** A wording that somebody asks for. */
export interface ApprovalAsk {
  readonly mentionId: string;
  readonly text: string;
  readonly personId: string;
  readonly now: number;
  /** Who may give it. */
  readonly mayApprove: (person: Person) => boolean;
  /** Name of a brand as people know it. */
  readonly brandName: (brandId: string) => string | null;
}

/** A person asks for the word of a lead or PR before this stands in public; those are told (SOC-6). @throws StoreError `conflict` when the mention is settled. */
export async function askForApproval(db: Db, ask: ApprovalAsk): Promise<ReplyApproval> {
  return inTransaction(db, async (trx) => {
    const mention = await getMention(trx, ask.mentionId);
    refuseSettled(mention);
    const { mentionId, text, personId, now } = ask;
    const approval = await approvals.askApproval(trx, { mentionId, text, personId, now, drill: mention.drill });
    await tellApprovers(trx, ask, mention, approval);
    await record(trx, 'approval.asked', approval, personId, now);
    return approval;
  });
}

/**
 * A lead or PR decides; who asked hears of it by the event. What nobody waits for any more can only be refused.
 * @throws StoreError `conflict` when somebody was faster, another wording came, or the mention is settled.
 */
export async function decideOnReply(
  db: Db,
  decision: {
    id: string;
    /** Of the wording that was looked at: another one may have taken its place since. */
    askedAt: number;
    approve: boolean;
    /** Another wording; absent: as it was asked for. */
    text?: string;
    note?: string;
    personId: string;
    now: number;
  },
): Promise<ReplyApproval> {
  return inTransaction(db, async (trx) => {
    const { id, askedAt, approve, note = null, personId, now } = decision;
    const asked = await approvals.getApproval(trx, id);
    if (approve) refuseSettled(await getMention(trx, asked.mentionId));
    const text = approve ? (decision.text ?? asked.text) : asked.text;
    const state = approve ? 'approved' : 'refused';
    const decided = await approvals.decideApproval(trx, { id, state, askedAt, text, note, personId, now });
    await record(trx, 'approval.decided', decided, personId, now);
    return decided;
  });
}

function refuseSettled({ number, state, claimedBy, answeredBy }: Mention): void {
  if (state !== 'answered' && state !== 'dismissed') return;
  const details = { state, claimedBy, answeredBy };
  throw new StoreError('conflict', `Mention ${number} is ${state}: no answer waits.`, { details });
}

async function tellApprovers(
  trx: Db,
  { mayApprove, brandName }: ApprovalAsk,
  mention: Mention,
  approval: ReplyApproval,
): Promise<void> {
  const people = await listPeople(trx);
  const approvers = people.filter((person) => person.active && person.id !== approval.askedBy && mayApprove(person));
  const { name } = await getPerson(trx, approval.askedBy);
  const said = cutText(approval.text, SHOWN_TEXT_LENGTH);
  const told = { ...mention, subject: 'mention' as const, words: mention.text };
  await tellPeople(trx, null, {
    kind: 'reminder',
    content: composeReminder(told, {
      headline: fillLabels(labels.approvalAsked, { name }),
      reasons: [{ 'zh-CN': said, en: said }],
      dueAt: mention.answerDueAt,
      brand: brandName(mention.brandId),
    }),
    personIds: approvers.map(({ id }) => id),
    mentionId: mention.id,
    ticketId: null,
    brandId: mention.brandId,
    topic: mention.analysis.topic,
    level: mention.level,
    now: approval.askedAt,
  });
}

/** The words stay in their own table; event and audit say who and how long. */
async function record(trx: Db, type: EventType, approval: ReplyApproval, personId: string, now: number): Promise<void> {
  const { id, mentionId, state, askedBy, decidedBy, drill } = approval;
  const details = { approvalId: id, state, characters: approval.text.length };
  await appendAudit(trx, {
    chain: `mention:${mentionId}`,
    at: now,
    actorId: personId,
    action: type,
    subjectId: mentionId,
    details,
  });
  await appendEvent(trx, {
    at: now,
    type,
    subjectId: mentionId,
    drill,
    data: { id, mentionId, state, askedBy, decidedBy },
  });
}
