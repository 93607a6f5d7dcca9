import { useEffect, useRef, useState } from 'preact/hooks';
import type { Labels } from '../../../shared/model/labels.ts';
import type { Mention } from '../../../shared/model/mention.ts';
import { askBackground, BackgroundProblem, hearBackground } from '../../ask-background.ts';
import type { ApprovalLook } from '../../messages.ts';

/** Where the approval of a mention's answer stands, and what can be done about it. */
export interface ApprovalDesk {
  /** Null: not known yet. */
  readonly look: ApprovalLook | null;
  /** Looks once more, after a fault. */
  readonly again: () => void;
  readonly ask: (text: string) => void;
  readonly decide: (approve: boolean) => void;
}

const NOTHING_NEEDED: ApprovalLook = { needed: false, mayApprove: false, approval: null, problem: null };

/** Looks when the picker opens, when the level of the mention changes and whenever somebody asked or decided. Null: a post that nobody listens for. */
export function useApproval(mention: Pick<Mention, 'id' | 'level'> | null): ApprovalDesk {
  const mentionId = mention?.id ?? null;
  const subject = mention === null ? null : `${mention.id} ${mention.level}`;
  const [seen, setSeen] = useState<{ readonly subject: string | null; readonly look: ApprovalLook } | null>(null);
  const turn = useRef(0);
  /** What was found for another mention, or for a level that it no longer has, says nothing about this one; of two answers the one asked for last counts. */
  const look = subject === null ? NOTHING_NEEDED : seen?.subject === subject ? seen.look : null;
  const keep = (work: Promise<ApprovalLook>): void => {
    turn.current += 1;
    const mine = turn.current;
    const show = (found: ApprovalLook): void => {
      if (mine === turn.current) setSeen({ subject, look: found });
    };
    work.then(show, (error: unknown) => show(describeFault(error)));
  };
  const again = (): void => {
    if (mentionId !== null) keep(askBackground('approval.look', { mentionId }));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: `again` is made anew with each drawing
  useEffect(() => {
    if (mentionId === null) return;
    again();
    return hearBackground((envelope) => {
      if (envelope.tell === 'approval.changed' && envelope.body.mentionId === mentionId) again();
    });
  }, [subject]);
  return {
    look,
    again,
    ask: (text) => {
      if (mentionId !== null) keep(askBackground('approval.ask', { mentionId, text }));
    },
    decide: (approve) => {
      if (mentionId === null || !look?.approval) return;
      const { id: approvalId, askedAt } = look.approval;
      keep(askBackground('approval.decide', { mentionId, approvalId, askedAt, approve, text: null, note: null }));
    },
  };
}

function describeFault(error: unknown): ApprovalLook {
  const problem: Labels =
    error instanceof BackgroundProblem ? error.say : { 'zh-CN': String(error), en: String(error) };
  return { needed: true, mayApprove: false, approval: null, problem };
}
