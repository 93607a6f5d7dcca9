import { say } from '../../i18n/say.ts';
import { APPROVAL_STRINGS } from './approval-strings.ts';
import { CALL_STRINGS } from './call-strings.ts';
import { GUARD_STRINGS } from './guard-strings.ts';
import { IMAGE_STRINGS } from './image-strings.ts';

/** Texts of bar, picker, guard and notices on a page. */
export const TOOL_STRINGS = {
  bar: say('顺风耳操作条', 'Earshot bar'),
  reply: say('回应', 'Reply'),
  message: say('私信', 'Message'),
  noMessage: say(
    '这个网站没有私信：请建工单，或到官方后台联系。',
    'This site has no direct messages: make a ticket, or use its official console.',
  ),
  noAuthor: say(
    '没有读到这位作者的主页，打不开私信：请点进作者主页再试，或建工单。',
    'The author’s page could not be read, so no message can be opened: try again on their page, or make a ticket.',
  ),
  openConsole: say('打开官方后台', 'Open the console'),
  makeTicket: say('建工单', 'Ticket'),
  openTicket: say('工单 {number}', 'Ticket {number}'),
  more: say('更多', 'More'),
  inHandBy: say('{name} 正在回应', '{name} is on it'),
  inHand: say('同事正在回应', 'A colleague is on it'),
  inHandYou: say('您正在回应', 'You are on it'),
  claim: say('我来回应', 'I take it'),
  release: say('放回队列', 'Put back'),
  answeredSelf: say('我已经回应了', 'I have answered it'),
  notOurs: say('与我们无关', 'Not about us'),
  spam: say('广告或垃圾', 'Spam'),
  noAnswer: say('不需要回应', 'Needs no answer'),
  reopen: say('重新打开', 'Reopen'),
  openPanel: say('在面板里打开', 'Open in the panel'),
  answered: say('已回应', 'Answered'),
  pickTitle: say('话术', 'Replies'),
  searchReplies: say('输入场景、快捷词或客户原话', 'Scene, shortcut or the customer’s words'),
  limit: say('{site} · {count} 字', '{site} · {count} characters'),
  noTemplates: say(
    '没有合适的话术。换个词试试，或在面板里看全部。',
    'No reply fits. Try another word, or see them all in the panel.',
  ),
  usedNever: say('今天还没用过', 'Not used today'),
  usedToday: say('今天用过 {count} 次，下一条自动换说法', 'Used {count}× today; the next wording rotates'),
  publicHalf: say('公开', 'Public'),
  publicNote: say('所有人可见，不含私人信息', 'Everybody sees it; nothing private'),
  directHalf: say('私信', 'Direct message'),
  directNote: say('可收集订单号、型号、照片', 'May ask for order number, model, photos'),
  noDirect: say('这个网站没有私信', 'No direct messages on this site'),
  edit: say('编辑', 'Edit'),
  done: say('完成', 'Done'),
  another: say('换个说法', 'Other wording'),
  fillBoth: say('填入评论框，并打开私信', 'Fill the reply and open the message'),
  fillPublic: say('只填公开', 'Fill public only'),
  fillOnly: say('填入评论框', 'Fill the reply'),
  wrongAccount: say(
    '您在{site}登录的是「{account}」，不在品牌账号里，回复会以这个名字公开。换成品牌账号再填；它就是品牌账号的话，请管理员把它加进品牌的自有账号。',
    'On {site} you are signed in as “{account}”, which is not one of the brand’s accounts: the answer would be public under that name. Switch accounts first; if it is the brand’s, ask an administrator to add it to the brand’s own accounts.',
  ),
  acceptAccount: say('仍用「{account}」回复', 'Answer as “{account}” all the same'),
  youSend: say('发送由您按下', 'You press send'),
  tooLong: say('超出 {count} 字，网站不会收', 'Too long by {count}: the site will not take it'),
  filled: say('已填入回复框，请检查后自己发送。', 'It is in the reply box. Check it and send it yourself.'),
  filledBoth: say(
    '已填入回复框；私信内容在剪贴板，到私信里按 Ctrl+V。',
    'It is in the reply box. The message is on the clipboard: press Ctrl+V there.',
  ),
  noBox: say(
    '没找到这条帖子的回复框：先点进要回复的框，再按一次；内容已复制到剪贴板。',
    'No reply box was found for this post: click into the right box, then press again. The text is on the clipboard.',
  ),
  messageOpen: say('已打开私信。', 'The conversation is open.'),
  messageProfile: say(
    '这个网站没有私信地址：已打开对方主页，请从那里进入私信；内容已复制。',
    'This site has no address for messages: the profile is open, go on from there. The text is on the clipboard.',
  ),
  ticketMade: say('工单已建好，证据 {count} 项已固化', 'Ticket made, {count} pieces of evidence kept'),
  ticketMadeNumber: say(
    '工单 #{number} 已建好，证据 {count} 项已固化',
    'Ticket #{number} made, {count} pieces of evidence kept',
  ),
  earlierTickets: say(
    '这位客户此前有 {count} 张工单，{open} 张未结',
    'This customer had {count} tickets before, {open} still open',
  ),
  ticketFailed: say('工单没有保存：{why}', 'The ticket was not saved: {why}'),
  needsHttps: say(
    '这个页面不是 https，浏览器不允许计算证据的指纹。',
    'This page is not https, so the browser computes no fingerprint of the evidence.',
  ),
  postMissing: say(
    '要回应的帖子不在这一页：可能已被删除、要先登录，或还没有加载出来。',
    'The post is not on this page: it may be deleted, behind a login, or not loaded yet.',
  ),
  selectFirst: say(
    '顺风耳在这一页没有认出帖子：请先选中要建工单的文字，再试一次。',
    'No post is recognised on this page: select the text for the ticket first, then try again.',
  ),
  open: say('打开', 'Open'),
  undo: say('撤销 {seconds}s', 'Undo {seconds}s'),
  undone: say('已撤销，没有建工单。', 'Undone. No ticket was made.'),
  close: say('关闭', 'Close'),
  ...GUARD_STRINGS,
  ...APPROVAL_STRINGS,
  ...CALL_STRINGS,
  ...IMAGE_STRINGS,
} as const;
export type ToolStringKey = keyof typeof TOOL_STRINGS;
