import type { SiteHealth } from '../../shared/model/site-health.ts';
import type { Db } from '../store/store.ts';
import { composeCorrectionAlert } from './compose-alert.ts';
import { writeAlerts } from './write-alerts.ts';

/** Tells administrators that a browser took the workspace's correction of a site out of use; a site that changed without one is no news to them. */
export async function tellTakenBack(
  trx: Db,
  { site, correction, broken }: SiteHealth,
  {
    adminChannelIds,
    drill,
    now,
  }: { readonly adminChannelIds: readonly string[]; readonly drill: boolean; readonly now: number },
): Promise<void> {
  if (correction === null) return;
  const content = composeCorrectionAlert({ site, revision: correction, broken, drill });
  const draft = { kind: 'source-blind' as const, mentionId: null, ticketId: null, content, now };
  const tellings = adminChannelIds.map((channelId) => ({ channelId, heldUntil: null }));
  await writeAlerts(trx, { ...draft, groupKey: `correction:${site}:${correction}` }, { tellings, reached: [] });
}
