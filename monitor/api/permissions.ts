import { PERMISSIONS, type Permission } from '../../shared/model/permission.ts';
import type { Role } from '../../shared/model/person.ts';
import type { Need } from '../../shared/routes/route.ts';

const READ = ['mentions.read', 'tickets.read', 'customers.read', 'alerts.read', 'sources.read', 'people.read'] as const;
const WORK = [
  'mentions.handle',
  'inbox.send',
  'tickets.create',
  'tickets.edit',
  'customers.edit',
  'alerts.acknowledge',
] as const;
const LEAD = [
  ...READ,
  ...WORK,
  'mentions.release-any',
  'sources.test',
  'exports.make',
  'customers.manage',
  'desk.manage',
  'cases.work',
  'replies.approve',
  'templates.manage',
] as const;

/** Who may do what. The auditor reads and changes nothing; people are made by administrators only. */
export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  social: [...READ, ...WORK],
  pr: [...READ, ...WORK, 'cases.work', 'replies.approve', 'templates.manage', 'exports.make'],
  agent: [...READ, ...WORK],
  lead: LEAD,
  manager: LEAD,
  director: [...LEAD, 'policies.manage'],
  admin: PERMISSIONS,
  auditor: [...READ, 'exports.make'],
};

/** What a role may do. */
export function mayDo(role: Role, permission: Permission): boolean {
  return ROLE_PERMISSIONS[role].includes(permission);
}

/** Whether a caller meets the need of a route; `role` is null without a good token. */
export function meetsNeed(need: Need, role: Role | null): boolean {
  if (need === 'nothing') return true;
  if (role === null) return false;
  return need === 'token' || mayDo(role, need);
}
