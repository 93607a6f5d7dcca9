import type { ApiAnswer } from '../../../shared/api.ts';

type Task = ApiAnswer<'listTasks'>['items'][number];
type Department = ApiAnswer<'listDepartments'>['items'][number];

/**
 * ESC-5: the tasks that departments owe, open ones by their deadline before those that are over. What a person has set
 * themselves and the steps of a playbook are of no department and stand on their ticket only.
 * @param department null: all of them.
 */
export function listOwed(tasks: readonly Task[], department: string | null): readonly Task[] {
  const dueOf = ({ dueAt }: Task) => dueAt ?? Number.MAX_SAFE_INTEGER;
  return tasks
    .filter((task) => task.department !== null && (department === null || task.department === department))
    .sort(
      (a, b) =>
        Number(a.state !== 'open') - Number(b.state !== 'open') ||
        (a.state === 'open' ? dueOf(a) - dueOf(b) : (b.doneAt ?? 0) - (a.doneAt ?? 0)),
    );
}

/** How many are open, how many of them late, and how many nobody of the department has taken note of yet. */
export function countOwed(
  tasks: readonly Task[],
  now: number,
): { readonly open: number; readonly late: number; readonly silent: number } {
  const open = tasks.filter(({ state }) => state === 'open');
  return {
    open: open.length,
    late: open.filter(({ dueAt }) => dueAt !== null && dueAt < now).length,
    silent: open.filter(({ answeredAt }) => answeredAt === null).length,
  };
}

/** The department of a person, where they are of one. */
export function departmentOf(departments: readonly Department[], personId: string | null): string | null {
  return departments.find(({ members }) => members.some((member) => member.personId === personId))?.id ?? null;
}
