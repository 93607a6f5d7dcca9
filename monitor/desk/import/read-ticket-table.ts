import papa from 'papaparse';
import { decodeSpreadsheet } from '../../../shared/text/decode-spreadsheet.ts';

/** Headings that teams and helpdesks use for the columns of TKT-1 and TKT-2; any order, further columns are left alone. */
const COLUMNS = {
  number: ['工单号', '工单编号', '编号', 'ticket', 'ticket id', 'ticket number', 'number', 'id'],
  problem: ['问题描述', '问题', '内容', '描述', 'problem', 'description', 'subject', 'title'],
  customer: ['客户id', '客户', '客户姓名', '客户昵称', 'customer', 'requester', 'customer name'],
  contact: ['联系方式', '电话', '手机', '邮箱', 'contact', 'phone', 'email'],
  kind: ['性质', '类别', 'kind', 'type'],
  topic: ['主题', '问题主题', 'topic'],
  urgency: ['紧急程度', '优先级', 'urgency', 'priority'],
  state: ['处理状态', '状态', 'state', 'status'],
  result: ['解决结果', '处理结果', '结果', 'result', 'resolution'],
  satisfaction: ['满意度评分', '满意度', 'satisfaction', 'rating'],
  channel: ['渠道', 'channel', 'source'],
  site: ['平台', 'site', 'platform'],
  permalink: ['来源链接', '链接', 'link', 'url'],
  orderNumber: ['订单号', 'order', 'order number'],
  product: ['产品', '商品', 'product'],
  happenedAt: ['发生时间', 'happened', 'happened at', 'occurred at'],
  tried: ['客户已尝试', '已尝试', 'already tried', 'tried'],
  createdAt: ['受理时间', '创建时间', '建单时间', 'taken in', 'created', 'created at'],
  resolvedAt: ['解决时间', '完成时间', 'resolved', 'resolved at', 'solved at'],
} as const;
export type TicketColumn = keyof typeof COLUMNS;

/** One row of the file: its cells by what they mean, and as they stood. */
export interface TableRow {
  /** As a spreadsheet counts: from 1, with the headings and empty rows. */
  readonly number: number;
  readonly values: Readonly<Partial<Record<TicketColumn, string>>>;
  readonly cells: readonly string[];
}

export interface TicketTable {
  readonly headings: readonly string[];
  readonly rows: readonly TableRow[];
}

/**
 * Reads a table of tickets in UTF-8, with or without byte order mark, or GBK. @throws Error that says what is missing, or the row with a
 * quotation mark that stands alone: the rows after it would be taken for words of that one.
 */
export function readTicketTable(bytes: Uint8Array): TicketTable {
  const text = decodeSpreadsheet(bytes).replace(/^\uFEFF/, '');
  const { data, errors } = papa.parse<string[]>(text);
  const quote = errors.find(({ type }) => type === 'Quotes');
  if (quote !== undefined)
    throw new Error(`Row ${(quote.row ?? 0) + 1} has a quotation mark (") without its second one.`);
  const filled = data
    .map((cells, at) => ({ number: at + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [{ cells: headings } = { cells: [] }, ...rest] = filled;
  const places = Object.entries(COLUMNS).flatMap(([name, words]) => {
    const place = headings.findIndex((heading) => (words as readonly string[]).includes(heading.trim().toLowerCase()));
    return place === -1 ? [] : [[name as TicketColumn, place] as const];
  });
  if (!places.some(([name]) => name === 'problem'))
    throw new Error(`No column says what each ticket is about: one of ${COLUMNS.problem.join(', ')} has to head it.`);
  const rows = rest.map(({ number, cells }) => ({
    number,
    cells,
    values: Object.fromEntries(
      places.flatMap(([name, place]) => {
        const value = cells[place]?.trim() ?? '';
        return value === '' ? [] : [[name, value]];
      }),
    ),
  }));
  return { headings, rows };
}
