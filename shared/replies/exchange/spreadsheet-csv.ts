import papa from 'papaparse';
import type { ExchangeFormat, ExchangeProblem, ExchangeRow } from '../exchange-format.ts';

/** Headings by which teams keep their replies, Chinese first; any order, further columns are left alone. */
const COLUMNS = {
  group: ['分组', '分类', '组', '标签', 'group', 'folder', 'tags', 'category'],
  shortcut: ['快捷编码', '短代码', '快捷码', '编码', '快捷短语', 'shortcut', 'code'],
  name: ['标题', '名称', '话术名称', '主题', 'title', 'name'],
  body: ['内容', '话术', '话术内容', '正文', '回复内容', 'content', 'body', 'text', 'reply'],
} as const;
const BYTE_ORDER_MARK = '\uFEFF';

/** A plain table with the columns 分组, 快捷编码, 标题, 内容. Written with a byte order mark, so that Excel reads the Chinese. */
const format: ExchangeFormat = {
  id: 'spreadsheet-csv',
  name: { 'zh-CN': '表格（分组、快捷编码、标题、内容）', en: 'table (group, shortcut, title, content)' },
  endings: ['csv', 'tsv', 'txt'],
  example: '分组,快捷编码,标题,内容\n售后,tk,退款,"您好，{{客户昵称}}，退款今天到账"\n',
  recognises: (text) => findColumns(firstLine(text)).body !== -1,
  read(text) {
    const { data } = papa.parse<string[]>(text.replace(BYTE_ORDER_MARK, ''), { skipEmptyLines: true });
    const columns = findColumns(data[0] ?? []);
    if (columns.body === -1) throw new Error(`No column of replies: one of ${COLUMNS.body.join(', ')} has to head it.`);
    const rows: ExchangeRow[] = [];
    const problems: ExchangeProblem[] = [];
    data.slice(1).forEach((cells, i) => {
      const cell = (at: number) => readCell(cells[at] ?? '');
      const body = cell(columns.body);
      if (body === '') {
        problems.push({ entry: i + 1, say: { 'zh-CN': '没有内容', en: 'has no content' } });
        return;
      }
      const group = cell(columns.group);
      rows.push({
        name: cell(columns.name),
        shortcut: cell(columns.shortcut),
        body,
        tags: group === '' ? [] : group.split(/[,，;；]\s*/),
      });
    });
    return { rows, problems };
  },
  write(rows) {
    const fields = [COLUMNS.group[0], COLUMNS.shortcut[0], COLUMNS.name[0], COLUMNS.body[0]];
    const data = rows.map((row) => [row.tags.join('，'), row.shortcut, row.name, row.body]);
    return `${BYTE_ORDER_MARK}${papa.unparse({ fields, data }, { newline: '\r\n', escapeFormulae: true })}\r\n`;
  },
};
export default format;

function firstLine(text: string): string[] {
  return papa.parse<string[]>(text.replace(BYTE_ORDER_MARK, ''), { preview: 1 }).data[0] ?? [];
}

function findColumns(header: readonly string[]): Record<keyof typeof COLUMNS, number> {
  const find = (names: readonly string[]) =>
    header.findIndex((heading) => names.includes(heading.trim().toLowerCase()));
  return {
    group: find(COLUMNS.group),
    shortcut: find(COLUMNS.shortcut),
    name: find(COLUMNS.name),
    body: find(COLUMNS.body),
  };
}

/** Takes off the apostrophe that keeps a spreadsheet from reading a text as a formula. */
function readCell(value: string): string {
  return value.replace(/^'(?=[=+\-@\t\r])/, '').trim();
}
