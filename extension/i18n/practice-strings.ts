import type { Labels } from '../../shared/model/labels.ts';
import { say } from './say.ts';

/** The extension's own practice page. */
export const PRACTICE_STRINGS = {
  practiceTitle: say('练习页面', 'Practice page'),
  practiceOwnIntro: say(
    '下面的品牌、用户和帖子都是编的，倒计时从打开本页算起。在这里发出的回应只留在这一页；建的工单标着“演练”，不进任何统计。',
    'Brand, people and posts below are made up; their clocks start with this page. Answers stay on it. Tickets made here are marked as drill and stay out of every figure.',
  ),
  practiceStepDone: say('（已完成）', ' (done)'),
  practiceOver: say(
    '四步都做到了，真实的网站上也是这样。',
    'All four steps are done. It works the same way on a real site.',
  ),
  practiceFailed: say(
    '扩展的后台没有应答，练习没有开始。请刷新本页；若仍不行，请重新打开浏览器。',
    'The extension’s background did not answer, so the practice did not begin. Reload this page; if it lasts, restart the browser.',
  ),
  practiceReply: say('评论', 'Comment'),
  practiceReplyHint: say('以品牌账号公开回应…', 'Answer in public from the brand’s account…'),
  practiceSend: say('发布', 'Post'),
  practiceOwnAccount: say('云朵客服', 'Cloudlet Care'),
  practiceMessage: say('私信', 'Message'),
  practiceMessagesWith: say('与 {name} 的私信（练习）', 'Messages with {name} (practice)'),
  practiceNoMessages: say(
    '还没有私信。私信那一半话术已在剪贴板上，粘贴到下面再发。',
    'No messages yet. The private half of the reply is on the clipboard: paste it below, then post it.',
  ),
  practiceMessageHint: say('给对方发私信…', 'Write a direct message…'),
  practiceLive: say('打开监听程序的练习页面', 'Open the monitor’s practice page'),
} satisfies Record<string, Labels>;
