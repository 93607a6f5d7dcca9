import type { SiteAdapter } from '../reading/site-adapter.ts';
import appStore from './app-store.ts';
import bilibili from './bilibili.ts';
import bluesky from './bluesky.ts';
import dianping from './dianping.ts';
import douban from './douban.ts';
import douyin from './douyin.ts';
import facebook from './facebook.ts';
import googleMaps from './google-maps.ts';
import googlePlay from './google-play.ts';
import heimao from './heimao.ts';
import instagram from './instagram.ts';
import linkedin from './linkedin.ts';
import mastodon from './mastodon.ts';
import oldReddit from './old-reddit.ts';
import practiceApp from './practice-app.ts';
import practicePlain from './practice-plain.ts';
import reddit from './reddit.ts';
import tieba from './tieba.ts';
import trustpilot from './trustpilot.ts';
import weibo from './weibo.ts';
import weiboMobile from './weibo-mobile.ts';
import weiboSearch from './weibo-search.ts';
import x from './x.ts';
import xiaohongshu from './xiaohongshu.ts';
import youtube from './youtube.ts';
import zhihu from './zhihu.ts';

/** Every site that the overlay knows. A new site is one file and one line here. */
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
  weibo,
  weiboMobile,
  weiboSearch,
  x,
  xiaohongshu,
  youtube,
  zhihu,
];
