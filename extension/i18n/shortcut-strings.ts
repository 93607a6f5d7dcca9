import type { Labels } from '../../shared/model/labels.ts';
import { say } from './say.ts';

/** Shortcuts of templates in the boxes of sites: settings, and the hints in the editor. */
export const SHORTCUT_STRINGS = {
  sectionShortcuts: say('话术简码', 'Shortcuts of replies'),
  shortcutsIntro: say(
    '在允许的网站上，在任何回复框里打简码，话术的公开部分就填进去；先过隐私检查，要填空、要审批的打开话术窗口。密码、验证码、搜索框里从不理会；拼音还没上屏时不动；撤销（Ctrl+Z）把简码还给您。',
    'On allowed sites, a shortcut typed in any reply box brings in the public half of its template. It passes the privacy guard first; what still asks for something, or needs approval, opens in the reply window. Never in boxes for passwords, codes or searches, never while an input method composes; undo (Ctrl+Z) brings the shortcut back.',
  ),
  shortcutTrigger: say('怎么打', 'How it is typed'),
  shortcutSlash: say('斜杠加简码，如 /tk', 'A slash and the shortcut: /tk'),
  shortcutTab: say('简码，再按 Tab', 'The shortcut, then Tab'),
  shortcutOff: say('不用', 'Not at all'),
  shortcutSites: say('在这些网站上（取消勾选就不理会）', 'On these sites (untick one and it is left alone there)'),
  shortcutNoSite: say('还没有允许任何网站。', 'No site is allowed yet.'),
  shortcutHintSlash: say(
    '在网站的回复框里打 {words}，就填入这条话术。',
    'Typed in a reply box of a site, {words} brings this template in.',
  ),
  shortcutHintTab: say(
    '在网站的回复框里打 {words} 再按 Tab，就填入这条话术。',
    'In a reply box of a site, {words} and then Tab brings this template in.',
  ),
  shortcutHintOff: say(
    '简码已在设置里关掉，只用来搜索。',
    'Shortcuts are switched off in the settings; they only serve the search.',
  ),
  shortcutClash: say(
    '“{word}”也是“{name}”的简码。先用自己的，再是品牌的、团队的、自带的；自己的里面最近保存的优先，团队的里面最早建的优先。',
    '“{word}” is a shortcut of “{name}”, too. One’s own goes first, then a brand’s, the team’s, those that ship; of one’s own the one saved last, of the team’s the one made first.',
  ),
  brandName: say('品牌名', 'Name of the brand'),
  brandNameHow: say(
    '话术里的 {{brand.name}} 填成它。配对监听程序后，用帖子所属品牌的名字。',
    'Stands for {{brand.name}} in templates. Paired with a monitor, the brand of the post is named.',
  ),
} satisfies Record<string, Labels>;
