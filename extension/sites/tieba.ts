import type { SiteAdapter, SiteAnswering } from '../reading/site-adapter.ts';

const adapter: SiteAdapter = {
  id: 'tieba',
  labels: { 'zh-CN': '百度贴吧', en: 'Baidu Tieba' },
  hosts: ['tieba.baidu.com'],
  utcOffsetMinutes: 480,
  links: { post: 'tieba\\.baidu\\.com/p/(\\d+)', profile: 'tieba\\.baidu\\.com/home/main\\?(.+)' },
  keepParams: ['pid', 'id', 'un'],
  keepFragment: true,
  kinds: [
    {
      name: 'floor',
      path: '.l_post, [data-field*="post_id"]:not(.l_post):has([id^="post_content_"])',
      needs: '[data-pid]:not([data-pid=""]), [data-field*="post_id"], .d_post_content[id^="post_content_"]',
      unless: '.l_post.tbui_ads, .l_post[data-daid], .l_post.j_ad_post',
      // The post's own line of floor and time stands in .core_reply, beside the answers to it.
      skip: '.j_lzl_container, .core_reply_wrapper, .core_reply_content, .j_lzl_c_b_a',
      fields: {
        id: [
          { get: 'data-pid' },
          { get: 'data-field', match: '"post_id"\\s*:\\s*"?(\\d+)' },
          { at: '.d_post_content', get: 'id', match: 'post_content_(\\d+)' },
        ],
        author: [
          { at: '.p_author_name' },
          { at: '.d_name a' },
          { at: 'a[href*="/home/main"]:not(:has(img))' },
          { get: 'data-field', match: '"user_name"\\s*:\\s*"([^"]+)"' },
        ],
        authorUrl: [
          { at: 'a.p_author_name', get: 'href' },
          { at: '.d_name a', get: 'href' },
          { at: 'a.p_author_face', get: 'href' },
          { at: 'a[href*="/home/main"]', get: 'href' },
        ],
        text: [{ at: '.d_post_content' }, { at: '.p_content' }, { at: '[id^="post_content_"]' }],
        permalink: [
          { get: 'data-pid', template: '{here}?pid={}#{}' },
          { get: 'data-field', match: '"post_id"\\s*:\\s*"?(\\d+)', template: '{here}?pid={}#{}' },
        ],
        publishedAt: [
          { at: '.post-tail-wrap', match: '(\\d{4}-\\d{1,2}-\\d{1,2}(?:\\s\\d{1,2}:\\d{2})?)' },
          { get: 'data-field', match: '"date"\\s*:\\s*"([^"]+)"' },
          { at: '.core_reply_tail', match: '(\\d{4}-\\d{1,2}-\\d{1,2}(?:\\s\\d{1,2}:\\d{2})?)' },
          { at: '.tail-info:last-of-type' },
          { match: '(\\d{4}-\\d{1,2}-\\d{1,2}\\s\\d{1,2}:\\d{2})' },
        ],
        comments: [
          { get: 'data-field', match: '"comment_num"\\s*:\\s*(\\d+)' },
          { at: '.lzl_link_unfold', emptyMeans: 0 },
        ],
      },
      chip: { at: '.p_author_name, .d_name a', side: 'end' },
      composer: {
        open: ['.lzl_link_unfold', '.p_reply_first'],
        editor: ['.lzl_editor_container .ueditor_editor, .edui-body-container', '#ueditor_replace'],
        within: 'page',
      },
    },
    {
      // Answers below a floor (楼中楼): the page's script puts them there.
      name: 'floor-answer',
      path: '.lzl_single_post[data-field*="spid"], li[data-field*="spid"]:not(.lzl_single_post)',
      isReply: true,
      fields: {
        id: [{ get: 'data-field', match: '[\'"]spid[\'"]\\s*:\\s*[\'"]?(\\d+)' }],
        author: [{ at: '.lzl_cnt > a.at' }, { at: 'a.at' }, { at: 'a[href*="/home/main"]:not(:has(img))' }],
        authorUrl: [
          { at: '.lzl_cnt > a.at', get: 'href' },
          { at: 'a.at', get: 'href' },
          { at: 'a[href*="/home/main"]', get: 'href' },
        ],
        text: [{ at: '.lzl_content_main' }, { at: 'div > a ~ span' }],
        permalink: [{ get: 'data-field', match: '[\'"]spid[\'"]\\s*:\\s*[\'"]?(\\d+)', template: '{here}?pid={}#{}' }],
        publishedAt: [{ at: '.lzl_time' }, { match: '(\\d{4}-\\d{1,2}-\\d{1,2}\\s\\d{1,2}:\\d{2})' }],
      },
      chip: { at: '.lzl_cnt > a.at, a.at', side: 'end' },
      composer: {
        open: ['.lzl_s_r'],
        editor: ['.lzl_editor_container .ueditor_editor, .edui-body-container'],
        within: 'page',
      },
    },
    {
      name: 'thread',
      path: 'li.j_thread_list',
      unless: '.thread_top_list_folder',
      needs: 'a.j_th_tit, a[href*="/p/"]',
      fields: {
        id: [
          { get: 'data-tid' },
          { get: 'data-field', match: '"id"\\s*:\\s*"?(\\d+)' },
          { at: 'a[href*="/p/"]', get: 'href', match: '/p/(\\d+)' },
        ],
        author: [
          { at: '.frs-author-name' },
          { at: '.tb_icon_author a' },
          { get: 'data-field', match: '"author_nickname"\\s*:\\s*"([^"]+)"' },
          { get: 'data-field', match: '"author_name"\\s*:\\s*"([^"]+)"' },
          { at: '.tb_icon_author', get: 'title', match: '主题作者:\\s*(.+)' },
        ],
        authorUrl: [
          { at: 'a.frs-author-name', get: 'href' },
          { at: '.tb_icon_author a', get: 'href' },
        ],
        title: [{ at: 'a.j_th_tit' }],
        text: [{ at: 'a.j_th_tit' }, { at: '.threadlist_abs' }],
        permalink: [
          { at: 'a.j_th_tit', get: 'href' },
          { at: 'a[href*="/p/"]', get: 'href' },
        ],
        publishedAt: [{ at: '.is_show_create_time' }, { at: '.pull-right.is_show_create_time' }],
        comments: [{ at: '.threadlist_rep_num' }, { get: 'data-field', match: '"reply_num"\\s*:\\s*(\\d+)' }],
      },
      chip: { side: 'corner' },
    },
    {
      name: 'new-comment',
      path: '.pb-comment-item[data-id]',
      skip: '.pb-lzl-item',
      fields: {
        id: [{ get: 'data-id' }],
        author: [{ at: 'a.head-name' }, { at: '.head-name' }],
        authorUrl: [{ at: 'a.head-name', get: 'href' }],
        text: [
          { at: '.comment-content .pb-content-item .text' },
          { at: '.comment-content' },
          { at: '.pb-content-item' },
        ],
        permalink: [{ get: 'data-id', template: '{here}?pid={}#{}' }],
        publishedAt: [{ at: '.comment-desc-left' }],
        likes: [{ at: '.comment-desc-right .like, .agree-num', emptyMeans: 0 }],
      },
      chip: { at: 'a.head-name, .head-name', side: 'end' },
      composer: { editor: ['[contenteditable="true"]', 'textarea'], within: 'page' },
    },
    {
      // Answers below a floor; most carry no id of their own.
      name: 'new-answer',
      path: '.pb-lzl-item',
      isReply: true,
      fields: {
        id: [{ get: 'data-id' }],
        author: [{ at: 'a.head-name' }, { at: '.head-name' }],
        authorUrl: [{ at: 'a.head-name', get: 'href' }],
        text: [
          { at: '.comment-content .pb-content-item .text' },
          { at: '.comment-content .pb-rich-text' },
          { at: '.pb-content-item' },
        ],
        permalink: [{ get: 'data-id', template: '{here}?pid={}#{}' }],
        publishedAt: [{ at: '.comment-desc-left' }],
      },
      chip: { at: 'a.head-name, .head-name', side: 'end' },
      composer: { editor: ['[contenteditable="true"]', 'textarea'], within: 'page' },
    },
    {
      name: 'new-thread',
      path: '.threadcardclass',
      needs: 'a[href*="/p/"]',
      fields: {
        id: [{ at: 'a[href*="/p/"]', get: 'href', match: '/p/(\\d+)' }],
        author: [{ at: '.head-name' }, { at: 'a[href*="/home/main"]' }],
        authorUrl: [{ at: 'a.head-name, a[href*="/home/main"]', get: 'href' }],
        text: [{ at: '.thread-title' }, { at: '.title-wrap' }, { at: '.thread-content' }, { at: 'a[href*="/p/"]' }],
        permalink: [{ at: 'a[href*="/p/"]', get: 'href', match: '^([^?#]*)' }],
        publishedAt: [{ at: '.create-time, .thread-time' }],
        comments: [{ at: '.comment-link-zone .action-number, .reply-num', emptyMeans: 0 }],
      },
      chip: { side: 'corner' },
    },
  ],
  signedIn: [{ at: '#j_u_username .u_username_title, .u_username_title' }],
  wall: ['#passport-login-pop', '.verify-body', '.mod_pagelet_captcha'],
  empty: ['.forum_no_result', '.page404', '.s_search_noresult'],
  expect: {
    fill: { id: 0.95, author: 0.95, text: 0.85 },
    probe: ['#j_p_postlist', '.pc-pb-reply-list', '#thread_list'],
  },
  listenPages: { topic: ['^/f$', '^/f/', '^/p/'] },
  provenOn: 'built',
  confidence: 'high',
};
export default adapter;

/** How staff answer there. */
export const answering: SiteAnswering = {
  directMessage: { template: 'https://tieba.baidu.com/im/pcmsg?from={}', from: '[?&]id=([^&]+)', opens: 'message' },
  limits: {
    publicCharacters: null,
    counting: 'characters',
    messagesPerTenMinutes: 10,
    punishes: {
      'zh-CN': '重复回帖会被吧务或系统删除。',
      en: 'Repeated replies are deleted by moderators or the system.',
    },
  },
};
