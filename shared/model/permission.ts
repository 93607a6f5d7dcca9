/**
 * What a person may be allowed to do. Which role may do what is the table in `monitor/api/permissions.ts`; `GET /v1/me`
 * tells the caller's own, so that a panel shows no button that would be refused.
 */
export const PERMISSIONS = [
  'mentions.read',
  'mentions.handle',
  'mentions.release-any',
  'inbox.send',
  'tickets.read',
  'tickets.create',
  'tickets.edit',
  'cases.work',
  'replies.approve',
  'templates.manage',
  'customers.read',
  'customers.edit',
  'customers.manage',
  'alerts.read',
  'alerts.acknowledge',
  'sources.read',
  'sources.test',
  'exports.make',
  'desk.manage',
  'policies.manage',
  'people.read',
  'people.manage',
  'config.manage',
] as const;
export type Permission = (typeof PERMISSIONS)[number];
