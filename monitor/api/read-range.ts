import type { ContactChannel } from '../../shared/model/ticket.ts';
import { calendarSpecs, type WorkingCalendar } from '../../shared/service/named-calendars.ts';
import { ApiFault } from './api-fault.ts';

/** More than this is a report of its own, not a page. */
const MOST_DAYS = 400;
const DAY_MS = 86_400_000;

/** The stretch that a report is about, the equally long one before it, and what is counted. @throws ApiFault `bad-range`. */
export function readRange(
  query: {
    readonly since: number;
    readonly before: number;
    readonly brand?: readonly string[] | undefined;
    readonly channel?: readonly ContactChannel[] | undefined;
    readonly calendar?: WorkingCalendar | undefined;
    readonly drill?: boolean | undefined;
  },
  isDrill: boolean,
) {
  const { since, before, brand, channel, calendar, drill = isDrill } = query;
  if (before <= since || before - since > MOST_DAYS * DAY_MS)
    throw new ApiFault('bad-range', { field: 'querystring.before' });
  return {
    range: { since, before },
    earlier: { since: Math.max(0, since - (before - since)), before: since },
    filter: {
      drill,
      ...(brand?.length ? { brandIds: brand } : {}),
      ...(channel?.length ? { channels: channel } : {}),
      ...(calendar === undefined ? {} : { workingTime: calendarSpecs[calendar] }),
    },
  };
}
