import { CONTACT_CHANNELS, type ContactChannel } from '../../shared/model/ticket.ts';
import { WORKING_CALENDARS, type WorkingCalendar } from '../../shared/service/named-calendars.ts';
import type { ListWish } from './list-wish.ts';
import { readWish, writeWish } from './list-wish.ts';

export const RANGES = ['day', 'week', 'month'] as const;
export type Range = (typeof RANGES)[number];

const HOUR = 3_600_000;
/** Length of each range, and of one point of its chart. */
export const RANGE_MS: Record<Range, { readonly length: number; readonly bucket: number }> = {
  day: { length: 24 * HOUR, bucket: HOUR },
  week: { length: 168 * HOUR, bucket: 6 * HOUR },
  month: { length: 720 * HOUR, bucket: 24 * HOUR },
};

/** What is counted; the address keeps it, so that a link shows a colleague the same. */
export interface BoardScope {
  readonly range: Range;
  readonly brand: string | null;
  /** Contact channel; null: all of them. */
  readonly channel: ContactChannel | null;
  /** Times in the working time of this calendar; null: by the clock on the wall. */
  readonly calendar: WorkingCalendar | null;
  /** Practice instead of the real thing. */
  readonly drill: boolean;
}

/** What is looked at: what is counted, and the list that is open over it. */
export interface BoardAddress extends BoardScope {
  readonly list: ListWish | null;
}

export function readAddress(hash: string): BoardAddress {
  const query = new URLSearchParams(hash.replace(/^#/, ''));
  const range = RANGES.find((name) => name === query.get('range')) ?? 'week';
  return {
    range,
    brand: query.get('brand') || null,
    channel: CONTACT_CHANNELS.find((one) => one === query.get('channel')) ?? null,
    calendar: WORKING_CALENDARS.find((one) => one === query.get('calendar')) ?? null,
    drill: query.get('drill') === 'true',
    list: readWish(query),
  };
}

export function writeAddress({ range, brand, channel, calendar, drill, list }: BoardAddress): string {
  return `#${new URLSearchParams({
    range,
    ...(brand === null ? {} : { brand }),
    ...(channel === null ? {} : { channel }),
    ...(calendar === null ? {} : { calendar }),
    ...(drill ? { drill: 'true' } : {}),
    ...(list === null ? {} : writeWish(list)),
  })}`;
}
