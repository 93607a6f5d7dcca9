import { say } from '../../i18n/say.ts';

/** What is said where a template is called by its shortcut. */
export const CALL_STRINGS = {
  callOffer: say('按 Tab 填入“{name}”，Esc 不要', 'Tab fills in “{name}”, Esc does not'),
  callBegun: say('话术', 'Replies'),
  callFilled: say('“{name}”已填入，请检查后自己发送。', '“{name}” is filled in. Check it and send it yourself.'),
  callWrongAccount: say(
    '“{name}”没有填入：这个页面登录的是“{account}”，不在品牌账号里。',
    '“{name}” was not filled in: this page is signed in as “{account}”, which is none of the brand’s accounts.',
  ),
  callAgain: say('光标已移开，请再输入一次快捷词。', 'The caret went elsewhere: type the shortcut once more.'),
  callDirectOnly: say(
    '这条话术只有私信部分，不能填在公开的框里。',
    'This template has a direct message only: it does not belong into a public box.',
  ),
  callAsks: say(
    '这条话术还有要填的内容，要在话术窗口里填好。',
    'This template still asks for something: fill it in in the reply window.',
  ),
  callTooLong: say('这条话术超出本站字数，网站不会收。', 'This template is longer than the site takes.'),
  callWaits: say(
    '这条帖子的公开回应要先由组长或公关同意，没有填入。',
    'A lead or PR must agree to the answer to this post first: nothing was filled in.',
  ),
  callWhichBrand: say(
    '这条话术只用于某个品牌，而这条帖子是哪个品牌的还不知道：请在话术窗口里确认后再填。',
    'This template is for one brand, and it is not known of which brand the post is: look at it in the reply window first.',
  ),
  callGone: say('这条话术已经删除了。', 'This template was deleted.'),
} as const;
