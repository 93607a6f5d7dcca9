import type { Db } from '../store.ts';

/** Who works in a department. */
export interface DepartmentMember {
  readonly department: string;
  readonly personId: string;
  /** ESC-5: the head of the department. */
  readonly leads: boolean;
}

/** Makes the members of a department these. */
export async function setDepartment(
  trx: Db,
  department: string,
  members: readonly Pick<DepartmentMember, 'personId' | 'leads'>[],
): Promise<DepartmentMember[]> {
  await trx.deleteFrom('departmentMembers').where('department', '=', department).execute();
  const unique = [...new Map(members.map((member) => [member.personId, member])).values()];
  if (unique.length > 0)
    await trx
      .insertInto('departmentMembers')
      .values(unique.map(({ personId, leads }) => ({ department, personId, leads: leads ? 1 : 0 })))
      .execute();
  return listMembers(trx, [department]);
}

/** Members of some departments, or of all. */
export async function listMembers(db: Db, departments?: readonly string[]): Promise<DepartmentMember[]> {
  if (departments?.length === 0) return [];
  let query = db.selectFrom('departmentMembers').selectAll();
  if (departments) query = query.where('department', 'in', departments);
  const rows = await query.orderBy('department').orderBy('personId').execute();
  return rows.map((row) => ({ ...row, leads: row.leads === 1 }));
}
