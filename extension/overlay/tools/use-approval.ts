import { useEffect, useState } from 'preact/hooks';
import type { Labels } from '../../../shared/model/labels.ts';
import { askBackground, BackgroundProblem, hearBackground } from '../../ask-background.ts';
import type { ApprovalLook } from '../../messages.ts';

/** Where the approval of a mention's answer stands, and what can be done about it. */
export interface ApprovalDesk {
  /** Null: not known yet. */
  readonly look: ApprovalLook | null;
  readonly ask: (text: string) => void;
  readonly decide: (approve: boolean) => void;
}

const NOTHING_NEEDED: ApprovalLook = { needed: false, mayApprove: false, approval: null, problem: null };

/** Looks when the picker opens and whenever somebody asked or decided. `mentionId` null: a post that nobody listens for. */
export function useApproval(mentionId: string | null): ApprovalDesk {
  const [look, setLook] = useState<ApprovalLook | null>(mentionId === null ? NOTHING_NEEDED : null);
  const keep = (work: Promise<ApprovalLook>): void => {
    work.then(setLook, (error: unknown) => setLook(describeFault(error)));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: `keep` is made anew with each drawing
  useEffect(() => {
    if (mentionId === null) return setLook(NOTHING_NEEDED);
    const again = (): void => keep(askBackground('approval.look', { mentionId }));
    again();
    return hearBackground((envelope) => {
      if (envelope.tell === 'approval.changed' && envelope.body.mentionId === mentionId) again();
    });
  }, [mentionId]);
  return {
    look,
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
