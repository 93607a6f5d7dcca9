import type { ApiAnswer } from '../../../shared/api.ts';
import type { Labels } from '../../../shared/model/labels.ts';
import { sayTerm, type TableColumn, type TableReader } from './table-column.ts';

type Report = ApiAnswer<'getFigures'>;
type Figures = Report['mentions'];
type By = Report['groups'][number]['by'] | 'all';

/** A line of the figures: a stretch of time, what of it, and its numbers. */
export interface FigureRow {
  readonly since: number;
  readonly before: number;
  readonly by: By;
  /** Empty: everything. */
  readonly key: string;
  readonly figures: Figures;
  /** Of everything only: tickets have no groups of posts. */
  readonly tickets: Report['tickets'] | null;
}

const BY: Readonly<Record<By, Labels>> = {
  all: { 'zh-CN': '全部', en: 'all' },
  brandId: { 'zh-CN': '品牌', en: 'brand' },
  topic: { 'zh-CN': '主题', en: 'topic' },
  site: { 'zh-CN': '平台', en: 'platform' },
  answeredBy: { 'zh-CN': '回应人', en: 'who answered' },
  day: { 'zh-CN': '日', en: 'day' },
  hour: { 'zh-CN': '小时', en: 'hour' },
};

/** Every number of the board, the stretch before included, as lines of one table. */
export function listFigureRows({ range, previous, mentions, tickets, groups }: Report): readonly FigureRow[] {
  const now = { since: range.since, before: range.before };
  const then = { since: previous.since, before: previous.before };
  const line = (of: Report['groups'][number]) => ({ ...of, tickets: null });
  return [
    { ...now, by: 'all', key: '', figures: mentions, tickets },
    { ...then, by: 'all', key: '', figures: previous.mentions, tickets: previous.tickets },
    ...groups.map((group) => ({ ...now, ...line(group) })),
    ...previous.groups.map((group) => ({ ...then, ...line(group) })),
  ];
}

function sayKey({ by, key }: FigureRow, { language, nameOf }: TableReader): string {
  if (by === 'topic') return sayTerm('topic', key, language) ?? key;
  return by === 'answeredBy' ? (nameOf(key) ?? key) : key;
}

/** The local day on which an instant lies. */
const day = (at: number, { timeZone }: TableReader) => new Date(at).toLocaleString('sv-SE', { timeZone });
const rounded = (value: number | null) => (value === null ? null : Math.round(value * 10_000) / 10_000);

type Share = 'negativeRate' | 'complaintRate' | 'overdueRate';
type Spread = 'toFound' | 'toTold' | 'toAnswered' | 'foundToTold' | 'toldToClaimed' | 'claimedToAnswered';
const count = (zh: string, en: string, of: 'mentions' | 'negative' | 'complaints' | 'answered' | 'late') =>
  ({ title: { 'zh-CN': zh, en }, cell: ({ figures }: FigureRow) => figures[of] }) satisfies TableColumn<FigureRow>;
const share = (zh: string, en: string, of: Share) =>
  ({
    title: { 'zh-CN': zh, en },
    cell: ({ figures }: FigureRow) => rounded(figures[of]),
  }) satisfies TableColumn<FigureRow>;
const spread = (zh: string, en: string, of: Spread, which: 'median' | 'p90' = 'median') =>
  ({
    title: { 'zh-CN': zh, en },
    cell: ({ figures }: FigureRow) => rounded(figures[of][which]),
  }) satisfies TableColumn<FigureRow>;
const ticket = (
  zh: string,
  en: string,
  of: 'tickets' | 'resolved' | 'firstContactRate' | 'overdueRate' | 'satisfaction',
) =>
  ({
    title: { 'zh-CN': zh, en },
    cell: ({ tickets }: FigureRow) => rounded(tickets?.[of] ?? null),
  }) satisfies TableColumn<FigureRow>;

/** KPI-1 with its parts; shares from 0 to 1, times in minutes. */
export const FIGURE_TABLE: readonly TableColumn<FigureRow>[] = [
  { title: { 'zh-CN': '从', en: 'From' }, cell: ({ since }, reader) => day(since, reader) },
  { title: { 'zh-CN': '到', en: 'To' }, cell: ({ before }, reader) => day(before, reader) },
  { title: { 'zh-CN': '按', en: 'By' }, cell: ({ by }, { language }) => BY[by][language] },
  { title: { 'zh-CN': '名称', en: 'Name' }, cell: sayKey },
  count('提及', 'Mentions', 'mentions'),
  count('负面', 'Negative', 'negative'),
  share('差评率', 'Bad-review rate', 'negativeRate'),
  count('投诉', 'Complaints', 'complaints'),
  share('投诉率', 'Complaint rate', 'complaintRate'),
  count('已回应', 'Answered', 'answered'),
  count('超时', 'Late', 'late'),
  share('超时率', 'Late rate', 'overdueRate'),
  spread('发布→回应 中位（分钟）', 'Posted → answered, median minutes', 'toAnswered'),
  spread('发布→回应 P90（分钟）', 'Posted → answered, P90 minutes', 'toAnswered', 'p90'),
  spread('发布→发现 中位', 'Posted → found, median', 'toFound'),
  spread('发现→告知 中位', 'Found → told, median', 'foundToTold'),
  spread('告知→认领 中位', 'Told → claimed, median', 'toldToClaimed'),
  spread('认领→回应 中位', 'Claimed → answered, median', 'claimedToAnswered'),
  ticket('工单', 'Tickets', 'tickets'),
  ticket('已解决', 'Resolved', 'resolved'),
  ticket('首次解决率', 'First-contact resolution', 'firstContactRate'),
  ticket('工单超时率', 'Overdue tickets', 'overdueRate'),
  ticket('满意度', 'Satisfaction', 'satisfaction'),
];
