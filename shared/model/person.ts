/** Roles of the product; what each may do is the permission table in `monitor/api/permissions.ts`. */
export const ROLES = ['social', 'pr', 'agent', 'lead', 'manager', 'director', 'admin', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly active: boolean;
}
