import type { Labels } from '../../shared/model/labels.ts';
import { say } from './say.ts';

/** In-browser listening: consent, what was read, watched searches; and what a person is told when a site changed. */
export const LISTEN_STRINGS = {
  sectionListen: say('在浏览器里听', 'Listening in this browser'),
  listenIntro: say(
    '没有订阅源的网站：您打开页面时，帖子在这台电脑上比对品牌词，只有提到品牌的才交给监听程序。默认关闭；从不读私信、通知和仅部分人可见的帖子，也从不自动刷新或翻页。',
    'For sites without a feed: when you open a page, its posts are compared with the brand’s words on this computer, and only those that name a brand go to the monitor. Off by default. Messages, notifications and posts for chosen people are never read; nothing is reloaded or scrolled for you.',
  ),
  listenNoSite: say('先在上面允许一个网站。', 'Allow a site above first.'),
  listenSearch: say('搜索页', 'Search pages'),
  listenFeed: say('首页与信息流', 'Home and feeds'),
  listenTopic: say('话题与讨论页', 'Topics and threads'),
  listenReview: say('评价页', 'Review pages'),
  listenNothing: say('还没有读过', 'Nothing read yet'),
  listenCounts: say(
    '读过 {read} 条 · 命中 {matched} 条 · 已交监听程序 {sent} 条',
    '{read} read · {matched} matched · {sent} sent to the monitor',
  ),
  searchTitle: say('定时看一眼的搜索', 'Searches to look at regularly'),
  searchIntro: say(
    '超过时间没人看，会提醒您打开；打开由您来点。',
    'When nobody looked for that long, you are reminded. You open it.',
  ),
  searchAddress: say('搜索页地址', 'Address of the search page'),
  searchPlaceholder: say('https://… 搜索结果页地址', 'https://… address of the results'),
  searchEvery: say('多久看一次', 'How often'),
  searchEveryMinutes: say('每 {minutes} 分钟', 'Every {minutes} minutes'),
  searchLooked: say('{time}看过', 'Looked at {time}'),
  searchNever: say('还没看过', 'Never looked at'),
  searchDrop: say('移除', 'Remove'),
  searchBad: say(
    '请填写已勾选收听的网站和页面的 https 地址。',
    'Enter the https address of a page on a site where that sort of page is ticked above.',
  ),
  searchDueTitle: say('{site}：{minutes} 分钟没看了', '{site}: not looked at for {minutes} minutes'),
  searchDueText: say('搜索“{search}”。点这里打开。', 'Search “{search}”. Click to open it.'),
  siteChangedSince: say('{time} 起网页已改版。', 'Changed since {time}.'),
  siteChanged: say('{site} 改版了', '{site} changed'),
  siteChangedByLink: say(
    '按链接仍认出 {count} 条帖子：剩余时间、填话术、建工单照常。选中文字建工单任何时候都可用。',
    '{count} posts are still known by their links: time left, replies and tickets go on. Selecting text for a ticket always works.',
  ),
  siteChangedSelection: say(
    '仍可用：选中文字，右键“建工单”；面板里的队列和话术。',
    'Still works: select text and choose “Make a ticket” from the context menu; queue and replies in the panel.',
  ),
  siteLostMessage: say('读不到作者，私信按钮可能不可用。', 'Authors cannot be read, so direct messages may not open.'),
  siteLostLink: say(
    '读不到帖子链接，工单里只有网页地址。',
    'Links of posts cannot be read: a ticket carries the page’s address only.',
  ),
  siteLostText: say('读不到正文，请在工单里自己粘贴。', 'Texts cannot be read: paste them into the ticket.'),
} satisfies Record<string, Labels>;
