import {
  type ConfiguredPolicies,
  configuredPolicies,
  readConfigured,
} from '../../shared/service/configured-policies.ts';
import { readConfiguredPolicies } from '../desk/read-policies.ts';
import { getSetting, putSetting } from '../store/settings.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import type { Db } from '../store/store.ts';
import { composeConflictAlert } from './compose-alert.ts';
import { writeAlerts } from './write-alerts.ts';

/** Which configuration was told of last, as its writer put it. */
const SETTING = 'conflict-told';

/**
 * Tells administrators, once, that another monitor of the workspace has started since with a configuration that says other things of the
 * service rules: the last one counts for all, and this one still listens by its own. Gives the number of the alert; null: there is no conflict,
 * it was told, or nobody can be.
 */
export async function tellOfConflict(
  db: Db,
  own: ConfiguredPolicies,
  { adminChannelIds, now }: { readonly adminChannelIds: readonly string[]; readonly now: number },
): Promise<number | null> {
  const kept = readConfigured(await readConfiguredPolicies(db));
  const mine = readConfigured(configuredPolicies(own));
  if (nameOf(kept) === nameOf(mine)) return null;
  return inTransaction(db, async (trx) => {
    const pair = [nameOf(mine), nameOf(kept)].sort().join(' ');
    if ((await getSetting<string>(trx, SETTING)) === pair) return null;
    const draft = {
      ...{ kind: 'configuration' as const, mentionId: null, ticketId: null, now },
      content: composeConflictAlert(mine, kept),
    };
    const tellings = adminChannelIds.map((channelId) => ({ channelId, heldUntil: null }));
    const number = await writeAlerts(trx, { ...draft, groupKey: 'configuration' }, { tellings, reached: [] });
    if (number !== null) await putSetting(trx, SETTING, pair, now);
    return number;
  });
}

const nameOf = ({ windowMinutes, amountAtStakeYuan }: ConfiguredPolicies) => `${windowMinutes}/${amountAtStakeYuan}`;
