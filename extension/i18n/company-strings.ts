import type { Labels } from '../../shared/model/labels.ts';
import { say } from './say.ts';

/** What the whole company shares, on the options page. */
export const COMPANY_STRINGS = {
  sectionCompany: say('全公司共用的设置', 'What the whole company shares'),
  companyAlone: say(
    '与监听程序配对后，管理员可以在这里改。',
    'Once a monitor is paired, administrators change it here.',
  ),
  companyNotYours: say(
    '品牌、来源、人员和通知通道由管理员设置；需要改动请找管理员。',
    'Brands, sources, people and channels are set by administrators: ask one for a change.',
  ),
  companyIntro: say(
    '这里、监听程序的设置页和配置文件是同一份内容，在哪里改都一样：',
    'This page, the setup page of the monitor and the configuration file say the same; it may be changed in any of them:',
  ),
  companyBrands: say('品牌', 'Brands'),
  companySources: say('来源', 'Sources'),
  companyPeople: say('人员', 'People'),
  companyChannels: say('通知通道', 'Channels'),
  companyRoutes: say('分流', 'Routes'),
  companyHelpdesks: say('服务台', 'Helpdesks'),
  companyMailboxes: say('邮箱', 'Mailboxes'),
  companyComplaintTerms: say('投诉词', 'Complaint terms'),
  companyOnePerLine: say('一行一个', 'One a line'),
  companyEverything: say('全部', 'everything'),
  companyAddThere: say('在设置页添加', 'Add on the setup page'),
  companyNewBrand: say('新品牌的名称', 'Name of a new brand'),
  companyNewPerson: say('新同事的姓名', 'Name of a new colleague'),
  companyChooseKind: say('选择一种来源', 'Choose a kind of source'),
  companyRemove: say('移除', 'Remove'),
  companyRemoveNth: say('移除第 {n} 段', 'Remove no. {n}'),
  companyAddOne: say('添加一段', 'Add one'),
  companyOnSetupPage: say('这一项在设置页里改。', 'This is changed on the setup page.'),
  companyCode: say('取一个配对码', 'Make a code'),
  companyCodeHint: say(
    '设置页在监听程序所在的电脑上打开，会要一个配对码。',
    'The setup page opens on the machine of the monitor and asks for a pairing code.',
  ),
  companySave: say('写入配置文件', 'Write the file'),
  companySaved: say('已写入，重启监听程序后生效。', 'Written. It holds after the monitor starts again.'),
  companyChanged: say('有改动还没写入。', 'There are changes that are not written.'),
  companyRuns: say('监听程序正按这份配置运行。', 'The monitor runs with this file.'),
  companyRestart: say('去设置页检查并重启', 'Check and start again on the setup page'),
  companyKept: say('改动还在这里，可以再试。', 'Your changes are still here; try again.'),
  companyMeanwhile: say('别人刚刚改了配置文件', 'Somebody else has changed the file'),
  companyEasy: say(
    '双方改的地方不冲突，合在一起后再写入。',
    'What both changed does not clash: put it together, then write it.',
  ),
  companyHard: say('下面这些双方都改了，请选一边。', 'Both sides changed these: choose one of each.'),
  companyMine: say('用我的', 'Mine'),
  companyTheirs: say('用对方的', 'Theirs'),
  companyTakenOut: say('已删除', 'taken out'),
  companySettle: say('合在一起', 'Put together'),
} satisfies Record<string, Labels>;
