import type { ReplyApproval } from '../../../shared/model/reply-approval.ts';
import type { Call } from './stub-state.ts';

/** Wordings that wait for somebody's word, as the monitor answers about them. */
export function answerApprovals(
  name: 'askApproval' | 'listApprovals' | 'decideApproval',
  { state, tell, params, query, body }: Call,
  personId: string,
  now: number,
): unknown {
  if (name === 'listApprovals')
    return { items: state.approvals.filter(({ mentionId }) => mentionId === query.get('mention')) };
  if (name === 'askApproval') {
    const mentionId = params.id ?? '';
    const approval: ReplyApproval = {
      ...{ id: `a-${state.approvals.length + 1}`, mentionId, text: (body as { text: string }).text, state: 'asked' },
      ...{ askedBy: personId, askedAt: now, decidedBy: null, decidedAt: null, note: null, drill: false },
    };
    state.approvals.unshift(approval);
    tell('approval.asked', mentionId, {
      id: approval.id,
      mentionId,
      state: 'asked',
      askedBy: personId,
      decidedBy: null,
    });
    return { approval };
  }
  const decision = body as { approve: boolean; askedAt: number; text?: string; note?: string };
  const { approve, askedAt, text, note = null } = decision;
  const asked = state.approvals.find(({ id }) => id === params.id);
  if (!asked) return { refuse: { status: 404, code: 'not-found', message: 'no such wording' } };
  if (asked.askedAt !== askedAt) return { refuse: { status: 409, code: 'conflict', message: 'another wording' } };
  const approval: ReplyApproval = {
    ...asked,
    ...{ state: approve ? 'approved' : 'refused', text: text ?? asked.text, note, decidedBy: personId, decidedAt: now },
  };
  state.approvals.splice(state.approvals.indexOf(asked), 1, approval);
  const { id, mentionId, askedBy } = approval;
  tell('approval.decided', mentionId, { id, mentionId, state: approval.state, askedBy, decidedBy: personId });
  return { approval };
}
