import type { SiteAdapter, SiteAnswering } from '../reading/site-adapter.ts';
import appStore, { answering as appStoreAnswering } from './app-store.ts';
import bilibili, { answering as bilibiliAnswering } from './bilibili.ts';
import bluesky, { answering as blueskyAnswering } from './bluesky.ts';
import dianping, { answering as dianpingAnswering } from './dianping.ts';
import douban, { answering as doubanAnswering } from './douban.ts';
import douyin, { answering as douyinAnswering } from './douyin.ts';
import facebook, { answering as facebookAnswering } from './facebook.ts';
import googleMaps, { answering as googleMapsAnswering } from './google-maps.ts';
import googlePlay, { answering as googlePlayAnswering } from './google-play.ts';
import heimao, { answering as heimaoAnswering } from './heimao.ts';
import instagram, { answering as instagramAnswering } from './instagram.ts';
import linkedin, { answering as linkedinAnswering } from './linkedin.ts';
import mastodon, { answering as mastodonAnswering } from './mastodon.ts';
import oldReddit, { answering as oldRedditAnswering } from './old-reddit.ts';
import practiceApp, { answering as practiceAppAnswering } from './practice-app.ts';
import practicePlain, { answering as practicePlainAnswering } from './practice-plain.ts';
import reddit, { answering as redditAnswering } from './reddit.ts';
import tieba, { answering as tiebaAnswering } from './tieba.ts';
import trustpilot, { answering as trustpilotAnswering } from './trustpilot.ts';
import weibo, { answering as weiboAnswering } from './weibo.ts';
import weiboMobile, { answering as weiboMobileAnswering } from './weibo-mobile.ts';
import weiboSearch, { answering as weiboSearchAnswering } from './weibo-search.ts';
import x, { answering as xAnswering } from './x.ts';
import xiaohongshu, { answering as xiaohongshuAnswering } from './xiaohongshu.ts';
import youtube, { answering as youtubeAnswering } from './youtube.ts';
import zhihu, { answering as zhihuAnswering } from './zhihu.ts';

/** Every site that the overlay knows. A new site is one file, and its lines here. */
export const SITES: readonly SiteAdapter[] = [
  appStore,
  bilibili,
  bluesky,
  dianping,
  douban,
  douyin,
  facebook,
  googleMaps,
  googlePlay,
  heimao,
  instagram,
  linkedin,
  mastodon,
  oldReddit,
  practiceApp,
  practicePlain,
  reddit,
  tieba,
  trustpilot,
  weiboMobile,
  weiboSearch,
  weibo,
  x,
  xiaohongshu,
  youtube,
  zhihu,
];

/** How staff answer on each site, by its id. Apart from `SITES`, so that the finder in every page does not carry it. */
export const ANSWERING: Readonly<Record<string, SiteAnswering>> = {
  'app-store': appStoreAnswering,
  bilibili: bilibiliAnswering,
  bluesky: blueskyAnswering,
  dianping: dianpingAnswering,
  douban: doubanAnswering,
  douyin: douyinAnswering,
  facebook: facebookAnswering,
  'google-maps': googleMapsAnswering,
  'google-play': googlePlayAnswering,
  heimao: heimaoAnswering,
  instagram: instagramAnswering,
  linkedin: linkedinAnswering,
  mastodon: mastodonAnswering,
  'old-reddit': oldRedditAnswering,
  'practice-app': practiceAppAnswering,
  'practice-plain': practicePlainAnswering,
  reddit: redditAnswering,
  tieba: tiebaAnswering,
  trustpilot: trustpilotAnswering,
  'weibo-mobile': weiboMobileAnswering,
  'weibo-search': weiboSearchAnswering,
  weibo: weiboAnswering,
  x: xAnswering,
  xiaohongshu: xiaohongshuAnswering,
  youtube: youtubeAnswering,
  zhihu: zhihuAnswering,
};
