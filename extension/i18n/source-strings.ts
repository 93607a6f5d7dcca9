import type { Labels } from '../../shared/model/labels.ts';
import { say } from './say.ts';

/** How well each source is heard, and which sites colleagues' browsers can no longer read. */
export const SOURCE_STRINGS = {
  sources: say('来源', 'Sources'),
  sourcesOpen: say('看每个来源', 'See each source'),
  actionSeeSources: say('看来源', 'See sources'),
  sourcesNone: say('还没有来源', 'No sources yet'),
  sourcesNoneText: say(
    '在监听程序的设置页或配置文件里添加来源。',
    "Add sources on the monitor's setup page or in its configuration.",
  ),
  sourcesFind: say('按名称或类型找来源', 'Find by name or type'),
  sourcesFound: say('没有这样的来源。', 'No such source.'),
  sourceHeard: say('上次听到', 'Last heard'),
  sourceNewest: say('上次新帖', 'Last new post'),
  sourceNext: say('下次查看', 'Next look'),
  sourceNextNow: say('正要看', 'now'),
  sourceSince: say('从 {time} 起', 'since {time}'),
  sourceUsual: say('这个时段通常', 'Usual at this hour'),
  sourceUsualSaid: say('每小时 {n} 条', '{n} posts an hour'),
  sourceUsualUnknown: say('听得还不够久', 'not watched long enough'),
  sourceQuota: say('剩余额度', 'Requests left'),
  sourceQuotaUntil: say('{n} 次，{time} 恢复', '{n} until it renews at {time}'),
  sourceQuotaUnknown: say('接口没有说', 'the interface says nothing'),
  sourceLagPlatform: say('平台延迟', "Platform's lag"),
  sourceLagOurs: say('我们的延迟', 'Our lag'),
  sourceLagSaid: say('一半在 {half} 内，95% 在 {most} 内', 'half within {half}, 95 % within {most}'),
  sourceLagUnknown: say('新帖还太少，看不出来', 'too few new posts to tell'),
  sourceTry: say('试一次', 'Try now'),
  sourceTrying: say('正在试…', 'Trying…'),
  sourceTryHint: say('只看一眼，什么都不保存。', 'One look; nothing of it is kept.'),
  sourceTried: say('听到 {n} 条，用时 {time}。', 'Heard {n} {n|post|posts} in {time}.'),
  sourceTriedNot: say('没有听到：{reason}', 'Not heard: {reason}'),
  sourceTriedLate: say('赶不上时限：{reason}', 'Cannot keep the window: {reason}'),
  sitesChanged: say('读不准的网站', 'Sites that are read badly'),
  sitesChangedHint: say(
    '同事的浏览器报告：这些网站改了页面。',
    "Colleagues' browsers say that these sites changed their pages.",
  ),
  siteReported: say(
    '报告 {n} 次，最近 {time}，扩展 {version}',
    '{n} {n|report|reports}, last {time}, extension {version}',
  ),
  siteCorrectionOff: say(
    '第 {n} 版修正已自动停用：页面读得更差了。',
    'Correction {n} was taken out of use: pages read worse with it.',
  ),
} satisfies Record<string, Labels>;
