import type { Labels } from '../../shared/model/labels.ts';
import { say } from './say.ts';

/** What each view is for and how it is worked with: one paragraph behind its `?`. */
export const HELP_STRINGS = {
  helpAbout: say('这一页', 'This view'),
  aboutMentions: say(
    '公开提到品牌、需要有人看的帖子，剩余时间最少的在最上面；时间从帖子公开算起，不是从我们发现算起。同一事件的转帖折成一条。认领后同事就看得到是您在处理；太久没有动静会放回。处理完的不再占位置，用搜索或看板找回。',
    'Public posts that name the brand and need somebody, the least time left on top; time runs from publication, not from our finding it. Reposts of one story are folded. A claim tells colleagues that it is yours; idle for too long, it goes back. What is done leaves the queue: search or the board bring it back.',
  ),
  aboutMention: say(
    '这条帖子的原文、作者、五个时刻和判断理由。理由不对就点“判断不对？”，系统会学。“公开回应 + 私信”打开原帖，话术和隐私检查在那里等着；发送由您自己按。需要跟进的建成工单，证据会一起留下。',
    'The post, its author, the five instants and why it was judged so. Where a reason is wrong, press “Judged wrong?”: that is learnt. “Reply in public + DM” opens the post, where templates and the privacy guard wait; you press send. What needs following becomes a ticket, and its evidence is kept along.',
  ),
  aboutTickets: say(
    '交给您或同事跟进的事，最近动过的在前。电话和单号在这里是遮住的，要看请进工单，查看会留痕。断网时新建的工单先存在这台电脑，连上后自动交接。',
    'What you and colleagues follow up, the last touched first. Telephone and order numbers are covered here; open the ticket to see them, and the look is recorded. Tickets made while the line is down wait on this computer and are handed over by themselves.',
  ),
  aboutTicket: say(
    '一件事从受理到关闭：时限、承诺、证据、协同任务、回访和这位客户的历史都在这里。每一步都记名记时，改不掉。快到时限前先告诉客户新的预计时间。',
    'One case from intake to its end: deadlines, promises, evidence, tasks, follow-ups and this customer’s history. Each step is kept with who and when. Before a deadline passes, tell the customer a new estimate.',
  ),
  aboutCustomer: say(
    '这位客户在各个渠道的全部工单。号码和账号只有处理其工单的人看得到全部，查看会留记录。这里可以记下偏好、VIP，把两条记录合成一个人，列入黑名单，也登记和决定删除个人信息的请求。',
    'Every ticket of this customer over all channels. Numbers and accounts are whole only for who handles a ticket of theirs, and looks are recorded. Here preferences and VIP are noted, two records become one person, abuse is blocked, and requests for erasure are noted and decided.',
  ),
  aboutAlerts: say(
    '发出的预警和升级：给谁、送到没有、谁已知悉。点“知悉”表示您在看，就不会再往上升级；没有送到的，原因写在下面。',
    'Alerts and escalations that were sent: by what, whether they arrived, who took notice. Acknowledging says that you are on it, and it is not escalated further. Below what did not arrive stands why.',
  ),
  aboutSources: say(
    '每个来源听得怎么样：状态和原因、上次和下次、接口剩余额度，以及延迟出在平台还是我们。下面“试一次”只看一眼。同事浏览器读不准的网站也列在这里。',
    "How well each source is heard: state and reason, last and next look, what its interface still allows, and whether the lag is the platform's or ours. “Try now” only looks. Sites that colleagues' browsers read badly are listed, too.",
  ),
  aboutPr: say(
    '按事件看舆情：谁先发、传到哪里、多快。突增与常态比；需要对外说明的开成舆情事件，声明逐席签过才锁定。监测表就是 SOC-9 的表，可以导出。',
    'Opinion by story: who began it, where it went, how fast. Bursts are held against what is normal; what needs a public word becomes a case, and a statement is locked once every seat has signed. The table is that of SOC-9 and can be exported.',
  ),
  aboutTemplates: say(
    '统一口径的话术：公开的一半和私信的一半。边写边查有没有要隐私、答应了没时间的事、平台的敏感词。自己的话术只在这个浏览器里；团队和品牌的由监听程序保存，配对的人都有，离线也能用。都可以导入、导出。在网站的回复框里打“/简码”就填入一条，怎么打在设置里选。',
    'The house’s words: a public half and a private half. As you write it is checked for private data, promises without a time and trigger words of platforms. Your own stay in this browser; those of the team and of brands are kept by the monitor, and everybody paired has them, offline too. All can be imported and exported. In a reply box of a site, a slash and the shortcut brings one in; how it is typed is chosen in the settings.',
  ),
  aboutTeam: say(
    '团队怎么做事：规则用白话写着，带编号；改之前可以看上周的工单会怎样，别人同时改了也不会丢。谁管什么、手上有多少，学到的标准答案，提前发的通知，只在一个部门试行的规则，品牌的监听词，都在这里；组长还看得到隐私检查被放行或更正的每一次。',
    'How the team works: the rules in plain words with their ids; before a change is saved you see what last week would have been, and nothing is lost when another changes them too. Who does what and has how much at hand, standard answers, notices, pilots and the words that are listened for are here as well; leads also see each time the guard was sent past or corrected.',
  ),
  aboutBoard: say(
    '这段时间做得怎样：和目标比，和上一周期比。点开数字就是它所统计的帖子或工单，最要紧的在最前面。“时间花在哪里”把分钟分到平台、我们和人；下降的指标旁边是拖累它的因素。地址栏记着所选的范围，发给同事看到的一样；可以导出表格、图片，也可以打印。',
    'How this stretch went, against target and the one before. A number opens the posts or tickets it was counted of, the worst first. “Where the minutes went” gives them to the platform, to us and to people; beside a drop stands what moved it. The address keeps what is chosen, so a colleague sees the same; tables and a picture can be taken along, and it prints.',
  ),
  aboutOptions: say(
    '这里管这个浏览器：和哪个监听程序配对、在哪些网站上显示、什么时候提醒、什么样子。每个网站的权限都单独问您，随时可以收回。品牌、来源、人员和通知全公司共用：和监听程序的设置页、配置文件是同一份，管理员在哪里改都行。',
    'This is about this browser: which monitor it is paired with, on which sites it shows itself, when it notifies, how it looks. Each site’s permission is asked for by itself and can be taken back at any time. Brands, sources, people and channels are the whole company’s: they are the same here, on the monitor’s setup page and in its file, and administrators change them in any of these.',
  ),
  aboutWelcome: say(
    '三步就能用：配对（或单机使用）、允许一个网站、做两分钟演练。每一步都可以先跳过，以后在设置里补做。配对码由管理员在监听程序的设置页生成；没有监听程序也能用话术、检查和建单。',
    'Three steps: pair (or work alone), allow one site, practise for two minutes. Each can be left out and done later in the settings. The administrator makes the pairing code on the monitor’s setup page; templates, the guard and tickets work without a monitor, too.',
  ),
} satisfies Record<string, Labels>;
export type HelpKey = keyof typeof HELP_STRINGS;
