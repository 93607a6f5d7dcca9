import type { GuardDecisionRow } from '../../../shared/model/guard-decision.ts';
import { nameFindingType } from '../../../shared/replies/name-finding-type.ts';
import { type TableColumn, writeInstant } from './table-column.ts';

/** What was decided against the guard, one row a decision. */
export const GUARD_TABLE: readonly TableColumn<GuardDecisionRow>[] = [
  { title: { 'zh-CN': '时间', en: 'When' }, cell: ({ at }, reader) => writeInstant(at, reader) },
  { title: { 'zh-CN': '谁', en: 'Who' }, cell: ({ personId }, reader) => reader.nameOf(personId) },
  { title: { 'zh-CN': '网站', en: 'Site' }, cell: ({ site }) => site },
  { title: { 'zh-CN': '规则', en: 'Rule' }, cell: ({ rule }) => rule },
  { title: { 'zh-CN': '检查项', en: 'Check' }, cell: ({ type }, { language }) => nameFindingType(type)[language] },
  {
    title: { 'zh-CN': '决定', en: 'Decision' },
    cell: ({ reason }, { language }) =>
      reason === null
        ? { 'zh-CN': '误报', en: 'false alarm' }[language]
        : { 'zh-CN': '放行', en: 'sent all the same' }[language],
  },
  { title: { 'zh-CN': '原话（已遮盖）', en: 'Words (covered)' }, cell: ({ words }) => words },
  { title: { 'zh-CN': '理由', en: 'Reason' }, cell: ({ reason }) => reason },
  { title: { 'zh-CN': '帖子', en: 'Post' }, cell: ({ mentionId }) => mentionId },
];
