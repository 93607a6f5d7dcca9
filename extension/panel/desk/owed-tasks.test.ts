import { expect, test } from 'vitest';
import { countOwed, departmentOf, listOwed } from './owed-tasks.ts';

const TASK = {
  ...{ ticketId: 't-1', title: '查物流', ownerId: null, playbookId: null, step: null, createdAt: 0, createdBy: null },
  ...{ doneAt: null, doneBy: null, result: null, answeredAt: null, department: 'technical', state: 'open' as const },
};
const TASKS = [
  { ...TASK, id: 'no-day', dueAt: null },
  { ...TASK, id: 'late', dueAt: 50 },
  { ...TASK, id: 'done', dueAt: 10, state: 'done' as const, doneAt: 90 },
  { ...TASK, id: 'own', dueAt: 20, department: null },
  { ...TASK, id: 'soon', dueAt: 150, answeredAt: 60, department: 'product' },
  { ...TASK, id: 'dropped', dueAt: 10, state: 'dropped' as const, doneAt: 95 },
];

test('ESC-5: what departments owe, the nearest deadline first, what is over last; own notes are not among it', () => {
  expect(listOwed(TASKS, null).map(({ id }) => id)).toEqual(['late', 'soon', 'no-day', 'dropped', 'done']);
  expect(listOwed(TASKS, 'product').map(({ id }) => id)).toEqual(['soon']);
  expect(countOwed(listOwed(TASKS, null), 100)).toEqual({ open: 3, late: 1, silent: 2 });
  expect(countOwed([], 100)).toEqual({ open: 0, late: 0, silent: 0 });
});

test('the department of a person', () => {
  const name = { 'zh-CN': '技术部', en: 'Technical' };
  const member = (personId: string) => ({ personId, leads: false, openTickets: 0, onDuty: true });
  const departments = [
    { id: 'technical', name, members: [member('p-1')] },
    { id: 'product', name, members: [member('p-2')] },
  ];
  expect(departmentOf(departments, 'p-2')).toBe('product');
  expect(departmentOf(departments, 'p-3')).toBeNull();
});
