import type { Labels } from '../../shared/model/labels.ts';
import { say } from './say.ts';

/** The library of replies: own ones, import, lint, lengths. */
export const TEMPLATE_STRINGS = {
  templateOwn: say('自己的', 'Own'),
  templateNew: say('新建', 'New'),
  templateImport: say('导入', 'Import'),
  templateExport: say('导出', 'Export'),
  templateFormat: say('文件格式', 'Format of the file'),
  templateWithShipped: say('连同自带的 {n} 条', 'With the {n} that ship'),
  templateExportSave: say('保存 {n} 条', 'Save {n}'),
  templateUses: say('用于什么、用在哪里', 'For what, and where'),
  templateShortcuts: say('简码（用空格隔开）', 'Short words (blanks between them)'),
  templateKinds: say('诉求（不选：都可以）', 'Kinds (none chosen: all)'),
  templateTopics: say('主题（不选：都可以）', 'Topics (none chosen: all)'),
  templateSites: say('网站（不选：都可以）', 'Sites (none chosen: all)'),
  templateImportFile: say('选择话术文件（CSV、YAML、JSON）', 'Choose a file of replies (CSV, YAML, JSON)'),
  templateImporting: say('正在检查 {done} / {total}', 'Checking {done} of {total}'),
  templateImported: say(
    '导入 {taken} 条；已有 {known} 条；拒绝 {refused} 条。',
    '{taken} taken in, {known} known already, {refused} refused.',
  ),
  templateImportBad: say(
    '认不出这个文件。可以用：表格（分组、快捷编码、标题、内容）、Briskine、Text Blaze、espanso。',
    'This file is of no known kind. Known: a table (group, shortcut, title, content), Briskine, Text Blaze, espanso.',
  ),
  templateNoRoom: say(
    '浏览器没有空间了，什么也没有保存。请删掉一些再试。',
    'The browser has no room left; nothing was saved. Delete some and try again.',
  ),
  templateEdit: say('修改', 'Edit'),
  templateDelete: say('删除', 'Delete'),
  templateSave: say('保存', 'Save'),
  templateGone: say(
    '这条话术在另一个窗口里被删掉了；保存会重新建一条。',
    'This template was deleted in another window; saving makes it anew.',
  ),
  templateSaved: say('话术已保存', 'The template is saved'),
  templateName: say('名称', 'Name'),
  templatePublicText: say('公开部分（几种说法之间空一行）', 'Public half (a blank line between wordings)'),
  templateDmText: say('私信部分', 'Direct message'),
  templateLint: say('检查', 'Check'),
  templateClean: say('没有发现问题', 'Nothing found'),
  templateStopped: say('公开部分有会被拦下的内容，改好才能保存', 'Something here would be stopped; mend it, then save'),
  templateSite: say('在哪个网站上看', 'Seen on'),
  templateLength: say('{n} / {limit}', '{n} / {limit}'),
  templateLengthFree: say('{n} 字', '{n} characters'),
  templateTooLong: say('超出 {n}', '{n} too long'),
} satisfies Record<string, Labels>;
