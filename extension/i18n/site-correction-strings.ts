import type { Labels } from '../../shared/model/labels.ts';
import { say } from './say.ts';

/** Options page: selectors of a site that changed, corrected as data. */
export const SITE_CORRECTION_STRINGS = {
  correctionTitle: say('网站改版时更正选择器', 'Correct selectors of a changed site'),
  correctionIntro: say(
    '不必等新版本：粘贴管理员给的更正（JSON），重新打开页面后生效。只能更正读帖子的选择器；回复框、私信地址和“仅部分人可见”的标记改不了。读得更差时自动退回自带的。',
    'No need to wait for a release: paste the correction (JSON) from your administrator; it works on pages that are loaded afterwards. Only selectors that read posts can be corrected, never the reply box, the address of direct messages or the mark of posts for chosen people. If pages read worse with it, it is taken back by itself.',
  ),
  correctionText: say('更正（JSON）', 'Correction (JSON)'),
  correctionSave: say('启用更正', 'Use the correction'),
  correctionSaved: say(
    '{site}：第 {revision} 版更正已启用，请重新打开该网站的页面。',
    '{site}: revision {revision} is in use. Reload the site’s pages.',
  ),
  correctionOwn: say('您更正的 · 第 {revision} 版 · {time}', 'Corrected by you · revision {revision} · {time}'),
  correctionWorkspace: say(
    '工作区更正的 · 第 {revision} 版 · {time}',
    'Corrected by the workspace · revision {revision} · {time}',
  ),
  correctionForAll: say(
    '给所有人用：写进监听端的配置，各浏览器马上取用',
    'For everybody: written into the monitor’s configuration, fetched by every browser at once',
  ),
  correctionGiven: say(
    '{site}：第 {revision} 版更正已给所有人，重新打开该网站的页面后生效。',
    '{site}: revision {revision} is in use for everybody. It works on pages that are loaded afterwards.',
  ),
  correctionGiver: say('{name} 给出 · {time}', 'Given by {name} · {time}'),
  correctionTakenBack: say(
    '已有浏览器自动停用（{count} 次报告，最近 {time}）：读不到{parts}。',
    'Browsers took it out of use ({count} reports, the last at {time}): not read any more: {parts}.',
  ),
  correctionDropForAll: say('对所有人恢复自带', 'Back to what ships, for everybody'),
  correctionAsShipped: say('用自带的选择器。', 'What ships is used.'),
  correctionBehind: say('先用您自己的更正。', 'Your own correction is used before it.'),
  correctionWhat: say('更正了：{parts}', 'Corrects: {parts}'),
  correctionRolledBack: say(
    '{time} 自动退回：用它之后读不到{parts}。改好后用更高的版本号再给出。',
    'Taken back at {time}: with it these could not be read: {parts}. Mend it and give it a higher revision.',
  ),
  correctionDrop: say('恢复自带', 'Back to what ships'),
  correctionTooLong: say('太长：最多 {most} 个字符。', 'Too long: {most} characters at most.'),
  correctionNoJson: say(
    '不是完整的 JSON。请检查是否漏了括号、引号或逗号。',
    'Not complete JSON. Look for a missing bracket, quotation mark or comma.',
  ),
  correctionBadPart: say(
    '“{part}”不能这样写，或不允许更正。没有保存任何内容。',
    '“{part}” is not written correctly, or may not be corrected. Nothing was saved.',
  ),
  correctionNoSite: say('没有名为“{site}”的网站。', 'There is no site called “{site}”.'),
  correctionNoKind: say(
    '没有名为“{kind}”的帖子种类。这个网站有：{known}。',
    'There is no sort of post called “{kind}”. This site has: {known}.',
  ),
  correctionGuardedPath: say(
    '“{kind}”的位置不能更正：这个网站有仅部分人可见的帖子，换了位置就认不出它们的标记。字段可以更正。',
    'Where “{kind}” is found cannot be corrected: this site has posts for chosen people, and their mark might be missed elsewhere. Its fields can be corrected.',
  ),
  correctionBadSelector: say(
    '浏览器不认识选择器“{selector}”。',
    'The browser does not know the selector “{selector}”.',
  ),
  correctionOld: say(
    '已有第 {revision} 版。请用更高的版本号。',
    'Revision {revision} is here already. Give it a higher revision.',
  ),
  fieldPosts: say('帖子', 'posts'),
  fieldPath: say('帖子位置', 'where posts are'),
  fieldId: say('编号', 'id'),
  fieldAuthor: say('作者', 'author'),
  fieldAuthorUrl: say('作者链接', 'author’s address'),
  fieldTitle: say('标题', 'title'),
  fieldText: say('正文', 'text'),
  fieldPermalink: say('帖子链接', 'link'),
  fieldPublishedAt: say('时间', 'time'),
  fieldLikes: say('赞', 'likes'),
  fieldComments: say('评论数', 'comments'),
  fieldRating: say('评分', 'rating'),
} satisfies Record<string, Labels>;
