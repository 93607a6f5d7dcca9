import type { ApiAnswer } from '../../../shared/api.ts';
import { sayTerm, type TableColumn, writeInstant } from './table-column.ts';

type Report = ApiAnswer<'listPeopleFigures'>;

/** The figures of a person in one stretch of time. */
export interface PersonRow {
  readonly range: Report['range'];
  readonly person: Report['items'][number];
}

/** KPI-5: one line a person. */
export function listPeopleRows({ range, items }: Report): readonly PersonRow[] {
  return items.map((person) => ({ range, person }));
}

type Count = 'tickets' | 'excused' | 'resolved' | 'complaints' | 'rated' | 'answered';
type Share = 'firstContactRate' | 'overdueRate' | 'satisfaction' | 'lateAnswerRate';

function number(zh: string, en: string, of: Count | Share): TableColumn<PersonRow> {
  return {
    title: { 'zh-CN': zh, en },
    cell: ({ person }) => {
      const value = person[of];
      return value === null ? null : Math.round(value * 10_000) / 10_000;
    },
  };
}

/** The columns of the month's board; shares from 0 to 1. */
export const PEOPLE_TABLE: readonly TableColumn<PersonRow>[] = [
  { title: { 'zh-CN': '从', en: 'From' }, cell: ({ range }, reader) => writeInstant(range.since, reader) },
  { title: { 'zh-CN': '到', en: 'To' }, cell: ({ range }, reader) => writeInstant(range.before, reader) },
  { title: { 'zh-CN': '姓名', en: 'Name' }, cell: ({ person }) => person.name ?? person.personId },
  {
    title: { 'zh-CN': '角色', en: 'Role' },
    cell: ({ person }, { language }) => sayTerm('role', person.role, language),
  },
  number('工单', 'Tickets', 'tickets'),
  number('已解决', 'Resolved', 'resolved'),
  number('首次解决率', 'First-contact resolution', 'firstContactRate'),
  number('工单超时率', 'Overdue tickets', 'overdueRate'),
  number('满意度', 'Satisfaction', 'satisfaction'),
  number('评价数', 'Ratings', 'rated'),
  number('被投诉', 'Complaints', 'complaints'),
  number('不计入（滥用投诉）', 'Not counted (abusive complaints)', 'excused'),
  number('已回应帖子', 'Posts answered', 'answered'),
  number('回应超时率', 'Late answers', 'lateAnswerRate'),
];
