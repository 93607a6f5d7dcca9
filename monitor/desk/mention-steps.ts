import type { EventType } from '../../shared/model/event.ts';
import type { AnswerProof, DismissReason } from '../../shared/model/mention.ts';
import { cancelClocks, insertClock, listClocksOf, stopClocks } from '../store/desk/clocks.ts';
import * as transitions from '../store/heard/mention-transitions.ts';
import { getMention } from '../store/heard/mentions.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import type { Db } from '../store/store.ts';
import { noteFirstResponse } from './note-first-response.ts';
import { recordMentionStep, type StepDetails } from './record-step.ts';

/** A person does something with a mention at an instant. */
export interface MentionStep {
  readonly id: string;
  readonly personId: string;
  readonly now: number;
  /** A lead acts on what another person holds. */
  readonly force?: boolean;
}

export type MentionChange = transitions.MentionChange;

/** A person takes it. @throws StoreError `conflict` when somebody else has it. */
export async function claimMention(db: Db, step: MentionStep): Promise<MentionChange> {
  return inTransaction(db, async (trx) => {
    const change = await transitions.claimMention(trx, step);
    return record(trx, change, 'mention.claimed', step);
  });
}

/** A person gives it back. @throws StoreError `conflict`. */
export async function releaseMention(db: Db, step: MentionStep): Promise<MentionChange> {
  return inTransaction(db, async (trx) => {
    const change = await transitions.releaseMention(trx, step);
    return record(trx, change, 'mention.released', step, step.force ? { force: true } : {});
  });
}

/** What is said about an answer; `at` is what the caller's clock says. */
export interface Answer {
  readonly how: AnswerProof;
  readonly at: number;
  readonly text?: string;
  readonly permalink?: string;
}

/**
 * The public answer stands: the clocks of the mention stop at that instant, and the ticket has its first response.
 * An instant in the future or before the post is a wrong clock and is drawn to the nearest possible one.
 */
export async function answerMention(db: Db, step: MentionStep, answer: Answer): Promise<MentionChange> {
  return inTransaction(db, async (trx) => {
    const before = await getMention(trx, step.id);
    const answeredAt = Math.max(Math.min(answer.at, step.now), Math.min(before.publishedAt, step.now));
    const { id, personId, now } = step;
    const said = answer.text === undefined ? {} : { text: answer.text };
    const change = await transitions.answerMention(trx, { id, personId, how: answer.how, now, answeredAt, ...said });
    if (change.changed && before.state !== 'answered') {
      await stopClocks(trx, { subjectId: step.id, stoppedAt: answeredAt });
      if (before.ticketId !== null) await noteFirstResponse(trx, { ticketId: before.ticketId, at: answeredAt, now });
    }
    const { how, text, permalink } = answer;
    return record(trx, change, 'mention.answered', step, {
      how,
      answeredAt,
      ...(permalink === undefined ? {} : { permalink }),
      ...(text === undefined ? {} : { characters: text.length }),
    });
  });
}

/** It needs no answer, for a reason; its clocks end without a verdict. */
export async function dismissMention(db: Db, step: MentionStep, reason: DismissReason): Promise<MentionChange> {
  return inTransaction(db, async (trx) => {
    const change = await transitions.dismissMention(trx, { ...step, reason });
    if (change.changed) await cancelClocks(trx, { subjectId: step.id, stoppedAt: step.now });
    return record(trx, change, 'mention.dismissed', step, { reason });
  });
}

/** Takes a dismissal back; the clocks go on with the deadlines they had, as the post is no younger for it. */
export async function reopenMention(db: Db, step: MentionStep): Promise<MentionChange> {
  return inTransaction(db, async (trx) => {
    const change = await transitions.reopenMention(trx, step);
    if (change.changed) {
      const clocks = await listClocksOf(trx, step.id);
      const latest = new Map(clocks.map((clock) => [clock.policyId, clock]));
      for (const clock of latest.values()) {
        if (clock.outcome === 'cancelled') await insertClock(trx, { ...clock, drill: change.mention.drill });
      }
    }
    return record(trx, change, 'mention.updated', step, { reopened: true });
  });
}

/** A person's panel showed it, or a channel accepted it for them. Only the first time counts. */
export async function tellMention(db: Db, step: MentionStep, at: number): Promise<MentionChange> {
  return inTransaction(db, async (trx) => {
    const before = await getMention(trx, step.id);
    if (before.toldAt !== null) return { mention: before, changed: false };
    const toldAt = Math.min(Math.max(at, before.foundAt), step.now);
    const changed = (await transitions.markMentionsTold(trx, [step.id], toldAt)).length > 0;
    const mention = changed ? await getMention(trx, step.id) : before;
    return record(trx, { mention, changed }, 'mention.told', step);
  });
}

/** Writes down a step that changed something; a repeat leaves no second trace. */
async function record(
  trx: Db,
  change: MentionChange,
  type: EventType,
  step: MentionStep,
  details: StepDetails = {},
): Promise<MentionChange> {
  if (change.changed) await recordMentionStep(trx, type, change.mention, step, details);
  return change;
}
