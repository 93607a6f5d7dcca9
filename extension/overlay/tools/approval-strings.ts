import { say } from '../../i18n/say.ts';

/** Texts of the picker, and beside the site's own box, about a wording that needs somebody's word (SOC-6). */
export const APPROVAL_STRINGS = {
  approvalNeeded: say(
    '这个级别的公开回应要先由组长或公关同意',
    'At this level a lead or PR has to agree before it stands in public',
  ),
  notAgreed: say('还没有人同意这段话，请先不要发送', 'Nobody agreed to this wording yet: please do not send it'),
  approvalWaits: say('已送审，同意后即可发出。', 'Sent for approval: it can go out once it is given.'),
  approvalGiven: say('{name} 已同意这段措辞', '{name} agreed to this wording'),
  approvalOther: say('{name} 同意的是另一段措辞', '{name} agreed to another wording'),
  approvalRefused: say('{name} 没有同意', '{name} did not agree'),
  approvalRefusedWhy: say('{name} 没有同意：{note}', '{name} did not agree: {note}'),
  approvalFailed: say('审批没有成功：{why}', 'Asking for approval did not work: {why}'),
  lookAgain: say('重试', 'Try again'),
  approvalAsked: say('{name} 请您审批这段公开回应：', '{name} asks you to approve this public answer:'),
  approver: say('同事', 'A colleague'),
  askApproval: say('送审', 'Ask for approval'),
  useApproved: say('用已同意的措辞', 'Use the agreed wording'),
  approve: say('同意', 'Approve'),
  refuse: say('不同意', 'Refuse'),
  editWording: say('拿来修改', 'Take it and edit'),
} as const;
