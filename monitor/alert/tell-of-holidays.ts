import { type Calendar, needsHolidayData } from '../../shared/service/calendar.ts';
import { getSetting, putSetting } from '../store/settings.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import type { Db } from '../store/store.ts';
import { composeHolidayAlert } from './compose-alert.ts';
import { writeAlerts } from './write-alerts.ts';

const SETTING = 'holidays-told';

/**
 * Tells administrators, sixty days before the holidays that this program knows run out, and once for each such day: later deadlines would
 * be computed from the plain week. Gives the number of the alert; null: nothing is to be told, or nobody can be.
 */
export async function tellOfHolidays(
  db: Db,
  calendars: Iterable<Calendar>,
  { adminChannelIds, now }: { readonly adminChannelIds: readonly string[]; readonly now: number },
): Promise<number | null> {
  const ending = [...calendars].filter((calendar) => needsHolidayData(calendar, now));
  const horizonAt = Math.min(...ending.map((calendar) => calendar.horizonAt ?? Number.POSITIVE_INFINITY));
  if (ending.length === 0) return null;
  return inTransaction(db, async (trx) => {
    if ((await getSetting<number>(trx, SETTING)) === horizonAt) return null;
    const content = composeHolidayAlert(horizonAt);
    const draft = { kind: 'calendar' as const, mentionId: null, ticketId: null, content, now };
    const tellings = adminChannelIds.map((channelId) => ({ channelId, heldUntil: null }));
    const number = await writeAlerts(trx, { ...draft, groupKey: `holidays:${horizonAt}` }, { tellings, reached: [] });
    if (number !== null) await putSetting(trx, SETTING, horizonAt, now);
    return number;
  });
}
