import type { ApiAnswer } from '../../../shared/api.ts';
import type { Labels } from '../../../shared/model/labels.ts';
import { maskPersonalData } from '../../../shared/privacy/mask.ts';
import { type TableColumn, writeInstant } from './table-column.ts';

type Report = ApiAnswer<'listRising'>;

/** A word that rises, or an issue that several customers repeat. */
export interface RisingRow {
  readonly range: Report['range'];
  readonly kind: keyof typeof KINDS;
  readonly name: string;
  readonly now: number;
  /** Null: issues are counted in this stretch only. */
  readonly before: number | null;
  readonly authors: number | null;
  readonly lastAt: number | null;
}

const KINDS = {
  term: { 'zh-CN': '上升的词', en: 'rising word' },
  issue: { 'zh-CN': '反复的问题', en: 'repeated issue' },
} as const satisfies Record<string, Labels>;

/** KPI-3: all that rises, not only what the board has room for; personal data in the words of posts is masked. */
export function listRisingRows({ range, terms, issues }: Report): readonly RisingRow[] {
  return [
    ...terms.map(({ term, now, before }) => ({
      ...{ range, kind: 'term' as const, name: term, now, before, authors: null, lastAt: null },
    })),
    ...issues.map(({ title, posts, authors, lastAt }) => ({
      ...{ range, kind: 'issue' as const, name: maskPersonalData(title), now: posts, before: null, authors, lastAt },
    })),
  ];
}

/** Posts in this stretch and in the equally long one before it. */
export const RISING_TABLE: readonly TableColumn<RisingRow>[] = [
  { title: { 'zh-CN': '从', en: 'From' }, cell: ({ range }, reader) => writeInstant(range.since, reader) },
  { title: { 'zh-CN': '到', en: 'To' }, cell: ({ range }, reader) => writeInstant(range.before, reader) },
  { title: { 'zh-CN': '类型', en: 'Kind' }, cell: ({ kind }, { language }) => KINDS[kind][language] },
  { title: { 'zh-CN': '内容', en: 'What' }, cell: ({ name }) => name },
  { title: { 'zh-CN': '本期帖数', en: 'Posts now' }, cell: ({ now }) => now },
  { title: { 'zh-CN': '上期帖数', en: 'Posts before' }, cell: ({ before }) => before },
  { title: { 'zh-CN': '人数', en: 'People' }, cell: ({ authors }) => authors },
  { title: { 'zh-CN': '最近一次', en: 'Last' }, cell: ({ lastAt }, reader) => writeInstant(lastAt, reader) },
];
