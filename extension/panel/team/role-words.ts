import type { Role } from '../../../shared/model/person.ts';
import type { TeamKey } from '../../i18n/team-strings.ts';

/** What each role is called. */
export const ROLE_KEYS: Record<Role, TeamKey> = {
  social: 'roleSocial',
  pr: 'rolePr',
  agent: 'roleAgent',
  lead: 'roleLead',
  manager: 'roleManager',
  director: 'roleDirector',
  admin: 'roleAdmin',
  auditor: 'roleAuditor',
};
