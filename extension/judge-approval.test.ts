import { expect, test } from 'vitest';
import type { ApprovalState } from '../shared/model/reply-approval.ts';
import { judgeApproval } from './judge-approval.ts';
import type { ApprovalLook } from './messages.ts';

const look = (state: ApprovalState | null, change: Partial<ApprovalLook> = {}): ApprovalLook => ({
  needed: true,
  mayApprove: false,
  problem: null,
  approval:
    state === null
      ? null
      : {
          ...{ id: 'a', mentionId: 'm', text: '非常抱歉，\n请私信我们', state, askedBy: 'li', askedAt: 0 },
          ...{ decidedBy: null, decidedAt: null, note: null, drill: false },
        },
  ...change,
});

test.each([
  ['not known yet', null, 'x', 'ask'],
  ['a level that needs nobody', look(null, { needed: false }), 'x', 'free'],
  ['a lead answers', look(null, { mayApprove: true }), 'x', 'free'],
  ['nobody asked', look(null), 'x', 'ask'],
  ['asked', look('asked'), '非常抱歉， 请私信我们 ', 'waiting'],
  ['asked with other words', look('asked'), '非常抱歉', 'ask'],
  ['approved', look('approved'), '非常抱歉，\r\n请私信我们', 'approved'],
  ['changed after it was approved', look('approved'), '非常抱歉，请私信我们。', 'other'],
  ['refused', look('refused'), '非常抱歉，\n请私信我们', 'ask'],
  ['the monitor cannot be reached', look(null, { problem: { 'zh-CN': 'x', en: 'x' } }), 'x', 'ask'],
])('%s', (_case, seen, text, standing) => {
  expect(judgeApproval(seen, text)).toBe(standing);
});
