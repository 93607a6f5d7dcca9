import type { Analysis, Reason } from '../../shared/model/analysis.ts';
import type { ChangedJudgement, CorrectionRecord, JudgementFields } from '../../shared/model/correction.ts';
import type { Mention } from '../../shared/model/mention.ts';
import { getCorrection, insertCorrection, undoCorrection } from '../store/heard/corrections.ts';
import { getMention, rejudgeMention } from '../store/heard/mentions.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import { StoreError } from '../store/sql/store-error.ts';
import type { Db } from '../store/store.ts';
import { dismissMention, reopenMention } from './mention-steps.ts';
import { recordMentionStep } from './record-step.ts';

const CORRECTED: Reason = { rule: 'corrected', zh: '由同事更正', en: 'Corrected by a colleague' };

/** Who corrects what. */
export interface Correcting {
  readonly id: string;
  readonly personId: string;
  readonly now: number;
  /** A lead acts on what another person holds. */
  readonly force?: boolean;
}

/**
 * A person sets a judgement right. It holds for this mention at once and teaches the next analyses. What is not ours is put aside.
 * @throws StoreError `conflict` when nothing would change.
 */
export async function correctJudgement(
  db: Db,
  by: Correcting,
  wanted: Partial<JudgementFields>,
): Promise<{ mention: Mention; correction: CorrectionRecord }> {
  return inTransaction(db, async (trx) => {
    const before = await getMention(trx, by.id);
    const changed = compare(readFields(before), wanted);
    if (Object.keys(changed).length === 0)
      throw new StoreError('conflict', 'Nothing would change: the judgement says this already.');
    const { personId, now } = by;
    const correction = await insertCorrection(trx, { mentionId: by.id, personId, changed, now, drill: before.drill });
    const mention = await apply(trx, by, changed, 'to');
    await recordMentionStep(trx, 'mention.updated', mention, by, { corrected: changed, correctionId: correction.id });
    return { mention, correction };
  });
}

/** Takes a correction back: the fields are as they were, and it teaches nothing any more. @throws StoreError `conflict` when it was already. */
export async function takeBackCorrection(
  db: Db,
  by: Omit<Correcting, 'id'> & { readonly correctionId: string },
): Promise<{ mention: Mention; correction: CorrectionRecord }> {
  return inTransaction(db, async (trx) => {
    const { mentionId, changed } = await getCorrection(trx, by.correctionId);
    const correction = await undoCorrection(trx, { id: by.correctionId, personId: by.personId, now: by.now });
    if (correction === null) throw new StoreError('conflict', 'This correction was taken back already.');
    const mention = await apply(trx, { ...by, id: mentionId }, changed, 'from');
    await recordMentionStep(trx, 'mention.updated', mention, by, { takenBack: changed, correctionId: correction.id });
    return { mention, correction };
  });
}

function readFields({ analysis, level, dismissReason }: Mention): JudgementFields {
  return {
    sentiment: analysis.sentiment.label,
    complaint: analysis.complaint.is,
    kind: analysis.kind,
    topic: analysis.topic,
    level,
    ours: dismissReason !== 'not-ours',
  };
}

function compare(now: JudgementFields, wanted: Partial<JudgementFields>): ChangedJudgement {
  const keys = Object.keys(wanted) as (keyof JudgementFields)[];
  return Object.fromEntries(
    keys
      .filter((key) => wanted[key] !== undefined && wanted[key] !== now[key])
      .map((key) => [key, { from: now[key], to: wanted[key] }]),
  ) as ChangedJudgement;
}

async function apply(trx: Db, by: Correcting, changed: ChangedJudgement, side: 'from' | 'to'): Promise<Mention> {
  if (changed.ours !== undefined) {
    if (changed.ours[side]) await reopenMention(trx, by);
    else await dismissMention(trx, by, 'not-ours');
  }
  const mention = await getMention(trx, by.id);
  const { sentiment, complaint, kind, topic, level } = changed;
  const { analysis } = mention;
  const next: Analysis = {
    ...analysis,
    sentiment: sentiment
      ? { label: sentiment[side], score: SCORES[sentiment[side]], confidence: 1 }
      : analysis.sentiment,
    complaint: complaint ? { is: complaint[side], confidence: 1 } : analysis.complaint,
    kind: kind ? kind[side] : analysis.kind,
    topic: topic ? topic[side] : analysis.topic,
    level: level ? level[side] : analysis.level,
    why: [...analysis.why.filter(({ rule }) => rule !== CORRECTED.rule), ...(side === 'to' ? [CORRECTED] : [])],
  };
  return rejudgeMention(trx, {
    id: by.id,
    analysis: next,
    urgency: mention.urgency,
    level: next.level,
    answerDueAt: mention.answerDueAt,
    now: by.now,
  });
}

const SCORES = { neg: -1, neu: 0, pos: 1 } as const;
