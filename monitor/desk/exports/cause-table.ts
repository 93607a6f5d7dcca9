import type { ApiAnswer } from '../../../shared/api.ts';
import type { Labels } from '../../../shared/model/labels.ts';
import { sayTerm, type TableColumn, type TableReader, writeInstant } from './table-column.ts';

type Report = ApiAnswer<'explainFigures'>;
type Figure = Report['items'][number];
type Cause = Figure['causes'][number];

/** A figure with what it was before, or below it one of the things that moved it. */
export interface CauseRow {
  readonly range: Report['range'];
  readonly figure: Figure;
  /** Null: the figure itself. */
  readonly cause: Cause | null;
}

const BY: Readonly<Record<string, Labels>> = {
  brandId: { 'zh-CN': '品牌', en: 'brand' },
  topic: { 'zh-CN': '主题', en: 'topic' },
  channel: { 'zh-CN': '联系渠道', en: 'contact channel' },
  site: { 'zh-CN': '平台', en: 'platform' },
  handlerId: { 'zh-CN': '处理人', en: 'handler' },
  answeredBy: { 'zh-CN': '回应人', en: 'who answered' },
  product: { 'zh-CN': '商品', en: 'product' },
};
const BECAUSE: Readonly<Record<Cause['because'], Labels>> = {
  worse: { 'zh-CN': '这里变差了', en: 'worse here' },
  more: { 'zh-CN': '差的变多了', en: 'more of what was worse' },
};
const YES: Labels = { 'zh-CN': '是', en: 'yes' };

/** KPI-2: every figure that has a value, each followed by its causes. */
export function listCauseRows({ range, items }: Report): readonly CauseRow[] {
  return items
    .filter(({ now, before }) => now !== null || before !== null)
    .flatMap((figure) => [{ range, figure, cause: null }, ...figure.causes.map((cause) => ({ range, figure, cause }))]);
}

function sayPart(cause: Cause | null, { language, nameOf }: TableReader): string | null {
  if (cause === null) return null;
  if (cause.by === 'topic' || cause.by === 'channel') return sayTerm(cause.by, cause.key, language);
  return cause.by === 'handlerId' || cause.by === 'answeredBy' ? nameOf(cause.key) : cause.key;
}

const meanOf = ({ cases, sum }: Cause['now']) => (cases === 0 ? null : sum / cases);
const rounded = (value: number | null) => (value === null ? null : Math.round(value * 10_000) / 10_000);
const moved = ({ now, before }: Figure) => (now === null || before === null ? null : now - before);
const ifSo = (is: boolean, { language }: TableReader) => (is ? YES[language] : null);

/** Shares from 0 to 1, times in minutes; the change of a cause is its part of the change of its figure. */
export const CAUSE_TABLE: readonly TableColumn<CauseRow>[] = [
  { title: { 'zh-CN': '从', en: 'From' }, cell: ({ range }, reader) => writeInstant(range.since, reader) },
  { title: { 'zh-CN': '到', en: 'To' }, cell: ({ range }, reader) => writeInstant(range.before, reader) },
  { title: { 'zh-CN': '指标', en: 'Figure' }, cell: ({ figure }, { language }) => figure.labels[language] },
  {
    title: { 'zh-CN': '按', en: 'By' },
    cell: ({ cause }, { language }) => (cause === null ? null : (BY[cause.by]?.[language] ?? cause.by)),
  },
  { title: { 'zh-CN': '名称', en: 'Name' }, cell: ({ cause }, reader) => sayPart(cause, reader) },
  {
    title: { 'zh-CN': '本期', en: 'Now' },
    cell: ({ figure, cause }) => rounded(cause === null ? figure.now : meanOf(cause.now)),
  },
  {
    title: { 'zh-CN': '上期', en: 'Before' },
    cell: ({ figure, cause }) => rounded(cause === null ? figure.before : meanOf(cause.before)),
  },
  {
    title: { 'zh-CN': '变化', en: 'Change' },
    cell: ({ figure, cause }) => rounded(cause === null ? moved(figure) : cause.share),
  },
  {
    title: { 'zh-CN': '目标', en: 'Target' },
    cell: ({ figure, cause }) => (cause === null ? rounded(figure.target) : null),
  },
  {
    title: { 'zh-CN': '本期件数', en: 'Cases now' },
    cell: ({ figure, cause }) => (cause === null ? figure.cases : cause.now.cases),
  },
  {
    title: { 'zh-CN': '上期件数', en: 'Cases before' },
    cell: ({ figure, cause }) => (cause === null ? figure.casesBefore : cause.before.cases),
  },
  {
    title: { 'zh-CN': '下滑', en: 'Drop' },
    cell: ({ figure, cause }, reader) => ifSo(cause === null && figure.isDrop, reader),
  },
  {
    title: { 'zh-CN': '未达目标', en: 'Misses its target' },
    cell: ({ figure, cause }, reader) => ifSo(cause === null && figure.missesTarget, reader),
  },
  {
    title: { 'zh-CN': '原因', en: 'Because' },
    cell: ({ cause }, { language }) => (cause === null ? null : BECAUSE[cause.because][language]),
  },
];
